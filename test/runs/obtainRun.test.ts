import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {isStored} from "../../data-loaders/runs/obtainRun.js";
import {weightsSha256, type StoredRun} from "../../data-loaders/runs/storedRun.js";
import {startProcess} from "../store/startProcess.js";
import {fingerprint} from "../training/fingerprint.js";
import {obtainSmall, smallDatasetSha256, smallRun} from "./obtainSmall.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {smallProtocol} from "../training/smallRun.js";

const script = "../../runs/processes/obtainSmall.ts";

function stored(root: string): Promise<boolean> {
  return isStored(smallRun, smallProtocol, {cache: join(root, ".cache"), datasetSha256: smallDatasetSha256});
}

function runsFolder(root: string): string {
  return join(root, ".cache", "runs");
}

/** What of a run must survive its storing. */
function facts({parameters, logits, ...rest}: StoredRun): object {
  return {...rest, ...fingerprint({parameters, logits, epochs: rest.epochs}), epochs: rest.epochs};
}

function expectFacts(run: StoredRun): void {
  expect(run.weightsSha256).toBe(weightsSha256(run.parameters));
  expect(run.layers.reduce((sum, {parameterCount}) => sum + parameterCount, 0)).toBe(run.parameters.length);
  expect(run).toMatchObject({run: smallRun, protocol: smallProtocol, datasetSha256: smallDatasetSha256});
  expect(run.machine).toContain(`Node ${process.versions.node}`);
  expect(run.inferenceMicroseconds).toBeGreaterThan(0);
}

describe("obtainRun", () => {
  it("trains and stores a run with its facts, and the second time only reads it", async () => {
    const root = temporaryFolder();
    expect(await stored(root)).toBe(false);
    const trained = await obtainSmall(root);
    expect(trained.trainedEpochCount).toBe(2);
    expect(await stored(root)).toBe(true);
    expect(readdirSync(runsFolder(root))).toEqual([expect.stringMatching(/^ann-s1-[0-9a-f]{16}$/)]);
    const read = await obtainSmall(root);
    expect(read.trainedEpochCount).toBe(0);
    expect(facts(read.run)).toEqual(facts(trained.run));
    expectFacts(read.run);
  });
  it("trains anew where the stored run is corrupt, and says which file is", async () => {
    const root = temporaryFolder();
    const {run} = await obtainSmall(root);
    const path = join(runsFolder(root), readdirSync(runsFolder(root))[0]!, "parameters.f32");
    const bytes = readFileSync(path);
    bytes[1000]! ^= 1;
    writeFileSync(path, bytes);
    const again = await obtainSmall(root);
    expect(again.log).toEqual([expect.stringContaining(`corrupt file ${path}: `)]);
    expect(again.trainedEpochCount).toBe(2);
    expect(fingerprint(again.run)).toEqual(fingerprint(run));
  });
  it("stores nothing of a run that fails", async () => {
    const root = temporaryFolder();
    await expect(obtainSmall(root, {...smallProtocol, learningRate: 1e30})).rejects.toThrow(/expected a finite loss/);
    expect(readdirSync(runsFolder(root))).toEqual([]);
  });
  it("in two processes at once trains in one, and the other waits and reads", async () => {
    const root = temporaryFolder();
    const processes = [startProcess(script, [root]), startProcess(script, [root])];
    for (const {ended} of processes) expect(await ended).toEqual({code: 0, signal: null});
    const reports = processes.map(({errors}) => JSON.parse(errors()) as {trainedEpochCount: number; log: string[]});
    expect(reports.map(({trainedEpochCount}) => trainedEpochCount).sort()).toEqual([0, 2]);
    const lines = reports.flatMap(({log}) => log); // of two that ask at the same moment both may begin by waiting
    for (const line of lines) expect(line).toMatch(/^waiting for process \d+, which holds the lock of /);
    expect(readdirSync(runsFolder(root))).toHaveLength(1);
  });
  it("where the run cannot be written names the file, exits with an error, and leaves nothing half-written", async () => {
    const root = temporaryFolder();
    const {ended, errors} = startProcess(script, [root], "ulimit -f 64");
    expect(await ended).toEqual({code: 1, signal: null});
    expect(errors()).toMatch(/cannot write \S+\/parameters\.f32: the file would exceed the size limit/);
    expect(errors().length).toBeLessThan(5_000);
    expect(await stored(root)).toBe(false);
    expect(readdirSync(runsFolder(root))).toEqual([]);
  });
});
