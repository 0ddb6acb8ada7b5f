import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {
  epochCheckpoints,
  heldCheckpoint,
  keepingCheckpoints,
  type EpochCheckpoint
} from "../../data-loaders/runs/epochCheckpoints.js";
import {obtainRun} from "../../data-loaders/runs/obtainRun.js";
import {weightsSha256} from "../../data-loaders/runs/storedRun.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {smallProtocol} from "../training/smallRun.js";
import {smallDatasetSha256, smallRun} from "./obtainSmall.js";

const data = trainingData(loadFixture(), smallProtocol, smallRun.seed);
const kept = {run: smallRun, protocol: smallProtocol, data, amount: "core"} as const;

function storeIn(root: string) {
  const lines: string[] = [];
  const training = {workerCount: 1};
  return {
    cache: join(root, ".cache"),
    datasetSha256: smallDatasetSha256,
    log: (line: string) => lines.push(line),
    training,
    lines
  };
}

function copyOf(root: string): string {
  const folder = temporaryFolder();
  cpSync(root, folder, {recursive: true});
  return folder;
}

/** Where an epoch's state lies. */
function stateOf(root: string, epoch: number): string {
  const folder = join(root, ".cache", "checkpoints");
  return join(
    folder,
    readdirSync(folder).find((name) => name.startsWith("core-"))!,
    `epoch-${epoch}`,
    "state.f32"
  );
}

/** Checkpoints by their hashes, which are quicker to compare than their bytes. */
function named(checkpoints: readonly EpochCheckpoint[]): unknown[] {
  return checkpoints.map(({epoch, stepCount, sha256}) => ({epoch, stepCount, sha256}));
}

describe("what the epochs of a run leave", () => {
  const root = mkdtempSync(join(tmpdir(), "checkpoints-test-"));
  afterAll(() => rmSync(root, {recursive: true}));
  let weights: string;
  let first: Awaited<ReturnType<typeof epochCheckpoints>>;
  beforeAll(async () => {
    const store = storeIn(root);
    const onMessage = await keepingCheckpoints(kept, store);
    const trained = await obtainRun(smallRun, smallProtocol, data, {...store, training: {workerCount: 1, onMessage}});
    weights = trained.weightsSha256;
    first = await epochCheckpoints(kept, store);
    expect(store.lines).toEqual([]); // nothing had to be trained again
  });

  it("is kept as the run is trained, and ends with the run's weights", () => {
    expect(first.map(({epoch, stepCount}) => [epoch, stepCount])).toEqual([
      [1, 8],
      [2, 16]
    ]);
    const {bytes} = first[1]!;
    const parameters = new Float32Array(bytes.slice(0, bytes.length / 3).buffer);
    expect(weightsSha256(parameters)).toBe(weights);
  });
  it("is found again, to the bit, by training from nothing or from the last that is there", async () => {
    const fromNothing = storeIn(temporaryFolder());
    expect(named(await epochCheckpoints(kept, fromNothing))).toEqual(named(first));
    const some = copyOf(root);
    rmSync(join(stateOf(some, 2), ".."), {recursive: true});
    const store = storeIn(some);
    expect(named(await epochCheckpoints(kept, store))).toEqual(named(first));
    expect(store.lines.join()).toContain("from epoch 2");
  });
  it("is made again where it is damaged", async () => {
    const damaged = copyOf(root);
    const path = stateOf(damaged, 1);
    const bytes = readFileSync(path);
    bytes[5]! ^= 1;
    writeFileSync(path, bytes);
    const store = storeIn(damaged);
    expect(named(await epochCheckpoints(kept, store))).toEqual(named(first));
    expect(store.lines.join()).toContain("corrupt file");
  });
  it("can be asked for alone, which trains nothing", async () => {
    expect(named([(await heldCheckpoint(kept, 1, storeIn(root)))!])).toEqual(named(first.slice(0, 1)));
    expect(await heldCheckpoint(kept, 1, storeIn(temporaryFolder()))).toBeUndefined();
  });
});
