import {beforeAll, describe, expect, it} from "vitest";
import {assemble} from "../../data-loaders/engine/assemble.js";
import {
  optimiser,
  optimiserArrays,
  optimiserMemory,
  type OptimiserArrays,
  type UpdateRule
} from "../../data-loaders/engine/optimiser.js";
import type {ParameterCounts} from "../../data-loaders/engine/export/parameters.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";
import {randomWords, unitInterval} from "../../data-loaders/random/streams.js";

let module: WebAssembly.Module;
beforeAll(async () => void (module = await assemble("optimiser")));

const adam = sourceProtocol.rule;

function trainedOnly(trained: number): ParameterCounts {
  return {trained, running: 0};
}

interface Trial {
  readonly counts: ParameterCounts;
  readonly shardCount: number;
  readonly workerCount: number;
  readonly rule?: UpdateRule;
  readonly learningRate?: number;
}

/** Some steps with gradients by step and shard, taken by workers one after the other. */
async function stepsOf(
  {counts, shardCount, workerCount, rule = adam, learningRate = 0.001}: Trial,
  start: Float32Array,
  gradients: readonly (readonly Float32Array[])[],
  afterStep: (arrays: OptimiserArrays, step: number) => void = () => {}
): Promise<OptimiserArrays> {
  const memory = optimiserMemory(counts, shardCount);
  const arrays = optimiserArrays(memory);
  arrays.parameters.set(start);
  const workers = await Promise.all(
    Array.from({length: workerCount}, (_, workerIndex) => optimiser(module, memory, {workerIndex, workerCount, rule}))
  );
  gradients.forEach((shards, step) => {
    shards.forEach((gradient, shard) => arrays.shardGradients[shard]!.set(gradient));
    for (const worker of workers) worker.take(step + 1, learningRate);
    afterStep(arrays, step);
  });
  return arrays;
}

/**
 * PyTorch 1.13.0:
 *   w = torch.tensor([1.0, -2.0, 0.5, 0.0], dtype=torch.float64, requires_grad=True)
 *   adam = torch.optim.Adam([w], lr=0.001, betas=(0.9, 0.999), eps=1e-8)
 *   for gradient in ([0.5, -3, 1e-9, 0], [-0.25, 1, 1e-9, 0], [4, 1e-3, -1e-8, 2]):
 *       w.grad = torch.tensor(gradient, dtype=torch.float64)
 *       adam.step()
 *       print(w.tolist())
 */
const gradients = [
  [0.5, -3, 1e-9, 0],
  [-0.25, 1, 1e-9, 0],
  [4, 1e-3, -1e-8, 2]
];
const expected = [
  [0.99900000002, -1.9990000000033334, 0.4999090909090909, 0.0],
  [0.9987336629870784, -1.9985997814331693, 0.49981818181818183, 0.0],
  [0.9980725165600485, -1.9982906135369625, 0.5000113788971647, -0.0006388135938689934]
];

function relativeErrors(actual: Float32Array, values: readonly number[]): number[] {
  return values.map((value, i) => Math.abs(actual[i]! - value) / (Math.abs(value) || 1));
}

function randomFloats(length: number, part: number): Float32Array {
  return Float32Array.from(randomWords({seed: 1, stream: "sample", part}, length), (word) => unitInterval(word) - 0.5);
}

describe("the optimiser", () => {
  it("agrees with PyTorch's Adam over three steps, where gradients are tiny or nought too", async () => {
    const steps = gradients.map((gradient) => [Float32Array.from(gradient)]);
    const trial = {counts: trainedOnly(4), shardCount: 1, workerCount: 1};
    await stepsOf(trial, Float32Array.of(1, -2, 0.5, 0), steps, ({parameters}, step) => {
      expect(Math.max(...relativeErrors(parameters, expected[step]!))).toBeLessThan(3e-7);
    });
  });
  it("with momentum keeps a share of the velocity, and without none", async () => {
    const steps = [
      [1, -2, 0, 4],
      [1, 2, 0, 0]
    ].map((gradient) => [Float32Array.from(gradient)]);
    const start = Float32Array.of(1, 1, 1, 1);
    const trial = {counts: trainedOnly(4), shardCount: 1, workerCount: 1, learningRate: 0.5};
    const kept = await stepsOf({...trial, rule: {kind: "momentum", momentum: 0.75}}, start, steps);
    // velocities 1, −2, 0, 4, then 1.75, 0.5, 0, 3
    expect([...kept.parameters]).toEqual([1 - 0.5 * 2.75, 1 + 0.5 * 1.5, 1, 1 - 0.5 * 7]);
    const plain = await stepsOf({...trial, rule: {kind: "momentum", momentum: 0}}, start, steps);
    expect([...plain.parameters]).toEqual([0, 1, 1, -1]);
  });
  it("with weight decay adds the parameter's share to the gradient, and after Nesterov looks ahead", async () => {
    const steps = [1, 1].map((gradient) => [Float32Array.of(gradient)]);
    const trial = {counts: trainedOnly(1), shardCount: 1, workerCount: 1, learningRate: 0.5};
    const rule = {kind: "momentum", momentum: 0.5, weightDecay: 0.25} as const;
    const decayed = await stepsOf({...trial, rule}, Float32Array.of(1), steps);
    // gradients 1.25, 1 + 0.25 · 0.375 = 1.09375; velocities 1.25, 1.71875
    expect(decayed.parameters[0]).toBe(1 - 0.5 * 1.25 - 0.5 * 1.71875);
    const ahead = await stepsOf({...trial, rule: {...rule, isNesterov: true}}, Float32Array.of(1), steps);
    // steps 1.25 + 0.5 · 1.25 = 1.875, after which 0.0625 is left: gradient 1.015625, velocity 1.640625, step 1.8359375
    expect(ahead.parameters[0]).toBe(1 - 0.5 * 1.875 - 0.5 * 1.8359375);
  });
  it.each([1, 2, 3])(
    "moves averaged parameters a tenth of the way to the batch's mean, on %i workers",
    async (workerCount) => {
      const counts = {trained: 5, running: 3};
      const start = Float32Array.of(0, 0, 0, 0, 0, 10, 20, -1);
      const shards = [Float32Array.of(1, 1, 1, 1, 1, 0, 10, 1), Float32Array.of(1, 1, 1, 1, 1, 0, 20, 0)];
      const {parameters} = await stepsOf({counts, shardCount: 2, workerCount}, start, [shards]);
      const expectedAverages = [9, 21, -0.8].map(Math.fround); // 0.9 · 10 + 0.1 · 0 and so on
      expect(Math.max(...relativeErrors(parameters.subarray(5), expectedAverages))).toBeLessThan(1e-6);
      expect([...parameters.subarray(0, 5)]).toEqual(Array(5).fill(parameters[0]));
      expect(parameters[0]).toBeCloseTo(-0.001, 7);
    }
  );
  it("takes the sum of the shards' gradients, in their order", async () => {
    const start = Float32Array.of(1, 2, 3);
    const sharded = [[1e8, 1, 0.25].map((value) => Float32Array.of(value, value, value))];
    sharded[0]!.push(Float32Array.of(-1e8, -1e8, -1e8));
    const sum = Math.fround(Math.fround(Math.fround(1e8 + 1) + 0.25) - 1e8);
    const whole = [[Float32Array.of(sum, sum, sum)]];
    const actual = await stepsOf({counts: trainedOnly(3), shardCount: 4, workerCount: 1}, start, sharded);
    const single = await stepsOf({counts: trainedOnly(3), shardCount: 1, workerCount: 1}, start, whole);
    expect(actual.parameters).toEqual(single.parameters);
    expect(actual.secondMoment).toEqual(single.secondMoment);
  });
  it.each([1, 3, 4, 1001])("gives %i parameters the same bits whoever takes which part of the step", async (count) => {
    const start = randomFloats(count, 0);
    const steps = [0, 1, 2].map((step) => [1, 2].map((shard) => randomFloats(count, 2 * step + shard)));
    const [one, ...others] = await Promise.all(
      [1, 2, 3, 4].map((workerCount) => stepsOf({counts: trainedOnly(count), shardCount: 2, workerCount}, start, steps))
    );
    for (const other of others) expect(other).toEqual(one);
  });
  it("refuses more parameters than its memory may hold", () => {
    expect(() => optimiserMemory(trainedOnly(1e9), 4)).toThrow(
      "too many parameters for the optimiser's memory: got 1000000000"
    );
  });
});
