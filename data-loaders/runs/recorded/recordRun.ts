import {calibration} from "../../evaluation/calibration.js";
import type {RobustnessCount} from "../../dataset/corruptions/corruptions.js";
import type {EvaluatedRun} from "../evaluatedRun.js";
import {coreSeed, usualSeedCount} from "../../experiments/profileRuns.js";
import {groupOf} from "../../experiments/variants.js";
import type {Run} from "../../training/run.js";
import {writeArtefact} from "../../store/writeArtefact.js";
import {runRow} from "../../runs/runRow.js";
import {recordedRunFolder, type RecordedFacts, type RunRecord} from "./recordedRuns.js";
import {bytesOf} from "../../store/floatBytes.js";

/** Runs whose probabilities are needed later: label errors are found by networks that did not see an image. */
const withLogits = /^cnn-fold-/;

/** Runs by whose test loss a claim is judged, so that tests can recompute it; of others the predictions are enough. */
function keepsLosses({variant, seed}: Run): boolean {
  return seed <= usualSeedCount && groupOf(variant) === "source";
}

/** The network that can be taken home besides those of the build. */
function keepsParameters({variant, seed}: Run): boolean {
  return groupOf(variant) === "best" && seed === coreSeed;
}

/**
 * What is to be kept of a finished run.
 * @param robustness of the run, where it was asked about corrupted images
 */
export function recordOf(run: EvaluatedRun, robustness?: readonly RobustnessCount[]): RunRecord {
  const {validation, test} = run.evaluations;
  const files = {
    "test-predictions.u8": test.predictions,
    ...(keepsLosses(run.run) && {"test-losses.f32": bytesOf(test.losses)}),
    ...(keepsParameters(run.run) && {"parameters.f32": bytesOf(run.parameters)}),
    ...(withLogits.test(run.run.name) && {
      "validation-logits.f32": bytesOf(run.logits.validation),
      "test-logits.f32": bytesOf(run.logits.test)
    })
  };
  const facts: RecordedFacts = {
    row: {...runRow(run), origin: "recorded"},
    protocol: run.protocol,
    epochs: run.epochs,
    calibration: calibration(
      {logits: run.logits.validation, labels: validation.labels},
      {logits: run.logits.test, labels: test.labels}
    ),
    ...(robustness && {robustness}),
    identity: run.identity
  };
  return {files, facts};
}

/**
 * Keeps a run's record among the recorded ones, in place of an earlier one of its name.
 * @param recorded what is kept in git
 * @throws Error if it cannot be written
 */
export function writeRecord(recorded: string, {files, facts}: RunRecord): void {
  writeArtefact(recordedRunFolder(recorded, facts.row.run), files, {...facts});
}
