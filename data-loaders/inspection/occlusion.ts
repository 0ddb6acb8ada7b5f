import {patchCount} from "../../src/lib/patches.js";
import type {Examples} from "../dataset/examples.js";
import type {Network} from "../engine/runtime/loadNetwork.js";
import {argmax} from "../evaluation/argmax.js";
import {softmax} from "../evaluation/softmax.js";
import {writeModelInput} from "../training/modelInput.js";
import {coverPatches} from "./coverPatches.js";

const classCount = 10;

/** What a network makes of images with each patch covered; shape [n, 49] each, patches row by row. */
export interface Occlusion {
  /** Probability of the class that is predicted of the whole image, in [0, 1]. */
  readonly confidences: Float32Array;
  /** Predicted class indices. */
  readonly predictions: Uint8Array;
}

/**
 * Covers each patch of some images in turn with level 0, the background on which the garments lie, and asks the
 * network again, dropout off. Source: Zeiler and Fergus 2014, "Visualizing and understanding convolutional networks",
 * section 4.2, who cover with grey.
 * @param network with the outputs of `patchCount` examples
 * @param indices positions in `examples`, [n]
 * @param predictions of the whole images, [examples.count]
 * @param standardised level → standardised value, [256]
 */
export function occlusion(
  network: Network,
  examples: Examples,
  indices: Uint32Array,
  predictions: Uint8Array,
  standardised: Float32Array
): Occlusion {
  const program = network.outputsOf(patchCount);
  const found = {
    confidences: new Float32Array(indices.length * patchCount),
    predictions: new Uint8Array(indices.length * patchCount)
  };
  indices.forEach((index, i) => {
    writeModelInput(examples, new Uint32Array(patchCount).fill(index), standardised, program.x.view);
    coverPatches(program.x.view, standardised[0]!);
    program.run();
    const probabilities = softmax(program.logits.view.slice(), classCount);
    found.predictions.set(argmax(probabilities, classCount), i * patchCount);
    for (let patch = 0; patch < patchCount; ++patch)
      found.confidences[i * patchCount + patch] = probabilities[patch * classCount + predictions[index]!]!;
  });
  return found;
}
