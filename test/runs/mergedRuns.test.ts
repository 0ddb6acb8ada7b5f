import {cpSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {parseRun} from "../../data-loaders/experiments/parseRun.js";
import {startProcess} from "../store/startProcess.js";
import {smallProtocol} from "../training/smallRun.js";
import {obtainSmall} from "./obtainSmall.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

function runsFolder(root: string): string {
  return join(root, ".cache", "runs");
}

/** Trains a run in a process and a copy of the project of its own, as a job of an array does. @returns the copy */
async function job(run: string): Promise<string> {
  const root = temporaryFolder();
  const {ended} = startProcess("../../runs/processes/obtainSmall.ts", [root, run]);
  expect(await ended).toEqual({code: 0, signal: null});
  return root;
}

describe("runs of several machines", () => {
  it("are merged by copying folders: nothing is left to train, and each is the bits of its job", async () => {
    const names = ["ann-s1", "ann-s2"];
    const jobs = await Promise.all(names.map(job));
    const merged = temporaryFolder();
    for (const root of jobs) cpSync(runsFolder(root), runsFolder(merged), {recursive: true});
    expect(readdirSync(runsFolder(merged))).toEqual(
      names.map((name): unknown => expect.stringMatching(`^${name}-[0-9a-f]{16}$`))
    );
    for (const [i, name] of names.entries()) {
      const {run, trainedEpochCount} = await obtainSmall(merged, smallProtocol, parseRun(name));
      const alone = await obtainSmall(jobs[i]!, smallProtocol, parseRun(name));
      expect(trainedEpochCount).toBe(0);
      expect(run.weightsSha256).toBe(alone.run.weightsSha256);
    }
  });
});
