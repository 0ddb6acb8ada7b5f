import {join} from "node:path";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import {runRow} from "../tables/runTables.js";
import {writeArtefact} from "../store/writeArtefact.js";
import {recordedFolder} from "./recordedRuns.js";

/** Runs whose probabilities are needed later: label errors are found by images that were left out. */
const withLogits = /^cnn-fold-/;

/**
 * Keeps a finished run among the recorded ones, in place of an earlier one of its name.
 * @throws Error if it cannot be written
 */
export function recordRun(run: EvaluatedRun, folder = recordedFolder): void {
  const {predictions, losses} = run.evaluations.test;
  const files = {
    "test-predictions.u8": predictions,
    "test-losses.f32": bytesOf(losses),
    ...(withLogits.test(run.run.name) && {
      "validation-logits.f32": bytesOf(run.logits.validation),
      "test-logits.f32": bytesOf(run.logits.test)
    })
  };
  const row = {...runRow(run), origin: "recorded"} as const;
  writeArtefact(join(folder, run.run.name), files, {row, protocol: run.protocol, epochs: run.epochs});
}

function bytesOf({buffer, byteOffset, byteLength}: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
