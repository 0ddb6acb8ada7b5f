import {classCount} from "../../src/lib/classNames.js";
import type {Examples} from "../dataset/examples.js";
import {softmax} from "../evaluation/softmax.js";
import {chunkCounts, predict} from "../training/predict.js";
import {trainedNetwork} from "./trainedNetwork.js";

/**
 * What a run's network makes of some images, dropout off.
 * @param parameters as the run stores them
 * @param standardised level → standardised value, [256], as in its training
 * @returns probabilities by example, then class; shape [count, 10]
 */
export async function networkAnswers(
  run: {readonly variant: string; readonly seed: number},
  parameters: Float32Array,
  examples: Examples,
  standardised: Float32Array
): Promise<Float32Array> {
  const network = await trainedNetwork(run, parameters, chunkCounts(examples.count));
  const logits = new Float32Array(examples.count * classCount);
  predict(network, examples, Uint32Array.from(examples.labels.keys()), standardised, logits, {
    workerIndex: 0,
    workerCount: 1
  });
  return softmax(logits, classCount);
}
