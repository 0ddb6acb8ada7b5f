import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {checkRows} from "../../src/lib/checkRows.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Calibration} from "../evaluation/calibration.js";
import type {RobustnessCount} from "../inspection/robustness.js";
import {contentKey} from "../store/contentKey.js";
import {examineArtefact} from "../store/readArtefact.js";
import {ownerOf} from "../store/ownedPath.js";
import type {EpochResult} from "../training/checkpoint.js";
import type {Protocol} from "../training/protocol.js";
import {isVariant, protocolOfVariant} from "../training/variants/variants.js";

/** What is kept of a run that was trained once, besides bulk numbers. */
export interface RecordedFacts {
  /** Whether it is stale is judged anew whenever it is read. */
  readonly row: Omit<Row<"runs">, "isStale">;
  readonly protocol: Protocol;
  readonly epochs: readonly EpochResult[];
  readonly calibration: Calibration;
  /** Of the runs that were asked about corrupted test images. */
  readonly robustness?: readonly RobustnessCount[];
}

/** A recorded run: how it was trained, how that went, and what it says of the test images. */
export interface RecordedRun extends RecordedFacts {
  readonly row: Row<"runs">;
  /** Predicted classes of the test images that it was measured on, in file order. */
  readonly predictions: Uint8Array;
  /** Their cross-entropy, nats. */
  readonly losses: Float32Array;
  /** Outputs for validation and test images, [n, 10], of the runs whose probabilities are needed later. */
  readonly logits?: {readonly validation: Float32Array; readonly test: Float32Array};
}

/** The folder of a recorded run. @param recorded what is kept in git */
export function recordedRunFolder(recorded: string, run: string): string {
  return join(recorded, "runs", run);
}

/**
 * All recorded runs, in the order of their names. What a killed `record` left half-copied counts as none.
 * @param recorded what is kept in git
 * @throws Error if a run's folder lacks a file or one does not match its hash, with both names; RangeError if a row is
 * none
 */
export function recordedRuns(recorded: string): RecordedRun[] {
  const folder = join(recorded, "runs");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && ownerOf(entry.name) === undefined)
    .map(({name}) => name);
  return names.sort().map((name) => readRecordedRun(recordedRunFolder(recorded, name)));
}

function readRecordedRun(folder: string): RecordedRun {
  const {artefact, name, fault} = examineArtefact(folder);
  if (artefact === undefined) {
    const remedy = `restore it with "git checkout -- ${folder}", or remove the folder and record the run again`;
    throw new Error(`damaged recorded run, ${join(folder, name)}: ${fault}; ${remedy}`);
  }
  const facts = artefact.facts as unknown as RecordedFacts;
  const row = {...facts.row, isStale: isStale(facts.row.variant, facts.protocol)};
  checkRows("runs", [row]);
  const {files} = artefact;
  const [validation, test] = ["validation-logits.f32", "test-logits.f32"].map((name) => files[name]);
  return {
    ...facts,
    row,
    predictions: files["test-predictions.u8"]!,
    losses: floatsOf(files["test-losses.f32"]!),
    ...(validation && test && {logits: {validation: floatsOf(validation), test: floatsOf(test)}})
  };
}

function isStale(variant: string, protocol: Protocol): boolean {
  return !isVariant(variant) || contentKey(protocol) !== contentKey(protocolOfVariant(variant));
}

function floatsOf({buffer}: Uint8Array<ArrayBuffer>): Float32Array {
  return new Float32Array(buffer);
}
