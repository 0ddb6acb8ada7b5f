import {readFileSync} from "node:fs";
import {join} from "node:path";
import {thisProject, type Project} from "../project.js";
import {coreRuns} from "../experiments/profileRuns.js";
import {variant} from "../experiments/variants.js";
import {bytesOfState} from "../runs/epochState.js";
import {
  epochCheckpoints,
  heldCheckpoint,
  resumable,
  stepsPerEpoch,
  type EpochCheckpoint,
  type KeptRun
} from "../runs/epochCheckpoints.js";
import {prepareRun, type Workplace} from "../runs/obtainInProfile.js";
import {sha256} from "../store/sha256.js";
import {writeFileAtomic} from "../store/writeFileAtomic.js";
import type {Profile} from "../training/protocol.js";
import {train} from "../training/train.js";
import {namedRuns, openWorkplace} from "./workplace.js";

/** What is recorded of the checkpoints of the report's runs: SHA-256 of what each epoch leaves, by run, from the first. */
export type RecordedCheckpoints = Readonly<Record<string, readonly string[]>>;

/** Steps from one checkpoint to a later one. */
interface Steps {
  readonly from: number;
  readonly to: number;
}

/**
 * Trains a stretch of a run from the checkpoint before it, and compares with the recorded one after it.
 * @param text steps between two checkpoints, such as "750-1500"
 * @throws RangeError for a run without recorded checkpoints or for other steps; Error if a checkpoint is missing, forged
 *   or damaged, or the stretch ends elsewhere
 */
export async function verifyStretch(
  names: readonly string[],
  text: string,
  profile: Profile,
  project: Project = thisProject
): Promise<void> {
  if (profile === "quick")
    throw new RangeError("nothing to verify in the quick profile: checkpoints are recorded of whole runs");
  if (names.length !== 1) throw new RangeError(`--steps takes one run: got ${names.length}`);
  const [run] = namedRuns(names);
  const recorded = recordedCheckpoints(project)[run!.name];
  if (recorded === undefined) {
    const known = Object.keys(recordedCheckpoints(project)).join(", ");
    throw new RangeError(`no checkpoints are recorded of ${run!.name}: expected one of ${known}`);
  }
  const workplace = await openWorkplace(profile, project);
  const kept = await keptRun(run!, workplace);
  const {from, to} = stepsOf(text, stepsPerEpoch(kept), recorded.length);
  const before = from === 0 ? undefined : await checkpointAt(from, kept, recorded, workplace);
  const left = await trainStretch(kept, before, to, workplace);
  const expected = recorded[to / stepsPerEpoch(kept) - 1]!;
  const isEqual = left === expected;
  project.print(`${run!.name} step ${to} recorded ${expected}`);
  project.print(`${run!.name} step ${to} trained  ${left} ${isEqual ? "equal" : "DIFFERENT"}`);
  if (!isEqual) throw new Error(`steps ${text} of ${run!.name} end elsewhere than recorded; see docs/reproducing.md`);
}

/** Trains the report's runs where their checkpoints are not stored, and records the hash of each. */
export async function recordCheckpoints(project: Project = thisProject): Promise<void> {
  const workplace = await openWorkplace("core", project);
  const hashes: Record<string, readonly string[]> = {};
  for (const run of Object.values(coreRuns)) {
    const checkpoints = await epochCheckpoints(await keptRun(run, workplace), workplace.store);
    hashes[run.name] = checkpoints.map((checkpoint) => checkpoint.sha256);
    project.print(`recorded ${checkpoints.length} checkpoints of ${run.name}`);
  }
  writeFileAtomic(pathIn(project), Buffer.from(`${JSON.stringify(hashes, null, 2)}\n`));
}

function recordedCheckpoints(project: Project): RecordedCheckpoints {
  return JSON.parse(readFileSync(pathIn(project), "utf8")) as RecordedCheckpoints;
}

function pathIn({recorded}: Project): string {
  return join(recorded, "checkpoints.json");
}

async function keptRun(run: KeptRun["run"], workplace: Workplace): Promise<KeptRun> {
  const {protocol, data} = await prepareRun(run, workplace);
  return {run, protocol, data, amount: "core"};
}

/** @throws RangeError if the text names no steps between two checkpoints */
function stepsOf(text: string, perEpoch: number, epochCount: number): Steps {
  const [, from, to] = /^(\d{1,7})-(\d{1,7})$/.exec(text)?.map(Number) ?? [];
  const isCheckpoint = (step: number): boolean => step % perEpoch === 0 && step <= epochCount * perEpoch;
  if (from !== undefined && to !== undefined && from < to && isCheckpoint(from) && isCheckpoint(to)) return {from, to};
  throw new RangeError(
    `invalid --steps: expected two multiples of ${perEpoch} up to ${epochCount * perEpoch}, such as ${perEpoch}-${2 * perEpoch}, got "${text}"`
  );
}

/** The checkpoint at a step. @throws Error if the store holds none, or one that is not the recorded one */
async function checkpointAt(
  step: number,
  kept: KeptRun,
  recorded: readonly string[],
  {store}: Workplace
): Promise<EpochCheckpoint> {
  const epoch = step / stepsPerEpoch(kept);
  const held = await heldCheckpoint(kept, epoch, store);
  if (held === undefined)
    throw new Error(`no checkpoint of ${kept.run.name} at step ${step} in the store; npm run build leaves them there`);
  const expected = recorded[epoch - 1]!;
  if (held.sha256 === expected) return held;
  throw new Error(
    `the checkpoint of ${kept.run.name} at step ${step} is not the recorded one: expected SHA-256 ${expected}, got ${held.sha256}`
  );
}

/** @returns SHA-256 of what the stretch leaves */
async function trainStretch(
  kept: KeptRun,
  before: EpochCheckpoint | undefined,
  to: number,
  {store}: Workplace
): Promise<string> {
  const {run, protocol, data} = kept;
  let left = "";
  await train(run, protocol, data, variant(run.variant).topology, {
    ...store.training,
    checkpointPath: join(store.cache, "checkpoints", "none"),
    checkpointSeconds: Infinity,
    lastEpoch: to / stepsPerEpoch(kept),
    onMessage: (message) => {
      if (message.kind === "epoch") left = sha256(bytesOfState(message.left.state));
    },
    ...(before && {resumeFrom: resumable(kept, before)})
  });
  return left;
}
