import * as tf from "@tensorflow/tfjs";
import {floatBytes, roundedUp} from "./kernels/kernel.js";
import type {Address} from "./memory.js";
import {orderedWeights, parameterCounts} from "./parameters.js";
import {program, type Program} from "./program/program.js";
import type {Engine} from "./startEngine.js";

/** Floats in the backend's memory; the view is valid until the memory grows, so it is not to be kept. */
export interface Floats {
  readonly address: Address;
  readonly view: Float32Array;
  /** Gives the memory back, where it is not kept for good. */
  release?(): void;
}

/**
 * A model's parameters, and the gradient that its programs leave, both in the order of `readParameters`. In the
 * gradient's place for parameters that are averaged stands what the shard adds to the average.
 */
export interface ModelMemory {
  readonly parameters: Floats;
  readonly gradient: Floats;
}

/** Takes memory for a model's parameters and their gradient. */
export function modelMemory(engine: Engine, model: tf.LayersModel): ModelMemory {
  const {trained, averaged} = parameterCounts(model);
  const count = trained + averaged;
  return {parameters: floats(engine, count), gradient: floats(engine, count)};
}

function floats({memory}: Engine, length: number): Floats {
  const {address, release} = memory.allocate(roundedUp(length, 4) * floatBytes);
  return {
    address,
    release,
    get view() {
      return memory.floatsAt(address, length);
    }
  };
}

/** A network's outputs for some examples. */
export interface OutputProgram extends Program {
  /** Standardised pixels, [examples, …inputShape]. */
  readonly x: Floats;
  /** [examples, classes] */
  readonly logits: Floats;
}

/** The gradient of a shard's share in the batch's mean cross-entropy, with dropout on. */
export interface GradientProgram extends OutputProgram {
  /** 1 for an example's class, 0 for the others, [examples, classes]. */
  readonly targets: Floats;
  /** A dropout mask for each tensor that stood for one. */
  readonly masks: readonly Floats[];
}

/** What a gradient's program is made of besides the model. */
export interface ShardShape {
  /** Examples of the shard. */
  readonly exampleCount: number;
  /** Examples of the whole batch, by which the loss is divided. */
  readonly batchSize: number;
  /** Tensors that stand for the dropout masks in the model. */
  readonly masks: readonly tf.Tensor[];
  /** What the shard's examples add to the averaged parameters, in their order, once the model has seen them. */
  readonly moments?: () => readonly tf.Tensor[];
}

/** Does something and disposes of the tensors that it makes on the way. */
function tidily<T>(task: () => T): T {
  const scope = tf.engine();
  scope.startScope();
  try {
    return task();
  } finally {
    scope.endScope();
  }
}

/** A program with what it works on, which goes with it. */
function holding<T extends Readonly<Record<string, Floats | readonly Floats[]>>>(made: Program, held: T): Program & T {
  const release = (): void => {
    made.release();
    for (const floats of Object.values(held).flat()) floats.release?.();
  };
  return {...made, ...held, release};
}

/** Makes the program of a model's outputs, with dropout off. @param exampleCount at once */
export function outputProgram(
  engine: Engine,
  model: tf.LayersModel,
  {parameters}: Pick<ModelMemory, "parameters">,
  exampleCount: number
): OutputProgram {
  return tidily(() => {
    const {input, x, logits} = inputAndLogits(engine, model, exampleCount);
    const made = program(engine, {
      compute: () => [model.apply(input) as tf.Tensor],
      inputs: new Map([[input, x.address], ...weightPlaces(model, parameters.address)]),
      results: [logits.address]
    });
    return holding(made, {x, logits});
  });
}

/** A network's outputs, and what some of its layers give on the way. */
export interface LayerProgram extends OutputProgram {
  /** By layer, in the order asked for; shape [examples, …]. */
  readonly layers: readonly Floats[];
}

/** Makes the program of a model's outputs and of what some layers give, with dropout off. @param names of the layers */
export function layerProgram(
  engine: Engine,
  model: tf.LayersModel,
  {parameters}: Pick<ModelMemory, "parameters">,
  exampleCount: number,
  names: readonly string[]
): LayerProgram {
  return tidily(() => {
    const {input, x, logits} = inputAndLogits(engine, model, exampleCount);
    const given = names.map((name) => model.getLayer(name).output as tf.SymbolicTensor);
    const layers = given.map(({shape}) =>
      floats(engine, exampleCount * tf.util.sizeFromShape(shape.slice(1) as number[]))
    );
    const shown = tf.model({inputs: model.inputs, outputs: [...given, ...model.outputs]});
    const made = program(engine, {
      compute: () => [shown.apply(input)].flat() as tf.Tensor[],
      inputs: new Map([[input, x.address], ...weightPlaces(model, parameters.address)]),
      results: [...layers, logits].map(({address}) => address)
    });
    return holding(made, {x, logits, layers});
  });
}

/** Makes the program of a shard's gradient. */
export function gradientProgram(
  engine: Engine,
  model: tf.LayersModel,
  {parameters, gradient}: ModelMemory,
  {exampleCount, batchSize, masks, moments = () => []}: ShardShape
): GradientProgram {
  return tidily(() => {
    const {input, x, logits} = inputAndLogits(engine, model, exampleCount);
    const target = tf.zeros([exampleCount, classCount(model)]);
    const targets = floats(engine, target.size);
    const maskFloats = masks.map(({size}) => floats(engine, size));
    const made = program(engine, {
      compute: () => [...logitsAndGradients(model, input, target, batchSize), ...moments()],
      inputs: new Map([
        [input, x.address],
        [target, targets.address],
        ...masks.map((mask, i) => [mask, maskFloats[i]!.address] as const),
        ...weightPlaces(model, parameters.address)
      ]),
      results: [logits.address, ...weightPlaces(model, gradient.address).map(([, address]) => address)]
    });
    return holding(made, {x, logits, targets, masks: maskFloats});
  });
}

function inputAndLogits(
  engine: Engine,
  model: tf.LayersModel,
  exampleCount: number
): {input: tf.Tensor; x: Floats; logits: Floats} {
  const input = tf.zeros([exampleCount, ...(model.inputs[0]!.shape.slice(1) as number[])]);
  return {input, x: floats(engine, input.size), logits: floats(engine, exampleCount * classCount(model))};
}

function classCount(model: tf.LayersModel): number {
  return model.outputs[0]!.shape[1]!;
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
