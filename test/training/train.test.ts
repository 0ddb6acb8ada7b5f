import {copyFileSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync, truncateSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {afterAll, describe, expect, it} from "vitest";
import {ownedPath} from "../../data-loaders/store/ownedPath.js";
import {readCheckpoint, type Checkpoint} from "../../data-loaders/training/checkpoint.js";
import type {TrainedRun, TrainingOptions} from "../../data-loaders/training/train.js";
import type {TrainingMessage} from "../../data-loaders/training/trainer.js";
import {startProcess} from "../store/startProcess.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {fingerprint} from "./fingerprint.js";
import {smallProtocol, trainSmall} from "./smallRun.js";
import {startedThreads} from "./startedThreads.js";

type Name = "ann" | "cnn" | "cnn-all-three";

/** Steps of the two epochs of a small run. */
const stepCounts = {ann: 2 * 8, cnn: 2 * 4, "cnn-all-three": 2 * 4};

/** Threads on which each network is trained again: one, one that leaves shards over, and one for each shard. */
const threadCounts = {ann: [1, 3, 4], cnn: [3], "cnn-all-three": [1, 4]};

/** Networks that are killed and resumed: the smaller, and the one with most that a checkpoint must hold. */
const resumed: ReadonlySet<Name> = new Set(["ann", "cnn-all-three"]);

/** A run from nothing that writes no checkpoint. */
const unbroken: TrainingOptions = {checkpointPath: "none", checkpointSeconds: Infinity};

const folder = mkdtempSync(join(tmpdir(), "train-test-"));
const runs = new Map<Name, Promise<TrainedRun>>();

/** Where the first run's last checkpoint lies. */
function lastCheckpointPath(name: Name): string {
  return join(folder, name);
}

/** What every other run of the network must equal: one on two threads with a checkpoint each step, trained once. */
function first(name: Name): Promise<TrainedRun> {
  const options = {checkpointPath: lastCheckpointPath(name), checkpointSeconds: 0, workerCount: 2};
  const run = runs.get(name) ?? trainSmall(name, options);
  runs.set(name, run);
  return run;
}

function newCheckpointPath(): string {
  return join(temporaryFolder(), "checkpoint");
}

/** Starts a run in a process of its own, kills that after some steps, and gives the checkpoint that it left. */
async function killedRun(name: Name, checkpointPath: string, stepCount: number): Promise<Checkpoint> {
  const training = startProcess("../../training/processes/trainSmall.ts", [name, checkpointPath]);
  await training.ready;
  const tooEarly = training.ended.then(() => expect.unreachable(`the run ended: ${training.errors()}`));
  tooEarly.catch(() => undefined); // as it does once it has been killed
  const isFar = (): boolean => (readCheckpoint(checkpointPath)?.position.stepCount ?? 0) >= stepCount;
  while (!isFar()) await Promise.race([setTimeout(5), tooEarly]);
  training.kill("SIGKILL");
  expect(await training.ended).toEqual({code: null, signal: "SIGKILL"});
  return readCheckpoint(checkpointPath)!;
}

afterAll(() => rmSync(folder, {recursive: true}));

describe.each(["ann", "cnn", "cnn-all-three"] as const)("a small run of the %s", (name) => {
  it.each(threadCounts[name])("has the bits of two threads on %i", async (workerCount) => {
    const run = await trainSmall(name, {...unbroken, workerCount});
    expect(run.workerCount).toBe(workerCount);
    expect(fingerprint(run)).toEqual(fingerprint(await first(name)));
  });
  it.runIf(resumed.has(name))("has the same bits when killed and resumed", async () => {
    const checkpointPath = newCheckpointPath();
    const {position} = await killedRun(name, checkpointPath, 3);
    expect(position.stepCount).toBeLessThan(stepCounts[name]);
    const finished = await trainSmall(name, {...unbroken, checkpointPath, workerCount: 3});
    expect(fingerprint(finished)).toEqual(fingerprint(await first(name)));
    expect(finished.startedAt).toBe(position.startedAt);
  });
  it("learns", async () => {
    const losses = (await first(name)).epochs.map(({loss}) => loss);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    expect((await first(name)).epochs.at(-1)!.accuracy).toBeGreaterThan(0.4);
  });
});

describe("a run whose last two epochs are averaged", () => {
  const protocol = {...smallProtocol, averagedEpochCount: 2};
  it.each([1, 3])("ends with the mean of what the epochs leave, on %i threads", async (workerCount) => {
    const [one, two] = await Promise.all(
      [1, 2].map((epochCount) => trainSmall("ann", {...unbroken, workerCount: 1}, {...smallProtocol, epochCount}))
    );
    const {parameters, epochs} = await trainSmall("ann", {...unbroken, workerCount}, protocol);
    const mean = one!.parameters.map((value, i) => (value + two!.parameters[i]!) / 2);
    expect(parameters).toEqual(mean);
    expect(epochs[1]!.loss).not.toBe(two!.epochs[3]!.loss); // validation is measured with the mean
    expect(epochs[0]).toMatchObject({loss: two!.epochs[0]!.loss});
  });
  it("goes on to the same bits from the checkpoint of its last step, which holds the first of the two", async () => {
    const checkpointPath = newCheckpointPath();
    await trainSmall("ann", {checkpointPath, checkpointSeconds: 0, workerCount: 1}, protocol);
    expect(readCheckpoint(checkpointPath)!.state.parameterSum).toBeDefined(); // left by the last step of all
    const resumed = await trainSmall("ann", {...unbroken, checkpointPath, workerCount: 2}, protocol);
    expect(fingerprint(resumed)).toEqual(fingerprint(await trainSmall("ann", {...unbroken, workerCount: 1}, protocol)));
  });
});

describe("an epoch of a run", () => {
  it("leads from what the one before left to what it left itself, alone", async () => {
    const left: Checkpoint[] = [];
    await trainSmall("ann", {
      ...unbroken,
      workerCount: 1,
      onMessage: (message) => {
        if (message.kind === "epoch") left.push(message.left);
      }
    });
    expect(left.map(({position: {epoch, stepCount}}) => [epoch, stepCount])).toEqual([
      [1, 8],
      [2, 16]
    ]);
    const again: Checkpoint[] = [];
    const onMessage = (message: TrainingMessage): void => {
      if (message.kind === "epoch") again.push(message.left);
    };
    await trainSmall("ann", {...unbroken, workerCount: 2, resumeFrom: left[0]!, onMessage});
    expect(again.map(({state}) => state)).toEqual([left[1]!.state]);
    again.length = 0;
    await trainSmall("ann", {...unbroken, workerCount: 2, lastEpoch: 1, onMessage});
    expect(again.map(({state}) => state)).toEqual([left[0]!.state]);
  });
});

describe("a run of which the seed decides one thing", () => {
  const wholly = {...smallProtocol, epochCount: 1, trainingFileCount: 100};
  const whole = trainSmall("ann", {...unbroken, workerCount: 1}, wholly, 1);

  it.each(["weights", "order", "dropout", "split"] as const)("differs by %s from seed to seed", async (varies) => {
    const runs = await Promise.all(
      [1, 2].map((seed) => trainSmall("ann", {...unbroken, workerCount: 1}, {...wholly, varies}, seed))
    );
    expect(runs[0]!.parameters).toEqual((await whole).parameters);
    expect(runs[1]!.parameters).not.toEqual(runs[0]!.parameters);
  });
});

describe("train", () => {
  it("begins anew where the checkpoint is torn", async () => {
    const expected = fingerprint(await first("ann"));
    const checkpointPath = newCheckpointPath();
    copyFileSync(lastCheckpointPath("ann"), checkpointPath);
    truncateSync(checkpointPath, Math.floor(statSync(checkpointPath).size / 2));
    const messages: TrainingMessage[] = [];
    const run = await trainSmall("ann", {...unbroken, checkpointPath, onMessage: (message) => messages.push(message)});
    expect(messages[0]).toMatchObject({kind: "step", position: {epoch: 0, step: 1}});
    expect(fingerprint(run)).toEqual(expected);
  });
  it("goes on from a checkpoint of the last step, with nothing left but to measure", async () => {
    const expected = fingerprint(await first("ann"));
    const checkpointPath = newCheckpointPath();
    copyFileSync(lastCheckpointPath("ann"), checkpointPath);
    const kinds: string[] = [];
    const run = await trainSmall("ann", {...unbroken, checkpointPath, onMessage: ({kind}) => kinds.push(kind)});
    expect(kinds).toEqual(["epoch", "evaluating", "evaluating", "evaluating"]);
    expect(fingerprint(run)).toEqual(expected);
  });
  it("fails by what whoever listens throws, such as a full disk", async () => {
    const onMessage = (): never => {
      throw new Error("the disk is full");
    };
    await expect(trainSmall("ann", {...unbroken, onMessage})).rejects.toThrow("the disk is full");
  });
  it("writes a checkpoint also where each epoch is shorter than the time between two", async () => {
    const checkpointPath = newCheckpointPath();
    const protocol = {...smallProtocol, epochCount: 30, trainingFileCount: 100};
    await trainSmall("ann", {checkpointPath, checkpointSeconds: 0.02}, protocol);
    expect(readCheckpoint(checkpointPath)?.position.stepCount).toBeGreaterThan(2);
  });
  it("uses no more threads than a batch has shards", async () => {
    const protocol = {...smallProtocol, epochCount: 1, trainingFileCount: 100};
    const threads = await startedThreads(async () => {
      const {workerCount} = await trainSmall("ann", {...unbroken, workerCount: 9}, protocol);
      expect(workerCount).toBe(4);
    });
    expect(threads).toHaveLength(4);
  });
  it.each<[string, Name, object, string]>([
    ["NaN loss", "ann", {learningRate: 1e30}, "ann-s1 failed in epoch 1, step 2: expected a finite loss, got NaN"],
    [
      "loss that is no longer finite after an epoch's only step",
      "ann",
      {learningRate: 1e30, trainingFileCount: 60},
      "ann-s1 failed in epoch 1, step 1: expected a finite validation loss, got NaN"
    ],
    [
      "network whose units have died, so that it says one class for all",
      "cnn",
      {learningRate: 0.3},
      "cnn-s1 failed in epoch 1, step 8: expected several predicted classes, got one for all validation images"
    ]
  ])("stops at a %s, with epoch and step, and leaves no thread", async (_, name, change, message) => {
    const threads = await startedThreads(async () => {
      const run = trainSmall(name, {...unbroken, workerCount: 2}, {...smallProtocol, ...change});
      await expect(run).rejects.toThrow(`training of ${message}`);
    });
    expect(threads.map(({threadId}) => threadId)).toEqual([-1, -1]);
  });
  it.skipIf(!existsSync("/dev/full"))(
    "stops where a checkpoint cannot be written, naming it, and leaves no thread",
    async () => {
      const checkpointPath = newCheckpointPath();
      symlinkSync("/dev/full", ownedPath(checkpointPath, "tmp"));
      const threads = await startedThreads(async () => {
        const run = trainSmall("ann", {checkpointPath, checkpointSeconds: 0, workerCount: 2});
        await expect(run).rejects.toThrow(`cannot write ${checkpointPath}: the disk is full`);
      });
      expect(threads.map(({threadId}) => threadId)).toEqual([-1, -1]);
    }
  );
});
