import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {startEngine} from "../engine/startEngine.js";
import {describeVariant} from "../models/describeVariant.js";
import {recordedRuns} from "../recorded/recordedRuns.js";
import {progress} from "../runs/progress.js";
import type {Profile} from "../training/protocol.js";
import {parseRun, type Run} from "../training/run.js";
import {weightsSha256} from "../runs/storedRun.js";
import {train} from "../training/train.js";
import {openWorkplace, type Workplace} from "./workplace.js";

/**
 * Trains runs again from nothing, whatever is stored, and compares their weights with the recorded ones bit by bit.
 * @param names such as "cnn-s1"
 * @throws RangeError for an unknown run or one that is not recorded; Error if a hash differs
 */
export async function verifyRuns(names: readonly string[], profile: Profile): Promise<void> {
  const runs = names.map((name) => ({run: parseRun(name), expected: recordedHash(name)}));
  const workplace = await openWorkplace(profile);
  const different: string[] = [];
  for (const {run, expected} of runs) {
    const actual = await hashOfFreshTraining(run, workplace);
    console.log(
      `${run.name} recorded ${expected}\n${run.name} trained  ${actual} ${actual === expected ? "equal" : "DIFFERENT"}`
    );
    if (actual !== expected) different.push(run.name);
  }
  if (different.length > 0)
    throw new Error(`weights differ from the recorded ones: ${different.join(", ")}; see docs/reproducing.md`);
}

function recordedHash(name: string): string {
  const row = recordedRuns().find(({run}) => run === name);
  if (row === undefined)
    throw new RangeError(
      `no recorded run ${name}: expected one of ${recordedRuns()
        .map(({run}) => run)
        .join(", ")}`
    );
  return row.weightsSha256;
}

async function hashOfFreshTraining(run: Run, {protocol, data}: Workplace): Promise<string> {
  await startEngine();
  const parameterCount = describeVariant(run.variant).reduce((sum, layer) => sum + layer.parameterCount, 0);
  const folder = mkdtempSync(join(tmpdir(), "verify-"));
  try {
    const options = {checkpointPath: join(folder, "checkpoint"), onMessage: progress(run.name, protocol)};
    return weightsSha256((await train(run, protocol, data, parameterCount, options)).parameters);
  } finally {
    rmSync(folder, {recursive: true});
  }
}
