import * as tf from "@tensorflow/tfjs";
import {BatchNormalisation} from "../layers/batchNormalisation.js";
import {initialWeights} from "../layers/initialWeights.js";
import type {ExportedCall, ExportedNetwork, InitialParameters} from "../runtime/exportedNetwork.js";
import {
  dropoutLayers,
  floats,
  gradientProgram,
  layerProgram,
  outputProgram,
  sizeOf,
  type ShardShape
} from "./modelPrograms.js";
import {orderedWeights, parameterCounts} from "./parameters.js";
import type {Program} from "./program.js";
import {emptyRoom} from "./room.js";

/** What is to be exported of a network. */
export interface ExportedParts {
  /** Numbers of examples whose outputs are asked for at once. */
  readonly outputCounts: readonly number[];
  /** Shards whose gradients are asked for. */
  readonly shards?: readonly ShardShape[];
  /** Layers that can be looked at, by their names in the model. */
  readonly layers?: readonly string[];
}

/**
 * Exports a model: its programs as calls of our kernels, and how its parameters are drawn, so that it runs where tfjs
 * does not.
 * @param name by which errors call it
 * @throws RangeError if a step of it is no kernel of ours, or a layer is one that no program can repeat
 */
export function exportNetwork(
  name: string,
  model: tf.LayersModel,
  {outputCounts, shards = [], layers = []}: ExportedParts
): ExportedNetwork {
  for (const layer of model.layers) requireRepeatable(name, layer);
  return tidily(() => {
    const room = emptyRoom();
    const counts = parameterCounts(model);
    const [parameters, gradient] = [0, 1].map(() => floats(room, counts.trained + counts.running));
    const memory = {parameters: parameters!, gradient: gradient!};
    const shown = layers.map((layer) => model.getLayer(layer).output as tf.SymbolicTensor);
    const made = {
      outputs: outputCounts.map((count) => outputProgram(room, model, memory.parameters, count)),
      gradients: shards.map((shard) => gradientProgram(room, model, memory, shard)),
      layers: layerProgram(room, model, memory.parameters, 1, shown)
    };
    const programs = [...made.outputs, ...made.gradients, made.layers].map(({program}) => program);
    const values = room.take(Math.max(...programs.map(({valueBytes}) => valueBytes)));
    const scratch = room.take(Math.max(...programs.map(({scratchBytes}) => scratchBytes)));
    const withCalls = <P extends {readonly program: Program}>({
      program,
      ...places
    }: P): Omit<P, "program"> & {calls: ExportedCall[]} => ({...places, calls: program.calls(values, scratch)});
    return {
      name,
      ...memory,
      counts,
      dropouts: dropoutLayers(model).map(({rate, outputShape}) => {
        return {rate, units: sizeOf((outputShape as tf.Shape).slice(1))};
      }),
      initial: initialParameters(model),
      headSize: model.layers.at(-1)!.countParams(),
      outputs: made.outputs.map(withCalls),
      gradients: made.gradients.map(withCalls),
      layers: {
        ...withCalls(made.layers),
        layers: Object.fromEntries(layers.map((layer, i) => [layer, made.layers.layers[i]!]))
      },
      contents: room.contents,
      memoryBytes: room.bytes
    };
  });
}

/** Layers of tfjs that draw numbers at each call, which a program would repeat for ever. */
const random: ReadonlySet<string> = new Set([
  "Dropout",
  "SpatialDropout1D",
  "AlphaDropout",
  "GaussianDropout",
  "GaussianNoise"
]);

/** @throws RangeError for a layer that does at each call what a program does not repeat */
function requireRepeatable(network: string, layer: tf.layers.Layer): void {
  const kind = layer.getClassName();
  const refuse = (why: string): never => {
    throw new RangeError(`cannot export ${network}: layer ${layer.name} (${kind}) ${why}`);
  };
  if (random.has(kind)) refuse("draws numbers at each call; use MaskedDropout");
  if (layer.nonTrainableWeights.length > 0 && !(layer instanceof BatchNormalisation))
    refuse("has weights that no gradient changes; use BatchNormalisation, or train all weights");
  if (layer.losses.length > 0) refuse("adds to the loss, which is the cross-entropy alone; leave regularisers out");
}

/** @throws RangeError for a weight that is neither drawn nor of one value throughout */
function initialParameters(model: tf.LayersModel): InitialParameters[] {
  const draws = new Map(
    model.layers.flatMap((layer, part) => {
      const drawn = initialWeights(layer, part);
      return drawn.map((draw, i) => [layer.weights[i]!, draw] as const);
    })
  );
  return orderedWeights(model).map((weight) => {
    const draw = draws.get(weight);
    if (draw !== undefined) return {part: draw.part, from: draw.from, size: draw.size, bound: draw.bound};
    const values = weight.read().dataSync();
    const value = values[0]!;
    if (values.every((one) => one === value)) return {size: values.length, value};
    throw new RangeError(
      `cannot export weight ${weight.name}: expected initializer "zeros" or a uniform variance scaling, or one value throughout`
    );
  });
}

/** Does something and disposes of the tensors that it makes on the way. */
function tidily<T>(task: () => T): T {
  const scope = tf.engine();
  scope.startScope();
  try {
    return task();
  } finally {
    scope.endScope(); // not by tf.tidy, which would look for tensors in every number of the result
  }
}
