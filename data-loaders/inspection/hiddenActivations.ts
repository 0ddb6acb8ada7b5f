import * as tf from "@tensorflow/tfjs";
import type {Examples} from "../dataset/examples.js";
import {outputProgram} from "../engine/modelPrograms.js";
import {writeModelInput} from "../training/modelInput.js";
import type {TrainedNetwork} from "./trainedNetwork.js";

/** Examples that go through the network at once. */
const chunkSize = 50;

/** What a network's last hidden layer makes of some images. */
export interface Activations {
  /** Activations by example, then unit; shape [count, unitCount]. */
  readonly values: Float32Array;
  readonly unitCount: number;
}

/**
 * The activations of the last hidden layer, after ReLU and with dropout off.
 * @param standardised level → standardised value, [256]
 */
export function hiddenActivations(
  {engine, model, memory}: TrainedNetwork,
  examples: Examples,
  standardised: Float32Array
): Activations {
  // The cut model's weights are the first of the whole model's, so its programs find them at the same addresses.
  const cut = tf.model({inputs: model.inputs, outputs: model.layers.at(-1)!.input});
  const unitCount = cut.outputs[0]!.shape[1]!;
  const values = new Float32Array(examples.count * unitCount);
  const indices = Uint32Array.from({length: examples.count}, (_, i) => i);
  let program = outputProgram(engine, cut, memory, chunkSize);
  for (let start = 0; start < examples.count; start += chunkSize) {
    const chunk = indices.subarray(start, start + chunkSize);
    if (chunk.length < chunkSize) {
      program.release();
      program = outputProgram(engine, cut, memory, chunk.length);
    }
    writeModelInput(examples, chunk, standardised, program.x.view);
    program.run();
    values.set(program.logits.view, start * unitCount);
  }
  program.release();
  return {values, unitCount};
}
