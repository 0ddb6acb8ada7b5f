import {thisProject, type Project} from "../project.js";
import {isFinding} from "../findings/recordedFindings.js";
import {recordOf, writeRecord} from "../runs/recorded/recordRun.js";
import type {RunRecord} from "../runs/recorded/recordedRuns.js";
import {corruptedImages, robustness, type CorruptedImages} from "../inspection/robustness.js";
import {evaluatedRun} from "../runs/evaluatedRun.js";
import {obtainInProfile, prepareRun, type Workplace} from "../runs/obtainInProfile.js";
import {isStored} from "../runs/obtainRun.js";
import {profileRuns, protocolOf, usualSeedCount} from "../experiments/profileRuns.js";
import type {StoredRun} from "../runs/storedRun.js";
import {removeLitter} from "../store/removeLitter.js";
import {parseRun} from "../experiments/parseRun.js";
import type {Run} from "../training/run.js";
import type {TrainingData} from "../training/trainingTask.js";
import {missingFindings, recordFinding} from "./findings.js";
import {currentRecords, openWorkplace, recordedAccuracy} from "./workplace.js";

/** Whether a run is asked about corrupted images: the models that the original report calls more and less robust, seed by seed. */
function isCorrupted({variant, seed}: Run): boolean {
  return ["ann", "cnn"].includes(variant) && seed <= usualSeedCount;
}

/**
 * Keeps runs in recorded/, from where the report takes them: those named, trained unless they are stored,
 * or else all of the full profile that are stored.
 * @param names of runs, and of findings, which are found anew
 * @throws RangeError for an unknown name; Error if a result cannot be written
 */
export async function recordRuns(names: readonly string[], project = thisProject): Promise<void> {
  const findings = names.filter(isFinding);
  const named = names.filter((name) => !isFinding(name)).map(parseRun);
  removeLitter(project.recorded);
  const workplace = await openWorkplace("full", project);
  const runs = names.length > 0 ? named : await storedRuns(workplace, project);
  if (names.length === 0 && runs.length === 0) project.log("no run of the full profile is stored: nothing to record");
  const record = recorder(workplace, project);
  for (const run of runs) await record(run);
  for (const name of findings) await recordFinding(name, workplace, project);
}

async function storedRuns({store}: Workplace, project: Project): Promise<Run[]> {
  const runs = profileRuns("full", recordedAccuracy(await currentRecords(project)));
  const areStored = await Promise.all(runs.map((run) => isStored(run, protocolOf(run, "full"), store)));
  return runs.filter((_, i) => areStored[i]);
}

/**
 * Trains every run of the full profile that is not recorded as it would be trained today, and records each as it
 * finishes; an interrupted profile goes on where it stopped.
 */
export async function trainFullProfile(project = thisProject): Promise<void> {
  removeLitter(project.recorded);
  const workplace = await openWorkplace("full", project);
  const record = recorder(workplace, project);
  for (let run = await nextRun(project); run !== undefined; run = await nextRun(project)) await record(run);
  for (const name of await missingFindings(workplace, project)) await recordFinding(name, workplace, project);
}

async function nextRun(project: Project): Promise<Run | undefined> {
  const records = await currentRecords(project);
  return profileRuns("full", recordedAccuracy(records)).find(({name}) => !records.has(name));
}

/** Obtains runs and records them. */
function recorder(workplace: Workplace, {recorded, print}: Project): (run: Run) => Promise<void> {
  const recordOfRun = recordMaker();
  return async (run) => {
    const stored = await obtainInProfile(run, workplace);
    const {data} = await prepareRun(run, workplace);
    writeRecord(recorded, await recordOfRun(stored, data));
    print(`recorded ${run.name} ${stored.weightsSha256}`);
  };
}

/** Makes records of runs. The corrupted images are made for the first run that is asked about them, the same for all. */
export function recordMaker(): (run: StoredRun, data: TrainingData) => Promise<RunRecord> {
  let corrupted: readonly CorruptedImages[] | undefined;
  return async (stored, data) => {
    const evaluated = evaluatedRun(stored, data, "core");
    if (!isCorrupted(stored.run)) return recordOf(evaluated);
    corrupted ??= corruptedImages(data.test);
    return recordOf(evaluated, await robustness(stored.run, stored.parameters, corrupted, data.standardised));
  };
}
