import {floatBytes} from "../engine/kernels/kernel.js";
import {layerProgram, type Floats, type OutputProgram} from "../engine/modelPrograms.js";
import {startEngine} from "../engine/startEngine.js";
import {writer, type Writer} from "./writer.js";
import type {WrittenGradient, WrittenNetwork, WrittenPlace, WrittenProgram} from "./writtenNetwork.js";
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
  readonly layers: readonly string[];
}

/**
 * Writes a variant's programs down, so that they run where tfjs does not.
 * @throws RangeError if a step of them is no kernel of ours
 */
export async function writeNetwork(
  name: string,
  {outputCounts, shards, layers}: WrittenParts
): Promise<WrittenNetwork> {
  await startEngine();
  const pen = writer();
  const network = networkOn(pen.engine, variant(name).topology.build(1));
  const {parameters, gradient} = network.memory;
  const outputs = outputCounts.map((count) => written(pen, network.outputs(count), count));
  const gradients = shards.map((shard) => writtenGradient(pen, network, shard));
  const shown = layerProgram(pen.engine, network.model, network.memory, 1, layers);
  return {
    variant: name,
    parameters: placeOf(parameters),
    gradient: placeOf(gradient),
    dropouts: network.dropouts,
    draws: network.model.layers
      .flatMap((layer, part) => initialWeights(layer, part))
      .map(({part, from, size, bound}) => ({part, from, size, bound})),
    outputs,
    gradients,
    layers: {
      ...written(pen, shown, 1),
      layers: Object.fromEntries(layers.map((layer, i) => [layer, placeOf(shown.layers[i]!)]))
    },
    contents: pen.contents(),
    memoryBytes: pen.memoryBytes()
  };
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
