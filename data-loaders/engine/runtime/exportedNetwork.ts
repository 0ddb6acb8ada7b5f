import type {UniformDraw} from "../../random/uniform.js";
import type {ParameterCounts} from "../export/parameters.js";
import type {Address, NativeKernels} from "../kernels/kernel.js";

/** A call of one of our kernels: its name, then what it is called with. */
export type ExportedCall = readonly [kernel: keyof NativeKernels, ...numbers: (number | boolean)[]];

/** Floats in the memory that the calls work in. */
export interface Place {
  readonly address: Address;
  readonly length: number;
}

/** Initial values of some parameters that stand together. */
export type InitialParameters = UniformDraw | {readonly size: number; readonly value: number};

/** A dropout layer: the share of its inputs that a mask drops, in [0, 1), and how many inputs an example has. */
export interface Dropout {
  readonly rate: number;
  readonly units: number;
}

/** A network's outputs as data: the same calls on the same places each time. */
export interface ExportedProgram {
  readonly exampleCount: number;
  readonly calls: readonly ExportedCall[];
  /** Standardised pixels, [exampleCount, …inputShape]. */
  readonly x: Place;
  /** [exampleCount, classes] */
  readonly logits: Place;
}

/** A program that also leaves what goes into the last layer. */
export interface ExportedOutputs extends ExportedProgram {
  /** [exampleCount, units] */
  readonly hidden: Place;
}

/** A program that also leaves what chosen layers give, by their names. */
export interface ExportedLayers extends ExportedProgram {
  readonly layers: Readonly<Record<string, Place>>;
}

/** The program of a shard's gradient. */
export interface ExportedGradient extends ExportedProgram {
  /** Examples of the batch that the shard is part of. */
  readonly batchSize: number;
  /** 1 for an example's class, 0 for the others, [exampleCount, classes]. */
  readonly targets: Place;
  /** By dropout layer, [exampleCount, units]. */
  readonly masks: readonly Place[];
}

/**
 * All that it takes to run a network and to train it, but for its parameters and our kernels: no tfjs, no model.
 * Addresses are in bytes from the start of a memory that holds nothing else.
 */
export interface ExportedNetwork {
  readonly name: string;
  readonly memoryBytes: number;
  /** Trained parameters, then running statistics. */
  readonly parameters: Place;
  /** The gradient; in the places of running statistics stands what the shard adds to them. */
  readonly gradient: Place;
  readonly counts: ParameterCounts;
  readonly dropouts: readonly Dropout[];
  /** What the parameters are before training, in their order: drawn, or all of one value. */
  readonly initial: readonly InitialParameters[];
  /** Parameters of the last layer, which begins anew where training starts from another network. */
  readonly headSize: number;
  /** What the memory holds at first besides zeros. */
  readonly contents: readonly {readonly address: Address; readonly values: readonly number[]}[];
  /** Programs of outputs, one for each number of examples that is asked for. */
  readonly outputs: readonly ExportedOutputs[];
  /** Program of the outputs of one example and of what layers give on the way. */
  readonly layers: ExportedLayers;
  /** Programs of gradients, one for each shape of a shard. */
  readonly gradients: readonly ExportedGradient[];
}
