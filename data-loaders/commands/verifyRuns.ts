import {existsSync, mkdirSync, rmSync} from "node:fs";
import {dirname, join} from "node:path";
import {thisProject, type Project} from "../project.js";
import {findingNames, isFinding} from "../findings/recordedFindings.js";
import {writeRecord} from "../runs/recorded/recordRun.js";
import {readRecord, recordedRunFolder, recordedRuns, type RunRecord} from "../runs/recorded/recordedRuns.js";
import {prepareRun, type Workplace} from "../runs/obtainInProfile.js";
import {trainRun} from "../runs/obtainRun.js";
import {runIdentity} from "../runs/runIdentity.js";
import {areEqual} from "../store/areEqual.js";
import {canonicalJson} from "../store/canonicalJson.js";
import {removeLitter} from "../store/removeLitter.js";
import type {Profile} from "../training/protocol.js";
import {parseRun} from "../experiments/parseRun.js";
import type {Run} from "../training/run.js";
import {verifyFinding} from "./findings.js";
import {recordMaker} from "./recordRuns.js";
import {namedRuns, openWorkplace} from "./workplace.js";

/**
 * Trains runs again from nothing, whatever is stored, and compares all that is recorded of them bit by bit: weights,
 * predictions and losses of the test images, curves, calibration, robustness. Of a run that is found again it is
 * recorded when, and with which code. One that was killed goes on when it is asked for again.
 * @param names such as "cnn-s1", or of findings; where there are none, `all` must be set
 * @param profile in which the recorded runs were trained; not the quick one, whose results are others
 * @param all what is recorded and was not verified with today's code
 * @throws RangeError for another profile, no run, an unknown one or one that is not recorded; Error if something differs
 */
export async function verifyRuns(
  names: readonly string[],
  profile: Profile,
  {project = thisProject, all = false}: {readonly project?: Project; readonly all?: boolean} = {}
): Promise<void> {
  if (profile === "quick") {
    throw new RangeError(
      "nothing to verify in the quick profile: recorded runs are of all images; leave --profile out"
    );
  }
  if (all && names.length > 0) throw new RangeError(`--all takes no names: got ${names.join(" ")}`);
  const runs = all ? await unverified(project) : recordedOf(names, project);
  removeLitter(project.recorded);
  const workplace = await openWorkplace(profile, project);
  const verify = verifier(workplace, project);
  const different: string[] = [];
  for (const run of runs) if (!(await verify(run))) different.push(run.name);
  for (const name of all ? findingNames : names.filter(isFinding))
    if (!(await verifyFinding(name, workplace, project))) different.push(name);
  if (different.length > 0)
    throw new Error(`other than what is recorded: ${different.join(", ")}; see docs/reproducing.md`);
}

/** @throws RangeError for no name, an unknown run, or one that is not recorded; Error for a damaged record */
function recordedOf(names: readonly string[], {recorded}: Project): Run[] {
  const ofRuns = names.filter((name) => !isFinding(name));
  if (ofRuns.length === 0 && names.length > 0) return [];
  const runs = namedRuns(ofRuns);
  for (const {name} of runs) {
    const folder = recordedRunFolder(recorded, name);
    if (!existsSync(folder))
      throw new RangeError(
        `nothing to verify of ${name}: expected its record in ${folder}, got none; "npm run runs -- --profile full" says which runs are recorded`
      );
    readRecord(folder);
  }
  return runs;
}

/** Recorded runs that today's code neither made nor verified; the shortest first. */
async function unverified({recorded}: Project): Promise<Run[]> {
  const stale = (await recordedRuns(recorded)).filter(({row}) => row.verifiedAt === "");
  return stale.toSorted((a, b) => a.row.trainSeconds - b.row.trainSeconds).map(({row}) => parseRun(row.run));
}

/** Trains a run, compares it, and stamps its record if it is the same. */
function verifier(workplace: Workplace, {cache, recorded, print}: Project): (run: Run) => Promise<boolean> {
  const recordOfRun = recordMaker();
  return async (run) => {
    const {protocol, data, startFrom} = await prepareRun(run, workplace);
    const {training, datasetSha256} = workplace.store;
    const identity = await runIdentity(run, protocol, datasetSha256);
    const checkpointPath = join(cache, "verify", `${run.name}-${identity.key.slice(0, 16)}.checkpoint`);
    mkdirSync(dirname(checkpointPath), {recursive: true});
    const options = {...training, checkpointPath, ...(startFrom && {startFrom})};
    const trained = await trainRun(identity, run, protocol, data, options);
    rmSync(checkpointPath, {force: true}); // until here one that was killed goes on
    const [before, now] = [readRecord(recordedRunFolder(recorded, run.name)), await recordOfRun(trained, data)];
    const differences = differencesOf(before, now);
    const isSame = differences.length === 0;
    print(`${run.name} recorded ${before.facts.row.weightsSha256}`);
    print(`${run.name} trained  ${trained.weightsSha256} ${isSame ? "equal" : `DIFFERENT: ${differences.join(", ")}`}`);
    const verified = {key: identity.key, at: new Date().toISOString(), machine: identity.machine};
    if (isSame) writeRecord(recorded, {...before, facts: {...before.facts, verified}});
    return isSame;
  };
}

/** Columns of a row that the machine decides, or today's code. */
const ofMachine: readonly string[] = [
  "isStale",
  "verifiedAt",
  "trainSeconds",
  "inferenceMicroseconds",
  "workerCount",
  "startedAt",
  "machine"
];

/** Names of what is not the same in two records, but for what a machine decides. */
function differencesOf(before: RunRecord, now: RunRecord): string[] {
  const files = new Set([...Object.keys(before.files), ...Object.keys(now.files)]);
  const facts = (["row", "protocol", "epochs", "calibration", "robustness"] as const).filter(
    (name) => canonicalJson(comparable(name, before)) !== canonicalJson(comparable(name, now))
  );
  return [...[...files].filter((name) => !areEqual(before.files[name], now.files[name])), ...facts];
}

function comparable(name: keyof RunRecord["facts"], {facts}: RunRecord): unknown {
  if (name === "epochs") return facts.epochs.map(({seconds: _, ...epoch}) => epoch);
  if (name !== "row") return facts[name] ?? null;
  return Object.fromEntries(Object.entries(facts.row).filter(([column]) => !ofMachine.includes(column)));
}
