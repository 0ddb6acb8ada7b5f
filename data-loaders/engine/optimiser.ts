import type {ParameterCounts} from "./export/parameters.js";
import {power} from "./power.js";

/** Bytes of a page of WebAssembly's memory, and of a vector. */
const pageBytes = 65_536;
const vectorBytes = 16;

/** Room for the optimiser's arrays at most, in pages: shared memory needs a bound. */
export const largestMemoryPages = 16_384;

/** The optimiser's memory, shared by all workers or held by the only one, and the gradients of a step's shards, from which it takes the next step. */
export interface OptimiserMemory {
  readonly memory: WebAssembly.Memory;
  readonly counts: ParameterCounts;
  readonly shardCount: number;
}

/** Arrays of the optimiser's memory, each as long as all parameters. */
export interface OptimiserArrays {
  readonly parameters: Float32Array;
  /** Adam's mean of the gradient, or momentum's velocity. */
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  /** Of averaged parameters, each shard's part in the batch's mean. */
  readonly shardGradients: readonly Float32Array[];
}

/** Adam. Source: Kingma and Ba 2015; epsilon is added outside the root, as PyTorch does. */
export interface AdamRule {
  readonly kind: "adam";
  /** Decay of the mean of the gradient. */
  readonly beta1: number;
  /** Decay of the mean of the squared gradient. */
  readonly beta2: number;
  /** Keeps the step finite where the squared gradient is tiny. */
  readonly epsilon: number;
}

/** Gradient descent, with momentum or (0) without, as PyTorch's SGD. */
export interface MomentumRule {
  readonly kind: "momentum";
  /** Share of the velocity that is kept, in [0, 1). */
  readonly momentum: number;
  /** Nesterov's form of it. */
  readonly isNesterov?: boolean;
  /** Added to the gradient, times the parameter, as PyTorch does for all parameters; 0 where absent. */
  readonly weightDecay?: number;
}

export type UpdateRule = AdamRule | MomentumRule;

/** Share of an averaged parameter that a batch leaves: PyTorch's momentum of 0.1 for batch normalisation, turned round. */
const averageKept = 0.9;

/**
 * Takes memory for a run.
 * @param isShared between threads; without, it is for program "lone-optimiser"
 * @throws RangeError if it would exceed what `assembly/optimiser.ts` may use
 */
export function optimiserMemory(counts: ParameterCounts, shardCount: number, isShared = true): OptimiserMemory {
  const length = lengthOf(counts);
  const pages = Math.ceil(((3 + shardCount) * arrayBytes(length)) / pageBytes) + 1;
  if (pages > largestMemoryPages) throw new RangeError(`too many parameters for the optimiser's memory: got ${length}`);
  const memory = new WebAssembly.Memory({initial: pages, maximum: largestMemoryPages, shared: isShared});
  return {memory, counts, shardCount};
}

function lengthOf({trained, running}: ParameterCounts): number {
  return trained + running;
}

/** The arrays of an optimiser's memory. */
export function optimiserArrays({memory, counts, shardCount}: OptimiserMemory): OptimiserArrays {
  const length = lengthOf(counts);
  const array = (i: number): Float32Array => new Float32Array(memory.buffer, addressOfArray(i, length), length);
  return {
    parameters: array(0),
    firstMoment: array(1),
    secondMoment: array(2),
    shardGradients: Array.from({length: shardCount}, (_, shard) => array(3 + shard))
  };
}

function arrayBytes(length: number): number {
  return Math.ceil((length * Float32Array.BYTES_PER_ELEMENT) / vectorBytes) * vectorBytes;
}

/** The first page stays empty. */
function addressOfArray(i: number, length: number): number {
  return pageBytes + i * arrayBytes(length);
}

/** One worker's share in the steps of an optimiser. */
export interface Optimiser {
  /** Takes step number `step`, from 1, for this worker's part of the parameters. */
  take(step: number, learningRate: number): void;
}

interface Exports {
  adam(
    parameters: number,
    mean: number,
    secondMoment: number,
    shards: number,
    shardBytes: number,
    shardCount: number,
    bytes: number,
    rate: number,
    inverseRoot: number,
    keep1: number,
    take1: number,
    keep2: number,
    take2: number,
    epsilon: number
  ): void;
  momentum(
    parameters: number,
    velocity: number,
    shards: number,
    shardBytes: number,
    shardCount: number,
    bytes: number,
    rate: number,
    keep: number,
    decay: number,
    looksAhead: boolean
  ): void;
}

/** Where a worker's part of the trained parameters lies, in bytes from the start of an array. */
interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * Puts the optimiser to work for one of several workers. Each parameter's new value is the same whoever computes it.
 * @param module `assembly/optimiser.ts`, compiled
 */
export async function optimiser(
  module: WebAssembly.Module,
  memory: OptimiserMemory,
  {workerIndex, workerCount, rule}: {workerIndex: number; workerCount: number; rule: UpdateRule}
): Promise<Optimiser> {
  const {exports} = await WebAssembly.instantiate(module, {env: {memory: memory.memory}});
  const bytes = arrayBytes(memory.counts.trained);
  const boundary = (worker: number): number => Math.floor(bytes / vectorBytes / workerCount) * vectorBytes * worker;
  const isLast = workerIndex === workerCount - 1;
  const part = {start: boundary(workerIndex), end: isLast ? bytes : boundary(workerIndex + 1)};
  const take = updateOf(exports as unknown as Exports, memory, part, rule);
  if (!isLast || memory.counts.running === 0) return {take};
  const averages = averagesOf(memory);
  return {
    take: (step, learningRate) => {
      const next = averages.next();
      take(step, learningRate); // works in whole vectors, so it may touch the first averages
      averages.current.set(next);
    }
  };
}

function updateOf(exports: Exports, memory: OptimiserMemory, {start, end}: Part, rule: UpdateRule): Optimiser["take"] {
  const {counts, shardCount} = memory;
  const length = lengthOf(counts);
  const [parameters, firstMoment, secondMoment, shards] = [0, 1, 2, 3].map((i) => addressOfArray(i, length) + start);
  const shardBytes = arrayBytes(length);
  const bytes = end - start;
  if (rule.kind === "momentum") {
    const {momentum, weightDecay = 0, isNesterov = false} = rule;
    const places = [parameters!, firstMoment!, shards!] as const;
    return (_, rate) =>
      exports.momentum(...places, shardBytes, shardCount, bytes, rate, momentum, weightDecay, isNesterov);
  }
  const {beta1, beta2, epsilon} = rule;
  return (step, learningRate) => {
    const rate = learningRate / (1 - power(beta1, step));
    const inverseRoot = 1 / Math.sqrt(1 - power(beta2, step));
    const decays = [beta1, 1 - beta1, beta2, 1 - beta2] as const;
    const places = [parameters!, firstMoment!, secondMoment!, shards!] as const;
    exports.adam(...places, shardBytes, shardCount, bytes, rate, inverseRoot, ...decays, epsilon);
  };
}

/** The averaged parameters, and what they become with the step's batch. */
function averagesOf(memory: OptimiserMemory): {readonly current: Float32Array; readonly next: () => Float32Array} {
  const {parameters, shardGradients} = optimiserArrays(memory);
  const {trained} = memory.counts;
  const current = parameters.subarray(trained);
  const parts = shardGradients.map((gradient) => gradient.subarray(trained));
  const batchMean = (i: number): number => parts.reduce((sum, part) => sum + part[i]!, 0);
  return {current, next: () => current.map((value, i) => averageKept * value + (1 - averageKept) * batchMean(i))};
}
