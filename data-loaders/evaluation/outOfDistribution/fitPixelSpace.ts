import {PCA} from "ml-pca";
import {halved, halfSize, type PixelSpace} from "./pixelSpace.js";

/**
 * The principal components of images at half their width, centred and not scaled.
 * @param images levels 0 to 255, [784] each
 * @param componentCount at most 196
 */
export function fitPixelSpace(images: readonly Uint8Array[], componentCount: number): PixelSpace {
  const small = images.map((pixels) => Array.from(halved(pixels)));
  const pca = new PCA(small, {method: "covarianceMatrix"});
  const directions = pca.getEigenvectors().transpose().to2DArray().slice(0, componentCount);
  const meanAt = (i: number): number => small.reduce((sum, image) => sum + image[i]!, 0) / small.length;
  return {
    mean: Float32Array.from({length: halfSize}, (_, i) => meanAt(i)),
    components: Float32Array.from(directions.flat())
  };
}
