import {largestMemoryPages} from "./assemble.js";

/** Bytes of a page of WebAssembly's memory, and of a vector. */
const pageBytes = 65_536;
const vectorBytes = 16;

/** Adam's memory, shared by all workers, and the gradients of a step's shards, from which it takes the next step. */
export interface OptimiserMemory {
  readonly memory: WebAssembly.Memory;
  readonly parameterCount: number;
  readonly shardCount: number;
}

/** Arrays of the optimiser's memory, each of shape [parameterCount]. */
export interface OptimiserArrays {
  readonly parameters: Float32Array;
  readonly mean: Float32Array;
  readonly meanSquare: Float32Array;
  readonly shardGradients: readonly Float32Array[];
}

/** Settings of Adam. Source: Kingma and Ba 2015; epsilon is added outside the root, as PyTorch does. */
export interface AdamSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Takes shared memory for a run. @throws RangeError if it would exceed what `assembly/optimiser.ts` may use */
export function optimiserMemory(parameterCount: number, shardCount: number): OptimiserMemory {
  const pages = Math.ceil(((3 + shardCount) * arrayBytes(parameterCount)) / pageBytes) + 1;
  if (pages > largestMemoryPages) throw new RangeError(`too many parameters for shared memory: got ${parameterCount}`);
  const memory = new WebAssembly.Memory({initial: pages, maximum: largestMemoryPages, shared: true});
  return {memory, parameterCount, shardCount};
}

/** The arrays of an optimiser's memory. */
export function optimiserArrays({memory, parameterCount, shardCount}: OptimiserMemory): OptimiserArrays {
  const array = (i: number): Float32Array =>
    new Float32Array(memory.buffer, addressOfArray(i, parameterCount), parameterCount);
  return {
    parameters: array(0),
    mean: array(1),
    meanSquare: array(2),
    shardGradients: Array.from({length: shardCount}, (_, shard) => array(3 + shard))
  };
}

function arrayBytes(parameterCount: number): number {
  return Math.ceil((parameterCount * Float32Array.BYTES_PER_ELEMENT) / vectorBytes) * vectorBytes;
}

/** The first page stays empty. */
function addressOfArray(i: number, parameterCount: number): number {
  return pageBytes + i * arrayBytes(parameterCount);
}

/** One worker's share in the steps of an optimiser. */
export interface Optimiser {
  /** Takes step number `step`, from 1, for this worker's part of the parameters. */
  adam(step: number, settings: AdamSettings): void;
}

interface Exports {
  adam(
    parameters: number,
    mean: number,
    meanSquare: number,
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
}

/**
 * Puts the optimiser to work for one of several workers. Each parameter's new value is the same whoever computes it.
 * @param module `assembly/optimiser.ts`, compiled
 */
export async function optimiser(
  module: WebAssembly.Module,
  {memory, parameterCount, shardCount}: OptimiserMemory,
  {workerIndex, workerCount}: {workerIndex: number; workerCount: number}
): Promise<Optimiser> {
  const {exports} = await WebAssembly.instantiate(module, {env: {memory}});
  const {adam} = exports as unknown as Exports;
  const bytes = arrayBytes(parameterCount);
  const boundary = (worker: number): number => Math.floor(bytes / vectorBytes / workerCount) * vectorBytes * worker;
  const start = boundary(workerIndex);
  const end = workerIndex === workerCount - 1 ? bytes : boundary(workerIndex + 1);
  const [parameters, mean, meanSquare, shards] = [0, 1, 2, 3].map((i) => addressOfArray(i, parameterCount) + start);
  return {
    adam: (step, {learningRate, beta1, beta2, epsilon}) => {
      const rate = learningRate / (1 - beta1 ** step);
      const inverseRoot = 1 / Math.sqrt(1 - beta2 ** step);
      adam(
        parameters!,
        mean!,
        meanSquare!,
        shards!,
        bytes,
        shardCount,
        end - start,
        rate,
        inverseRoot,
        beta1,
        1 - beta1,
        beta2,
        1 - beta2,
        epsilon
      );
    }
  };
}
