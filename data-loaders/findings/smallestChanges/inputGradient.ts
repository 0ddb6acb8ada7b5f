import * as tf from "@tensorflow/tfjs";
import {emptyRoom, type Room} from "../../engine/export/room.js";
import {floats} from "../../engine/export/modelPrograms.js";
import {orderedWeights} from "../../engine/export/parameters.js";
import {program} from "../../engine/export/program.js";
import {floatBytes} from "../../engine/kernels/kernel.js";
import {bind, nativeKernels} from "../../engine/runtime/loadNetwork.js";
import {assemble} from "../../engine/assemble.js";
import {variant} from "../../experiments/variants.js";
import {ofModel} from "../../models/topology.js";

/** A network's outputs for some images, and how its loss changes with each of their pixels, dropout off. */
export interface InputGradient {
  /** Standardised pixels, [n, 784]. */
  readonly x: Float32Array;
  /** 1 for the class whose cross-entropy is meant, 0 for the others, [n, 10]. */
  readonly targets: Float32Array;
  /** [n, 10] */
  readonly logits: Float32Array;
  /** Gradient of each image's cross-entropy by its standardised pixels, [n, 784]. */
  readonly gradient: Float32Array;
  run(): void;
}

/**
 * A trained network's gradient by its input, in our kernels: training never needs it.
 * @param parameters as the run stores them
 * @param count images at once
 */
export async function inputGradient(name: string, parameters: Float32Array, count: number): Promise<InputGradient> {
  const room = emptyRoom();
  const {places, calls} = ofModel(variant(name).topology, (model) => exported(room, model, count));
  const memory = new WebAssembly.Memory({initial: Math.ceil(room.bytes / 65_536)});
  for (const {address, values} of room.contents) new Float32Array(memory.buffer, address).set(values);
  const native = await nativeKernels(await assemble("kernels"), memory);
  const view = ({address, length}: {readonly address: number; readonly length: number}): Float32Array =>
    new Float32Array(memory.buffer, address, length);
  view(places.parameters).set(parameters);
  const bound = calls.map((call) => bind(native, call));
  return {
    x: view(places.x),
    targets: view(places.targets),
    logits: view(places.logits),
    gradient: view(places.gradient),
    run: () => {
      for (const call of bound) call();
    }
  };
}

function exported(room: Room, model: tf.LayersModel, count: number) {
  const input = tf.zeros([count, ...(model.inputs[0]!.shape.slice(1) as number[])]);
  const target = tf.zeros([count, model.outputs[0]!.shape[1]!]);
  const weights = orderedWeights(model).map((weight) => weight.read());
  const size = weights.reduce((sum, weight) => sum + weight.size, 0);
  const places = {
    parameters: floats(room, size),
    x: floats(room, input.size),
    targets: floats(room, target.size),
    logits: floats(room, target.size),
    gradient: floats(room, input.size)
  };
  let address = places.parameters.address;
  const inputs = new Map<tf.Tensor, number>([
    [input, places.x.address],
    [target, places.targets.address]
  ]);
  for (const weight of weights) {
    inputs.set(weight, address);
    address += weight.size * floatBytes;
  }
  const made = program(room, {
    compute: () => logitsAndGradient(model, input, target),
    inputs,
    results: [places.logits.address, places.gradient.address]
  });
  const calls = made.calls(room.take(made.valueBytes), room.take(made.scratchBytes));
  return {places, calls};
}

/** The loss itself is not needed: its gradient by the logits is softmax less target. */
function logitsAndGradient(model: tf.LayersModel, x: tf.Tensor, target: tf.Tensor): tf.Tensor[] {
  let outputs: tf.Tensor | undefined;
  const crossEntropy = tf.customGrad((logits, save) => {
    (save as tf.GradSaveFunc)([logits as tf.Tensor]);
    return {
      value: tf.scalar(0),
      gradFunc: (_: tf.Tensor, [saved]: tf.Tensor[]) => tf.sub(tf.softmax(saved as tf.Tensor2D), target)
    };
  });
  const gradient = tf.grad((images: tf.Tensor) => {
    outputs = model.apply(images) as tf.Tensor;
    return crossEntropy(outputs);
  })(x);
  return [outputs!, gradient];
}
