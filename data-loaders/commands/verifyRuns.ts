import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {thisProject, type Project} from "../project.js";
import {prepareRun, type Workplace} from "../runs/obtainInProfile.js";
import {progress} from "../runs/progress.js";
import {weightsSha256} from "../runs/storedRun.js";
import type {Profile} from "../training/protocol.js";
import type {Run} from "../training/run.js";
import {train} from "../training/train.js";
import {parameterCountsOf} from "../training/variants/describeVariant.js";
import {currentRecords, namedRuns, openWorkplace} from "./workplace.js";

/**
 * Trains runs again from nothing, whatever is stored, and compares their weights with the recorded ones bit by bit.
 * @param names such as "cnn-s1"
 * @param profile in which the recorded runs were trained; not the quick one, whose results are others
 * @throws RangeError for another profile, no run, an unknown one or one that is not recorded as it is trained today;
 * Error if a hash differs
 */
export async function verifyRuns(names: readonly string[], profile: Profile, project = thisProject): Promise<void> {
  if (profile === "quick") {
    throw new RangeError(
      "nothing to verify in the quick profile: recorded runs are of all images; leave --profile out"
    );
  }
  const runs = namedRuns(names).map((run) => ({run, expected: recordedHash(run.name, project)}));
  const workplace = await openWorkplace(profile, project);
  const different: string[] = [];
  for (const {run, expected} of runs) {
    const actual = await hashOfFreshTraining(run, workplace);
    project.print(
      `${run.name} recorded ${expected}\n${run.name} trained  ${actual} ${actual === expected ? "equal" : "DIFFERENT"}`
    );
    if (actual !== expected) different.push(run.name);
  }
  if (different.length > 0)
    throw new Error(`weights differ from the recorded ones: ${different.join(", ")}; see docs/reproducing.md`);
}

function recordedHash(name: string, project: Project): string {
  const records = currentRecords(project);
  const record = records.get(name);
  if (record !== undefined) return record.row.weightsSha256;
  throw new RangeError(
    `no recorded run ${name} of today's protocol: expected one of ${[...records.keys()].join(", ")}`
  );
}

async function hashOfFreshTraining(run: Run, workplace: Workplace): Promise<string> {
  const {protocol, data, startFrom} = await prepareRun(run, workplace);
  const folder = mkdtempSync(join(tmpdir(), "verify-"));
  try {
    const onMessage = progress(run.name, protocol);
    const checkpointPath = join(folder, "checkpoint");
    const options = {onMessage, ...workplace.store.training, checkpointPath, ...(startFrom && {startFrom})};
    return weightsSha256((await train(run, protocol, data, parameterCountsOf(run.variant), options)).parameters);
  } finally {
    rmSync(folder, {recursive: true});
  }
}
