import {gzipSync} from "node:zlib";
import {beforeAll, describe, expect, it} from "vitest";
import type {BrowserModels} from "../../../data-loaders/browser/browserModels.js";
import {leadRun} from "../../../data-loaders/browser/reproduction/leadRun.js";
import {plannedRun, preparedRun} from "../../../data-loaders/browser/reproduction/preparedRun.js";
import {serveComputer} from "../../../data-loaders/browser/reproduction/remoteComputer.js";
import {trainTwins} from "../../../data-loaders/browser/reproduction/trainTwins.js";
import type {Examples} from "../../../data-loaders/dataset/examples.js";
import {assembledBytes} from "../../../data-loaders/engine/assemble.js";
import {exportVariant, parameterCountsOf} from "../../../data-loaders/experiments/describeVariant.js";
import {weightsSha256} from "../../../data-loaders/runs/storedRun.js";
import {sha256} from "../../../data-loaders/store/sha256.js";
import {shardShapes} from "../../../data-loaders/training/batches.js";
import {chunkCounts} from "../../../data-loaders/training/predict.js";
import {trainingData} from "../../../data-loaders/training/trainingData.js";
import type {ImagePieces, Lead, RetrainingFiles, RetrainingNews, RunCheckpoint} from "../../../src/lib/retraining.js";
import {loadFixture} from "../../fixtures/dataset/loadFixture.js";
import {smallProtocol, trainSmall} from "../../training/smallRun.js";

const dataset = loadFixture();
const run = {model: "ann", seed: 1} as const;
let files: RetrainingFiles;
let expected: Awaited<ReturnType<typeof trainSmall>>;

/** Images as the site has them, in two pieces. */
function pieces({pixels, labels, count}: Examples): Blob[] {
  const half = Math.floor(count / 2);
  return [[0, half] as const, [half, count] as const].map(([from, end]) => {
    return new Blob([gzipSync(Buffer.concat([pixels.subarray(from * 784, end * 784), labels.subarray(from, end)]))]);
  });
}

const images: ImagePieces = {train: pieces(dataset.train), test: pieces(dataset.test)};

beforeAll(async () => {
  const {split, test} = trainingData(dataset, smallProtocol, 1);
  const counts = [split.train.length, split.validation.length, test.count].flatMap(chunkCounts);
  const network = exportVariant("ann", {
    outputCounts: [...new Set(counts)],
    shards: shardShapes(split.train.length, smallProtocol),
    layers: ["dense1"]
  });
  const ann = {network, counts: parameterCountsOf("ann"), wholeProtocol: smallProtocol};
  const models = {models: {ann}} as unknown as BrowserModels;
  files = {
    models: new TextEncoder().encode(JSON.stringify(models)),
    kernels: await assembledBytes("kernels"),
    sharedOptimiser: await assembledBytes("optimiser"),
    loneOptimiser: await assembledBytes("lone-optimiser")
  };
  expected = await trainSmall("ann", {checkpointPath: "none", checkpointSeconds: Infinity, workerCount: 1});
});

/** Ports to so many helpers that work in this thread, and what closes them. */
function helpers(count: number): {ports: MessagePort[]; close: () => void} {
  const ports: MessagePort[] = [];
  for (let i = 0; i < count; ++i) {
    const {port1, port2} = new MessageChannel();
    serveComputer(
      port2,
      plannedRun(run, files).then((plan) => preparedRun(plan, images, false))
    );
    ports.push(port1);
  }
  return {ports, close: () => ports.forEach((port) => port.close())};
}

async function news(lead: Partial<Lead>, helperCount = 0, isPaused = false): Promise<RetrainingNews[]> {
  const told: RetrainingNews[] = [];
  const {ports, close} = helpers(helperCount);
  const whole: Lead = {kind: "lead", run, files, images, helperCount, ...lead};
  await leadRun(whole, ports, {isOn: isPaused}, (one) => told.push(one)).finally(close);
  return told;
}

function doneOf(told: readonly RetrainingNews[]) {
  return told.find((one) => one.kind === "done")!;
}

function checkpointsOf(told: readonly RetrainingNews[]): RunCheckpoint[] {
  return told.flatMap((one) => (one.kind === "checkpoint" ? [one.checkpoint] : []));
}

describe("a run whose gradients are posted", () => {
  it.each([0, 1, 3])("ends with the bits and the measures of Node's threads, with %i helpers", async (count) => {
    const {weights, epochs, testAccuracy} = doneOf(await news({}, count));
    expect(sha256(weights)).toBe(weightsSha256(expected.parameters));
    const measured = expected.epochs.map(({epoch, split, accuracy, loss}) => ({epoch, split, accuracy, loss}));
    expect(epochs).toEqual(measured);
    expect(testAccuracy).toBeGreaterThan(0.3);
  });
  it("goes on to the same bits from where it was paused within an epoch", async () => {
    const told = await news({}, 1, true);
    expect(told.at(-1)).toEqual({kind: "paused"});
    const left = checkpointsOf(told).at(-1)!;
    expect(left.step).toBeGreaterThan(0);
    const {weights, epochs} = doneOf(await news({from: left}));
    expect(sha256(weights)).toBe(weightsSha256(expected.parameters));
    expect(epochs).toHaveLength(4);
  });
  it("ends after the epoch that is asked for with what the whole run left there", async () => {
    const [first, second] = checkpointsOf(await news({}));
    const stretch = await news({from: {...first!, epochs: []}, lastEpoch: 2});
    expect(checkpointsOf(stretch).map(({state}) => sha256(state))).toEqual([sha256(second!.state)]);
    const whole = await news({lastEpoch: 1}, 1);
    expect(checkpointsOf(whole).map(({state}) => sha256(state))).toEqual([sha256(first!.state)]);
    expect(doneOf(whole)).toBeUndefined();
  });
  it("lands elsewhere from a checkpoint with one bit turned round", async () => {
    const [first, second] = checkpointsOf(await news({}));
    const state = first!.state.slice();
    state[0]! ^= 1;
    const stretch = await news({from: {...first!, epochs: [], state}, lastEpoch: 2});
    expect(sha256(checkpointsOf(stretch)[0]!.state)).not.toBe(sha256(second!.state));
  });
  it("refuses a checkpoint of another size, and images that are no whole ones", async () => {
    const [first] = checkpointsOf(await news({lastEpoch: 1}));
    await expect(news({from: {...first!, state: first!.state.slice(4)}})).rejects.toThrow("invalid checkpoint");
    const broken = {...images, train: [new Blob([gzipSync(new Uint8Array(1000))])]};
    await expect(news({images: broken})).rejects.toThrow("expected whole ones");
  });
});

describe("two networks that begin one bit apart", () => {
  it.each([0, 1])("move apart from the first step on, with %i helpers", async (count) => {
    const told: RetrainingNews[] = [];
    const {ports, close} = helpers(count);
    const flipped = {parameter: 0, bit: 0};
    const twins = {kind: "twins", run, files, images, helperCount: count, flipped} as const;
    await trainTwins(twins, ports, (one) => told.push(one)).finally(close);
    const distances = told.flatMap((one) => (one.kind === "apart" ? [one.distance] : []));
    const end = told.find((one) => one.kind === "twins done")!;
    expect(distances[0]).toBe(Math.abs(end.after - end.before));
    expect(distances[0]).toBeGreaterThan(0);
    expect(distances.at(-1)!).toBeGreaterThan(distances[0]!);
    const [as, other] = end.outcome.rightCounts;
    const [accuracy, otherAccuracy] = end.outcome.testAccuracies;
    expect(other - as).toBe(Math.round((otherAccuracy - accuracy) * dataset.test.count));
  });
});
