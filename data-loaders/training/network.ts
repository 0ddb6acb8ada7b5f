import type {Floats, ModelMemory} from "../engine/modelPrograms.js";
import type {NativeKernels} from "../engine/nativeKernels.js";
import type {Dropout} from "./dropoutMasks.js";

/** A network's outputs for some examples, computed anew from what lies at `x` and in the network's parameters. */
export interface Outputs {
  /** Standardised pixels, [examples, …] */
  readonly x: Floats;
  /** [examples, 10] */
  readonly logits: Floats;
  run(): void;
}

/** The gradient of a shard's share in the batch's mean cross-entropy, with dropout on. */
export interface Gradient extends Outputs {
  /** 1 for an example's class, 0 for the others, [examples, 10]. */
  readonly targets: Floats;
  /** By dropout layer, [examples, units]. */
  readonly masks: readonly Floats[];
}

/** A network as a worker holds it: its programs, and the memory where they find its parameters. */
export interface Network {
  readonly native: NativeKernels;
  readonly memory: ModelMemory;
  /** Its dropout layers, in their order. */
  readonly dropouts: readonly Dropout[];
  /**
   * The parameters that training starts from: as drawn, or those of a trained network but for the last layer, which
   * begins anew.
   */
  readonly initialParameters: (startFrom?: Float32Array) => Float32Array;
  /** The program of a shard's gradient, made when it is first asked for. */
  readonly gradient: (exampleCount: number, batchSize: number) => Gradient;
  /** The program of the outputs of so many examples, likewise. */
  readonly outputs: (exampleCount: number) => Outputs;
}
