import type {ParameterCounts} from "../engine/parameters.js";
import type {EvenDraw} from "../randomness/evenly.js";
import type {Dropout} from "../training/dropoutMasks.js";
import type {Address} from "../engine/memory.js";

/** A call of one of our kernels: its name, then what it is called with. */
export type WrittenCall = readonly [kernel: string, ...numbers: (number | boolean)[]];

/** Floats in the memory that the calls work in. */
export interface WrittenPlace {
  readonly address: Address;
  readonly length: number;
}

/** Initial values of some parameters that stand together. */
export type InitialParameters = EvenDraw | {readonly size: number; readonly value: number};

/** A program as data: the same calls on the same places each time. */
export interface WrittenProgram {
  readonly exampleCount: number;
  readonly calls: readonly WrittenCall[];
  /** Standardised pixels, [exampleCount, …]. */
  readonly x: WrittenPlace;
  /** [exampleCount, 10] */
  readonly logits: WrittenPlace;
}

/** A program that leaves what chosen layers give, by their names. */
export interface WrittenLayers extends WrittenProgram {
  readonly layers: Readonly<Record<string, WrittenPlace>>;
}

/** The program of a shard's gradient. */
export interface WrittenGradient extends WrittenProgram {
  /** Examples of the batch that the shard is part of. */
  readonly batchSize: number;
  readonly targets: WrittenPlace;
  readonly masks: readonly WrittenPlace[];
}

/**
 * All that it takes to run a network and to train it, but for its parameters and our kernels: no tfjs, no model.
 * Addresses are in bytes from the start of a memory that holds nothing else.
 */
export interface WrittenNetwork {
  readonly variant: string;
  readonly memoryBytes: number;
  readonly parameters: WrittenPlace;
  readonly gradient: WrittenPlace;
  readonly counts: ParameterCounts;
  readonly dropouts: readonly Dropout[];
  /** What the parameters are before training, in their order: drawn, or all of one value. */
  readonly initial: readonly InitialParameters[];
  /** Parameters of the last layer, which begins anew where training starts from another network. */
  readonly headSize: number;
  /** What the memory holds at first besides zeros. */
  readonly contents: readonly {readonly address: Address; readonly values: readonly number[]}[];
  /** Programs of outputs, one for each number of examples that is asked for. */
  readonly outputs: readonly WrittenProgram[];
  /** Program of the outputs of one example and of what layers give on the way. */
  readonly layers: WrittenLayers;
  /** Programs of gradients, one for each shape of a shard. */
  readonly gradients: readonly WrittenGradient[];
}
