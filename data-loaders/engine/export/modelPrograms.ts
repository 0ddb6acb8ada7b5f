import * as tf from "@tensorflow/tfjs";
import {BatchNormalisation} from "../layers/batchNormalisation.js";
import {MaskedDropout} from "../layers/maskedDropout.js";
import {floatBytes, type Address} from "../kernels/kernel.js";
import type {Place} from "../runtime/exportedNetwork.js";
import {orderedWeights} from "./parameters.js";
import {program, type Program} from "./program.js";
import type {Room} from "./room.js";

/** A network's outputs for some examples, and where they go. */
export interface OutputProgram {
  readonly program: Program;
  readonly exampleCount: number;
  readonly x: Place;
  readonly logits: Place;
}

/** A shard's number of examples, and that of the batch that it is part of. */
export interface ShardShape {
  readonly exampleCount: number;
  /** By which the loss is divided. */
  readonly batchSize: number;
}

/** Takes room for floats. */
export function floats(room: Room, length: number): Place {
  return {address: room.take(length * floatBytes), length};
}

/** Makes the program of a model's outputs and of what goes into its last layer, with dropout off. */
export function outputProgram(
  room: Room,
  model: tf.LayersModel,
  parameters: Place,
  exampleCount: number
): OutputProgram & {readonly hidden: Place} {
  const hidden = model.layers.at(-1)!.input as tf.SymbolicTensor;
  const shown = model.inputs.includes(hidden) ? [] : [hidden];
  const {layers, ...made} = layerProgram(room, model, parameters, exampleCount, shown);
  return {...made, hidden: layers[0] ?? made.x};
}

/** Makes the program of a model's outputs and of what some of its layers give, with dropout off. */
export function layerProgram(
  room: Room,
  model: tf.LayersModel,
  parameters: Place,
  exampleCount: number,
  shown: readonly tf.SymbolicTensor[]
): OutputProgram & {readonly layers: readonly Place[]} {
  const {input, x, logits} = inputAndLogits(room, model, exampleCount);
  const layers = shown.map(({shape}) => floats(room, exampleCount * sizeOf(shape.slice(1))));
  const cut = tf.model({inputs: model.inputs, outputs: [...shown, ...model.outputs]});
  const made = program(room, {
    compute: () => [cut.apply(input)].flat() as tf.Tensor[],
    inputs: new Map([[input, x.address], ...weightPlaces(model, parameters.address)]),
    results: [...layers, logits].map(({address}) => address)
  });
  return {program: made, exampleCount, x, logits, layers};
}

/**
 * Makes the program of the gradient of a shard's share in the batch's mean cross-entropy, with dropout on.
 * @param gradient where it goes; in the places of running statistics goes what the shard's examples have of them
 */
export function gradientProgram(
  room: Room,
  model: tf.LayersModel,
  {parameters, gradient}: {readonly parameters: Place; readonly gradient: Place},
  {exampleCount, batchSize}: ShardShape
): OutputProgram & {readonly batchSize: number; readonly targets: Place; readonly masks: readonly Place[]} {
  const {input, x, logits} = inputAndLogits(room, model, exampleCount);
  const target = tf.zeros([exampleCount, classCount(model)]);
  const targets = floats(room, target.size);
  const layers = dropoutLayers(model);
  const masks = layers.map(({outputShape}) => tf.zeros([exampleCount, ...(outputShape as number[]).slice(1)]));
  layers.forEach((layer, i) => (layer.mask = masks[i]));
  const maskPlaces = masks.map(({size}) => floats(room, size));
  const made = program(room, {
    compute: () => [...logitsAndGradients(model, input, target, batchSize), ...batchMoments(model)],
    inputs: new Map([
      [input, x.address],
      [target, targets.address],
      ...masks.map((mask, i) => [mask, maskPlaces[i]!.address] as const),
      ...weightPlaces(model, parameters.address)
    ]),
    results: [logits.address, ...weightPlaces(model, gradient.address).map(([, address]) => address)]
  });
  return {program: made, exampleCount, batchSize, x, logits, targets, masks: maskPlaces};
}

/** A model's dropout layers, in their order. */
export function dropoutLayers(model: tf.LayersModel): readonly MaskedDropout[] {
  return model.layers.filter((layer) => layer instanceof MaskedDropout);
}

/** What a model's batch normalisations saw last in training, in the order of their averages among the parameters. */
function batchMoments(model: tf.LayersModel): tf.Tensor[] {
  const layers = model.layers.filter((layer) => layer instanceof BatchNormalisation);
  return layers.flatMap(({moments}) => (moments === undefined ? [] : [moments.mean, moments.variance]));
}

function inputAndLogits(
  room: Room,
  model: tf.LayersModel,
  exampleCount: number
): {input: tf.Tensor; x: Place; logits: Place} {
  const input = tf.zeros([exampleCount, ...(model.inputs[0]!.shape.slice(1) as number[])]);
  return {input, x: floats(room, input.size), logits: floats(room, exampleCount * classCount(model))};
}

function classCount(model: tf.LayersModel): number {
  return model.outputs[0]!.shape[1]!;
}

/** Number of values of a layer's output for one example. */
export function sizeOf(shape: tf.Shape): number {
  return tf.util.sizeFromShape(shape as number[]);
}

/** Where each weight lies in an array of all parameters that begins at an address. */
function weightPlaces(model: tf.LayersModel, start: Address): [tf.Tensor, Address][] {
  let address = start;
  return orderedWeights(model).map((weight) => {
    const tensor = weight.read();
    const place: [tf.Tensor, Address] = [tensor, address];
    address += tensor.size * floatBytes;
    return place;
  });
}

/**
 * A model's outputs with dropout on, then the gradient of their mean cross-entropy by each weight.
 * The loss itself is left to `logitStatistics`; its gradient by the logits is softmax less target.
 */
function logitsAndGradients(model: tf.LayersModel, x: tf.Tensor, targets: tf.Tensor, batchSize: number): tf.Tensor[] {
  const weights = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  let outputs: tf.Tensor | undefined;
  const crossEntropy = tf.customGrad((logits, save) => {
    (save as tf.GradSaveFunc)([logits as tf.Tensor]);
    const gradFunc = (_: tf.Tensor, [saved]: tf.Tensor[]): tf.Tensor =>
      tf.div(tf.sub(tf.softmax(saved as tf.Tensor2D), targets), batchSize);
    return {value: tf.scalar(0), gradFunc};
  });
  const {grads} = tf.variableGrads(() => {
    outputs = model.apply(x, {training: true}) as tf.Tensor;
    return crossEntropy(outputs);
  }, weights);
  return [outputs!, ...weights.map(({name}) => grads[name]!)];
}
