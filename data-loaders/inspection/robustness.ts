import {sharedCopy, type Examples} from "../dataset/examples.js";
import {argmax} from "../evaluation/argmax.js";
import {corruptAll} from "../dataset/corruptions/corrupt.js";
import {
  corruptionSeed,
  corruptions,
  strengths,
  type CorruptionKind,
  type RobustnessCount,
  type Strength
} from "../dataset/corruptions/corruptions.js";
import {chunkCounts, predict} from "../training/predict.js";
import {trainedNetwork} from "./trainedNetwork.js";

/** Test images under one corruption. */
export interface CorruptedImages {
  readonly kind: CorruptionKind;
  readonly strength: Strength;
  readonly examples: Examples;
}

/** The test images under each corruption at each strength, 30 copies of them. */
export function corruptedImages(test: Examples): CorruptedImages[] {
  return corruptions.flatMap(({kind}) =>
    strengths.map((strength) => {
      const pixels = sharedCopy(corruptAll(test.pixels, kind, strength, corruptionSeed));
      return {kind, strength, examples: {...test, pixels}};
    })
  );
}

/**
 * Asks a trained network about corrupted images, dropout off.
 * @param parameters as the run stores them
 * @param standardised level → standardised value, [256], as in its training
 */
export async function robustness(
  run: {readonly variant: string; readonly seed: number},
  parameters: Float32Array,
  corrupted: readonly CorruptedImages[],
  standardised: Float32Array
): Promise<RobustnessCount[]> {
  const counts = new Set(corrupted.flatMap(({examples}) => chunkCounts(examples.count)));
  const network = await trainedNetwork(run, parameters, [...counts]);
  return corrupted.map(({kind, strength, examples}) => {
    const indices = Uint32Array.from({length: examples.count}, (_, i) => i);
    const logits = new Float32Array(examples.count * 10);
    predict(network, examples, indices, standardised, logits, {workerIndex: 0, workerCount: 1});
    const hits = argmax(logits, 10).filter((prediction, i) => prediction === examples.labels[i]);
    return {kind, strength, correctCount: hits.length};
  });
}
