import * as tf from "@tensorflow/tfjs";
import {
  gradientProgram,
  modelMemory,
  outputProgram,
  type GradientProgram,
  type ModelMemory,
  type OutputProgram
} from "../engine/modelPrograms.js";
import {startEngine, type Engine} from "../engine/startEngine.js";
import type {MaskedDropout} from "../models/maskedDropout.js";
import {BatchNormalisation} from "../models/batchNormalisation.js";
import {variant} from "./variants/variants.js";
import {dropoutLayers, standInMasks} from "./dropoutMasks.js";

/** A network as a worker holds it. Its parameters lie in `memory`; tfjs's own copy stays as it was drawn. */
export interface Network {
  readonly engine: Engine;
  readonly model: tf.LayersModel;
  readonly memory: ModelMemory;
  readonly dropouts: readonly MaskedDropout[];
  /** The program of a shard's gradient, made when it is first asked for. */
  readonly gradient: (exampleCount: number, batchSize: number) => GradientProgram;
  /** The program of the outputs of so many examples, likewise. */
  readonly outputs: (exampleCount: number) => OutputProgram;
}

/**
 * Starts the engine and builds a variant on it, untrained.
 * @param kernels as `startEngine` takes them
 */
export async function startNetwork(name: string, seed: number, kernels?: WebAssembly.Module): Promise<Network> {
  const engine = await startEngine(kernels);
  const model = variant(name).topology.build(seed);
  const memory = modelMemory(engine, model);
  const dropouts = dropoutLayers(model);
  return {
    engine,
    model,
    memory,
    dropouts,
    gradient: remembered((exampleCount, batchSize) => {
      const masks = standInMasks(dropouts, exampleCount);
      const moments = (): tf.Tensor[] => batchMoments(model);
      const made = gradientProgram(engine, model, memory, {exampleCount, batchSize, masks, moments});
      tf.dispose(masks);
      return made;
    }),
    outputs: remembered((exampleCount) => outputProgram(engine, model, memory, exampleCount))
  };
}

/** What a model's batch normalisations saw last in training, in the order of their averages among the parameters. */
function batchMoments(model: tf.LayersModel): tf.Tensor[] {
  const layers = model.layers.filter((layer) => layer instanceof BatchNormalisation);
  return layers.flatMap(({moments}) => (moments === undefined ? [] : [moments.mean, moments.variance]));
}

/** Makes something once for each combination of numbers. */
function remembered<N extends number[], T>(make: (...numbers: N) => T): (...numbers: N) => T {
  const made = new Map<string, T>();
  return (...numbers) => {
    const key = numbers.join();
    const known = made.get(key) ?? make(...numbers);
    made.set(key, known);
    return known;
  };
}
