import {floatBytes} from "../engine/kernels/kernel.js";
import type * as tf from "@tensorflow/tfjs";
import {layerProgram, type Floats, type OutputProgram} from "../engine/modelPrograms.js";
import {orderedWeights, parameterCounts} from "../engine/parameters.js";
import {startEngine} from "../engine/startEngine.js";
import {writer, type Writer} from "./writer.js";
import type {
  InitialParameters,
  WrittenGradient,
  WrittenLayers,
  WrittenNetwork,
  WrittenPlace,
  WrittenProgram
} from "./writtenNetwork.js";
import {initialWeights} from "../models/initialWeights.js";
import type {ShardShape} from "../training/batches.js";
import {networkOn, type StartedNetwork} from "../training/startNetwork.js";
import {variant} from "../training/variants/variants.js";

/** What is to be written down of a network. */
export interface WrittenParts {
  /** Numbers of examples whose outputs are asked for at once. */
  readonly outputCounts: readonly number[];
  /** Shards whose gradients are asked for. */
  readonly shards: readonly ShardShape[];
  /** Layers that can be looked at, by their names in the model. */
  readonly layers?: readonly string[];
}

/**
 * Writes a variant's programs down, so that they run where tfjs does not.
 * @throws RangeError if a step of them is no kernel of ours
 */
export async function writeNetwork(
  name: string,
  {outputCounts, shards, layers = []}: WrittenParts
): Promise<WrittenNetwork> {
  await startEngine();
  const pen = writer();
  const network = networkOn(pen.engine, variant(name).topology.build(1));
  const {parameters, gradient} = network.memory;
  const outputs = outputCounts.map((count) => written(pen, network.outputs(count), count));
  const gradients = shards.map((shard) => writtenGradient(pen, network, shard));
  return {
    variant: name,
    parameters: placeOf(parameters),
    gradient: placeOf(gradient),
    counts: parameterCounts(network.model),
    dropouts: network.dropouts,
    initial: initialParameters(network.model),
    headSize: network.model.layers.at(-1)!.countParams(),
    outputs,
    gradients,
    layers: writtenLayers(pen, network, layers),
    contents: pen.contents(),
    memoryBytes: pen.memoryBytes()
  };
}

function writtenLayers(pen: Writer, {model, memory}: StartedNetwork, names: readonly string[]): WrittenLayers {
  const program = layerProgram(pen.engine, model, memory, 1, names);
  const layers = Object.fromEntries(names.map((name, i) => [name, placeOf(program.layers[i]!)]));
  return {...written(pen, program, 1), layers};
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
      `weight ${weight.name} cannot be written down: expected drawn values, or one value throughout`
    );
  });
}

function written({callsOf}: Writer, program: OutputProgram, exampleCount: number): WrittenProgram {
  const {x, logits} = program;
  return {exampleCount, calls: callsOf(() => program.run()), x: placeOf(x), logits: placeOf(logits)};
}

function writtenGradient(pen: Writer, network: StartedNetwork, {exampleCount, batchSize}: ShardShape): WrittenGradient {
  const program = network.gradient(exampleCount, batchSize);
  const {targets, masks} = program;
  return {
    ...written(pen, program, exampleCount),
    batchSize,
    targets: placeOf(targets),
    masks: masks.map(placeOf)
  };
}

function placeOf({address, view}: Floats): WrittenPlace {
  return {address, length: view.byteLength / floatBytes};
}
