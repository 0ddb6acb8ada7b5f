import type {GradientProgram, ModelMemory, OutputProgram} from "../engine/modelPrograms.js";
import type {NativeKernels} from "../engine/nativeKernels.js";
import type {Dropout} from "./dropoutMasks.js";

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
  readonly gradient: (exampleCount: number, batchSize: number) => GradientProgram;
  /** The program of the outputs of so many examples, likewise. */
  readonly outputs: (exampleCount: number) => OutputProgram;
}
