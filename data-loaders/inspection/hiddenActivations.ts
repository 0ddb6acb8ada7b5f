import type {Examples} from "../dataset/examples.js";
import type {Network} from "../engine/runtime/loadNetwork.js";
import {writeModelInput} from "../training/modelInput.js";
import {chunkSize} from "../training/predict.js";

/** What a network's last hidden layer makes of some images. */
export interface Activations {
  /** Activations by example, then unit; shape [count, unitCount]. */
  readonly values: Float32Array;
  readonly unitCount: number;
}

/**
 * The activations of the last hidden layer, after ReLU and with dropout off.
 * @param network with the outputs of `chunkCounts(examples.count)`
 * @param standardised level → standardised value, [256]
 */
export function hiddenActivations(network: Network, examples: Examples, standardised: Float32Array): Activations {
  const indices = Uint32Array.from({length: examples.count}, (_, i) => i);
  const chunks = Array.from({length: Math.ceil(examples.count / chunkSize)}, (_, i) =>
    indices.subarray(i * chunkSize, (i + 1) * chunkSize)
  );
  const values = chunks.map((chunk) => {
    const program = network.outputsOf(chunk.length);
    writeModelInput(examples, chunk, standardised, program.x.view);
    program.run();
    return program.hidden.view.slice();
  });
  const unitCount = values[0]!.length / chunks[0]!.length;
  return {values: concatenated(values, examples.count * unitCount), unitCount};
}

function concatenated(parts: readonly Float32Array[], length: number): Float32Array {
  const whole = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
