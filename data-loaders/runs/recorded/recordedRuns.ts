import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {checkRows} from "../../../src/lib/checkRows.js";
import type {Row} from "../../../src/lib/schemas/tableSchemas.js";
import type {Calibration} from "../../evaluation/calibration.js";
import type {RobustnessCount} from "../../dataset/corruptions/corruptions.js";
import {contentKey} from "../../store/contentKey.js";
import {examineArtefact} from "../../store/readArtefact.js";
import {ownerOf} from "../../store/ownedPath.js";
import {sha256} from "../../store/sha256.js";
import {nodeMajorOf} from "../machine.js";
import {runIdentity, type RunIdentity} from "../runIdentity.js";
import {runOf} from "../../training/run.js";
import type {EpochResult} from "../../training/checkpoint.js";
import type {Protocol} from "../../training/protocol.js";
import {isVariant, protocolOfVariant} from "../../experiments/variants.js";
import {floatsOf} from "../../store/floatBytes.js";

/** What is kept of a run that was trained once, besides bulk numbers. */
export interface RecordedFacts {
  /** Whether it is stale is judged anew whenever it is read. */
  readonly row: Omit<Row<"runs">, "isStale" | "verifiedAt">;
  readonly protocol: Protocol;
  readonly epochs: readonly EpochResult[];
  readonly calibration: Calibration;
  /** Of the runs that were asked about corrupted test images. */
  readonly robustness?: readonly RobustnessCount[];
  /** What made it; not known of the runs recorded before 28 November 2026. */
  readonly identity?: RunIdentity;
  /** When it was last trained again to the same bits, and by what. */
  readonly verified?: Verification;
}

/** A training that gave what is recorded: weights, outputs, calibration, robustness, to the last bit. */
export interface Verification {
  /** Key of the run that was trained. */
  readonly key: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly machine: string;
}

/** What is kept of a run: its files by name, and facts. */
export interface RunRecord {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly facts: RecordedFacts;
}

/** A recorded run: how it was trained, how that went, and what it says of the test images. */
export interface RecordedRun extends RecordedFacts {
  readonly row: Row<"runs">;
  /** Of all that is recorded of it. */
  readonly sha256: string;
  /** Predicted classes of the test images that it was measured on, in file order. */
  readonly predictions: Uint8Array;
  /** Their cross-entropy, nats, of the usual seeds of the source's own networks. */
  readonly losses?: Float32Array;
  /** The trained ones, then the averaged ones, of the run whose network can be taken home. */
  readonly parameters?: Float32Array;
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
export async function recordedRuns(recorded: string): Promise<RecordedRun[]> {
  return Promise.all(recordedNames(recorded).map((name) => readRecordedRun(recordedRunFolder(recorded, name))));
}

function recordedNames(recorded: string): string[] {
  const folder = join(recorded, "runs");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && ownerOf(entry.name) === undefined)
    .map(({name}) => name);
  return names.sort();
}

/**
 * What is recorded of a run, as it was written.
 * @throws Error if a file is missing or does not match its hash, with both names and what to do
 */
export function readRecord(folder: string): RunRecord {
  const {artefact, name, fault} = examineArtefact(folder);
  if (artefact !== undefined) return {files: artefact.files, facts: artefact.facts as unknown as RecordedFacts};
  const remedy = `restore it with "git checkout -- ${folder}", or remove the folder and record the run again`;
  throw new Error(`damaged recorded run, ${join(folder, name)}: ${fault}; ${remedy}`);
}

async function readRecordedRun(folder: string): Promise<RecordedRun> {
  const {files, facts} = readRecord(folder);
  const row = {...facts.row, ...(await standing(facts))};
  checkRows("runs", [row]);
  const {
    "test-losses.f32": losses,
    "parameters.f32": parameters,
    "validation-logits.f32": validation,
    "test-logits.f32": test
  } = files;
  return {
    ...facts,
    row,
    sha256: contentKey({facts, files: Object.values(files).map(sha256)}),
    predictions: files["test-predictions.u8"]!,
    ...(losses && {losses: floatsOf(losses)}),
    ...(parameters && {parameters: floatsOf(parameters)}),
    ...(validation && test && {logits: {validation: floatsOf(validation), test: floatsOf(test)}})
  };
}

/**
 * Whether a run would be trained otherwise today, and since when today's code is known to give its bits. One is stale if
 * its protocol is another, or if it was neither made nor verified by today's code, on whatever Node.
 */
async function standing(facts: RecordedFacts): Promise<Pick<Row<"runs">, "isStale" | "verifiedAt">> {
  const {row, protocol, identity, verified} = facts;
  const stale = {isStale: true, verifiedAt: ""};
  if (!isVariant(row.variant) || contentKey(protocol) !== contentKey(protocolOfVariant(row.variant))) return stale;
  const run = runOf(row.variant, row.seed);
  const isTodays = async ({key, machine}: Pick<RunIdentity, "key" | "machine">): Promise<boolean> =>
    key === (await runIdentity(run, protocol, row.datasetSha256, nodeMajorOf(machine))).key;
  if (verified && (await isTodays(verified))) return {isStale: false, verifiedAt: verified.at};
  if (identity && (await isTodays(identity))) return {isStale: false, verifiedAt: row.startedAt};
  return stale;
}
