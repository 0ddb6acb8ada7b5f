import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {logitStatistics} from "../../data-loaders/engine/logitStatistics.js";
import {gradientProgram, modelMemory, outputProgram} from "../../data-loaders/engine/modelPrograms.js";
import {readParameters} from "../../data-loaders/engine/parameters.js";
import {startEngine, type Engine} from "../../data-loaders/engine/startEngine.js";
import {heldData} from "./heldData.js";
import {largestError} from "./largestError.js";

/** Six by six pixels, two filters, one pooling, three classes: few enough parameters to move each by itself. */
function tinyModel(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        filters: 2,
        kernelSize: 3,
        padding: "same",
        activation: "relu",
        inputShape: [6, 6, 1],
        kernelInitializer: tf.initializers.randomUniform({minval: -1, maxval: 1, seed: 1})
      }),
      tf.layers.maxPooling2d({poolSize: 2, strides: 2}),
      tf.layers.flatten(),
      tf.layers.dense({units: 3, kernelInitializer: tf.initializers.randomUniform({minval: -1, maxval: 1, seed: 2})})
    ]
  });
}

/**
 * What the coming variants are made of: strides, 1 × 1 filters, no padding, batch normalisation, a residual sum, mean
 * pooling and a global one.
 */
function variedModel(): tf.LayersModel {
  const random = (seed: number): ReturnType<typeof tf.initializers.randomUniform> =>
    tf.initializers.randomUniform({minval: -0.5, maxval: 0.5, seed});
  const input = tf.input({shape: [13, 13, 4]});
  const convolution = (
    x: tf.SymbolicTensor,
    filters: number,
    kernelSize: number,
    options: Partial<Parameters<typeof tf.layers.conv2d>[0]> = {}
  ): tf.SymbolicTensor =>
    tf.layers
      .conv2d({filters, kernelSize, kernelInitializer: random(filters), ...options})
      .apply(x) as tf.SymbolicTensor;
  const first = convolution(input, 8, 3, {activation: "relu"});
  const down = convolution(first, 16, 3, {strides: 2, padding: "same", activation: "relu"});
  const normalised = tf.layers.batchNormalization({}).apply(convolution(down, 16, 3, {padding: "same"}));
  const across = convolution(first, 16, 1, {strides: 2});
  const pooled = tf.layers.averagePooling2d({poolSize: 2, strides: 1}).apply(down) as tf.SymbolicTensor;
  const shifted = convolution(pooled, 16, 2, {padding: "same"});
  const residual = tf.layers.add().apply([normalised as tf.SymbolicTensor, across]) as tf.SymbolicTensor;
  const both = [residual, shifted].map((x) => tf.layers.globalAveragePooling2d({}).apply(x) as tf.SymbolicTensor);
  const outputs = tf.layers.dense({units: 3, kernelInitializer: random(7)}).apply(tf.layers.add().apply(both));
  return tf.model({inputs: input, outputs: outputs as tf.SymbolicTensor});
}

const labels = Uint8Array.of(0, 1, 2, 2, 1);
const targets = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0);

describe.each([
  ["a tiny model", tinyModel],
  ["a model of every kind of layer to come", variedModel]
])("the programs of %s", (_, build) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await startEngine()));

  it("give tfjs's own outputs, also after the parameters have moved", () => {
    const model = build();
    const memory = modelMemory(engine, model);
    const x = tf.randomUniform([5, ...(model.inputs[0]!.shape.slice(1) as number[])], -1, 1, "float32", 3);
    const program = outputProgram(engine, model, memory, 5);
    for (const factor of [1, 0.5]) {
      for (const weight of model.trainableWeights) weight.write(tf.mul(weight.read(), factor));
      memory.parameters.view.set(readParameters(model));
      program.x.view.set(x.dataSync<"float32">());
      program.run();
      const expected = (model.predict(x) as tf.Tensor).dataSync<"float32">();
      expect(largestError(program.logits.view, expected)).toBeLessThan(1e-6);
    }
    program.release();
  });
  it("give a gradient that agrees with central differences of the loss, at hundreds of parameters", () => {
    const model = build();
    const memory = modelMemory(engine, model);
    const program = gradientProgram(engine, model, memory, {exampleCount: 5, batchSize: 5, masks: []});
    const parameters = readParameters(model);
    const size = program.x.view.length;
    program.x.view.set(tf.randomUniform([size], -1, 1, "float32", 3).dataSync<"float32">());
    program.targets.view.set(targets);
    const lossOf = (moved: Float32Array): number => {
      memory.parameters.view.set(moved);
      program.run();
      return logitStatistics(program.logits.view, labels).lossSum / labels.length;
    };
    lossOf(parameters);
    const gradient = memory.gradient.view.slice();
    const step = 2e-3;
    const places = Array.from(parameters.keys()).filter((place) => parameters.length < 300 || place % 11 === 0);
    const differences = places.map((place) => {
      const [more, less] = [step, -step].map((move) => {
        const moved = parameters.slice();
        moved[place]! += move;
        return lossOf(moved);
      });
      return (more! - less!) / (2 * step);
    });
    const compared = Float32Array.from(places, (place) => gradient[place]!);
    expect(largestError(compared, Float32Array.from(differences))).toBeLessThan(1e-2);
    program.release();
  });
  it("leave nothing behind when they are made, run and released", () => {
    const model = build();
    const memory = modelMemory(engine, model);
    const use = (): void => {
      const programs = [
        outputProgram(engine, model, memory, 1000),
        gradientProgram(engine, model, memory, {exampleCount: 3, batchSize: 4, masks: []})
      ];
      for (const program of programs) program.run();
      for (const program of programs) program.release();
    };
    use();
    const before = heldData();
    const bytes = memory.parameters.view.buffer.byteLength;
    for (let i = 0; i < 60; ++i) use(); // some 10 MB, more than the memory has to spare
    expect(heldData()).toEqual(before);
    expect(memory.parameters.view.buffer.byteLength).toBe(bytes);
  });
});
