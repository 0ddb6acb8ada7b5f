import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {checkRows} from "../../src/lib/checkRows.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Calibration} from "../evaluation/calibration.js";
import type {RobustnessCount} from "../inspection/robustness.js";
import {contentKey} from "../store/contentKey.js";
import {examineArtefact} from "../store/readArtefact.js";
import {manifestName} from "../store/manifest.js";
import type {EpochResult} from "../training/checkpoint.js";
import type {Protocol} from "../training/protocol.js";
import {isVariant, protocolOfVariant} from "../training/variants/variants.js";

/** Where recorded runs are kept, one folder each, in git. */
export const recordedFolder = join(import.meta.dirname, "runs");

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

/**
 * All recorded runs, in the order of their names.
 * @param folder where they lie
 * @throws Error if a file is missing or does not match its hash, with the file's name; RangeError if a row is none
 */
export function recordedRuns(folder = recordedFolder): RecordedRun[] {
  const names = readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, manifestName)))
    .map(({name}) => name);
  return names.sort().map((name) => readRecordedRun(join(folder, name)));
}

function readRecordedRun(folder: string): RecordedRun {
  const {artefact, fault} = examineArtefact(folder);
  if (artefact === undefined) throw new Error(`corrupt recorded run ${folder}: ${fault}; restore it from git`);
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
