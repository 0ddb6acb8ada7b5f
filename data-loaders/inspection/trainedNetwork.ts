import type * as tf from "@tensorflow/tfjs";
import {modelMemory, type ModelMemory} from "../engine/modelPrograms.js";
import {startEngine, type Engine} from "../engine/startEngine.js";
import {variant} from "../training/variants/variants.js";

/** A trained network on the engine; its parameters lie in `memory`. */
export interface TrainedNetwork {
  readonly engine: Engine;
  readonly model: tf.LayersModel;
  readonly memory: ModelMemory;
}

/**
 * Puts a run's parameters into its network.
 * @param parameters as the run stores them, [parameterCount]
 */
export async function trainedNetwork(
  run: {readonly variant: string; readonly seed: number},
  parameters: Float32Array
): Promise<TrainedNetwork> {
  const engine = await startEngine();
  const model = variant(run.variant).topology.build(run.seed);
  const memory = modelMemory(engine, model);
  memory.parameters.view.set(parameters);
  return {engine, model, memory};
}
