import {startEngine} from "../engine/startEngine.js";
import {corruptedImages, robustness, type CorruptedImages, type RobustnessCount} from "../inspection/robustness.js";
import {recordedNearDuplicates, recordNearDuplicates} from "../recorded/nearDuplicates.js";
import {recordRun} from "../recorded/recordRun.js";
import {evaluatedRun} from "../runs/evaluatedRun.js";
import {obtainInProfile, prepareRun, type Workplace} from "../runs/obtainInProfile.js";
import {isStored} from "../runs/obtainRun.js";
import {profileRuns, protocolOf} from "../runs/profileRuns.js";
import type {StoredRun} from "../runs/storedRun.js";
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
export async function recordRuns(names: readonly string[]): Promise<void> {
  const named = names.map(parseRun);
  const workplace = await openWorkplace("full");
  const {store} = workplace;
  const stored = profileRuns("full", recordedAccuracy(currentRecords())).filter((run) =>
    isStored(run, protocolOf(run, "full"), store)
  );
  for (const run of named.length > 0 ? named : stored) await obtainAndRecord(run, workplace);
}

/**
 * Trains every run of the full profile that is not recorded as it would be trained today, and records each as it
 * finishes; an interrupted profile goes on where it stopped.
 */
export async function trainFullProfile(): Promise<void> {
  const workplace = await openWorkplace("full");
  const {dataset} = workplace;
  if (recordedNearDuplicates(dataset.sha256) === undefined) {
    await startEngine();
    recordNearDuplicates(dataset);
    console.log("recorded the nearest training image of each test image");
  }
  for (let run = nextRun(); run !== undefined; run = nextRun()) await obtainAndRecord(run, workplace);
}

function nextRun(): Run | undefined {
  const records = currentRecords();
  return profileRuns("full", recordedAccuracy(records)).find(({name}) => !records.has(name));
}

async function obtainAndRecord(run: Run, workplace: Workplace): Promise<void> {
  const stored = await obtainInProfile(run, workplace);
  const {data} = await prepareRun(run, workplace);
  recordRun(evaluatedRun(stored, data, "core"), await robustnessOf(stored, data));
  console.log(`recorded ${run.name} ${stored.weightsSha256}`);
}

/** Made for the first run that needs them, the same for all. */
let corrupted: readonly CorruptedImages[] | undefined;

async function robustnessOf(
  {run, parameters}: StoredRun,
  {test, standardised}: TrainingData
): Promise<RobustnessCount[] | undefined> {
  if (!corruptedVariants.includes(run.variant)) return undefined;
  corrupted ??= corruptedImages(test);
  return robustness(run, parameters, corrupted, standardised);
}
