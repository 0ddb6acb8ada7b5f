import {patchCount, patchesAcross} from "../../src/lib/patches.js";
import {imageSide, pixelCount} from "../dataset/examples.js";

/** Width and height of a patch, px. */
const patchSide = imageSide / patchesAcross;

/**
 * Covers of each copy of an image another patch.
 * @param images [49, 784]
 * @param cover what is put in a patch's place
 */
export function coverPatches(images: Float32Array, cover: number): void {
  for (let patch = 0; patch < patchCount; ++patch) {
    const top = Math.floor(patch / patchesAcross) * patchSide;
    const left = (patch % patchesAcross) * patchSide;
    for (let row = top; row < top + patchSide; ++row) {
      const start = patch * pixelCount + row * imageSide + left;
      images.fill(cover, start, start + patchSide);
    }
  }
}
