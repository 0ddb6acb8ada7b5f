import {corruptedImages, robustness, type CorruptedImages} from "../inspection/robustness.js";
import {thisProject, type Project} from "../project.js";
import {recordedNearDuplicates, recordNearDuplicates} from "../recorded/nearDuplicates.js";
import {recordRun} from "../recorded/recordRun.js";
import {evaluatedRun} from "../runs/evaluatedRun.js";
import {obtainInProfile, prepareRun, type Workplace} from "../runs/obtainInProfile.js";
import {isStored} from "../runs/obtainRun.js";
import {profileRuns, protocolOf} from "../runs/profileRuns.js";
import type {StoredRun} from "../runs/storedRun.js";
import {removeLitter} from "../store/removeLitter.js";
import {parseRun, type Run} from "../training/run.js";
import type {TrainingData} from "../training/trainingTask.js";
import {currentRecords, openWorkplace, recordedAccuracy} from "./workplace.js";

/** The models that the source calls more and less robust: each of their seeds is asked about corrupted images. */
const corruptedVariants: readonly string[] = ["ann", "cnn"];

/**
 * Keeps runs in data-loaders/recorded/, from where the report takes them: those named, trained unless they are stored,
 * or else all of the full profile that are stored.
 * @throws RangeError for an unknown run; Error if a run's result cannot be written
 */
export async function recordRuns(names: readonly string[], project = thisProject): Promise<void> {
  const named = names.map(parseRun);
  removeLitter(project.recorded);
  const workplace = await openWorkplace("full", project);
  const runs = named.length > 0 ? named : storedRuns(workplace, project);
  if (runs.length === 0) project.log("no run of the full profile is stored: nothing to record");
  const record = recorder(workplace, project);
  for (const run of runs) await record(run);
}

function storedRuns({store}: Workplace, project: Project): Run[] {
  const runs = profileRuns("full", recordedAccuracy(currentRecords(project)));
  return runs.filter((run) => isStored(run, protocolOf(run, "full"), store));
}

/**
 * Trains every run of the full profile that is not recorded as it would be trained today, and records each as it
 * finishes; an interrupted profile goes on where it stopped.
 */
export async function trainFullProfile(project = thisProject): Promise<void> {
  removeLitter(project.recorded);
  const workplace = await openWorkplace("full", project);
  const {dataset} = workplace;
  if (recordedNearDuplicates(project.recorded, dataset.sha256) === undefined) {
    await recordNearDuplicates(project.recorded, dataset);
    project.print("recorded the nearest training image of each test image");
  }
  const record = recorder(workplace, project);
  for (let run = nextRun(project); run !== undefined; run = nextRun(project)) await record(run);
}

function nextRun(project: Project): Run | undefined {
  const records = currentRecords(project);
  return profileRuns("full", recordedAccuracy(records)).find(({name}) => !records.has(name));
}

/** Obtains runs and records them. The corrupted images are made for the first run that needs them, the same for all. */
function recorder(workplace: Workplace, {recorded, print}: Project): (run: Run) => Promise<void> {
  let corrupted: readonly CorruptedImages[] | undefined;
  const robustnessOf = async ({run, parameters}: StoredRun, {test, standardised}: TrainingData) => {
    if (!corruptedVariants.includes(run.variant)) return undefined;
    corrupted ??= corruptedImages(test);
    return robustness(run, parameters, corrupted, standardised);
  };
  return async (run) => {
    const stored = await obtainInProfile(run, workplace);
    const {data} = await prepareRun(run, workplace);
    recordRun(recorded, evaluatedRun(stored, data, "core"), await robustnessOf(stored, data));
    print(`recorded ${run.name} ${stored.weightsSha256}`);
  };
}
