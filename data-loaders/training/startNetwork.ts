import * as tf from "@tensorflow/tfjs";
import {
  gradientProgram,
  modelMemory,
  outputProgram,
  type GradientProgram,
  type OutputProgram
} from "../engine/modelPrograms.js";
import {parameterCounts, readParameters} from "../engine/parameters.js";
import {startEngine, type Engine} from "../engine/startEngine.js";
import {BatchNormalisation} from "../models/batchNormalisation.js";
import {dropoutLayers, dropoutOf, standInMasks} from "./dropoutLayers.js";
import type {Network} from "./network.js";
import {variant} from "./variants/variants.js";

/** A network of tfjs on an engine. Its parameters lie in `memory`; tfjs's own copy stays as it was drawn. */
export interface StartedNetwork extends Network {
  readonly engine: Engine;
  readonly model: tf.LayersModel;
  readonly gradient: (exampleCount: number, batchSize: number) => GradientProgram;
  readonly outputs: (exampleCount: number) => OutputProgram;
}

/**
 * Starts the engine and builds a variant on it, untrained.
 * @param kernels as `startEngine` takes them
 */
export async function startNetwork(name: string, seed: number, kernels?: WebAssembly.Module): Promise<StartedNetwork> {
  return networkOn(await startEngine(kernels), variant(name).topology.build(seed));
}

/** A model's programs on an engine. */
export function networkOn(engine: Engine, model: tf.LayersModel): StartedNetwork {
  const memory = modelMemory(engine, model);
  const layers = dropoutLayers(model);
  return {
    engine,
    native: engine.native,
    model,
    memory,
    dropouts: layers.map(dropoutOf),
    initialParameters: (startFrom) => initialParameters(model, startFrom),
    gradient: remembered((exampleCount, batchSize) => {
      const masks = standInMasks(layers, exampleCount);
      const moments = (): tf.Tensor[] => batchMoments(model);
      const made = gradientProgram(engine, model, memory, {exampleCount, batchSize, masks, moments});
      tf.dispose(masks);
      return made;
    }),
    outputs: remembered((exampleCount) => outputProgram(engine, model, memory, exampleCount))
  };
}

function initialParameters(model: tf.LayersModel, startFrom: Float32Array | undefined): Float32Array {
  const drawn = readParameters(model);
  if (startFrom === undefined) return drawn;
  const {trained, averaged} = parameterCounts(model);
  if (averaged > 0)
    throw new RangeError(`cannot start ${model.name} from another run: expected no averaged parameters`);
  drawn.set(startFrom.subarray(0, trained - model.layers.at(-1)!.countParams()));
  return drawn;
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
