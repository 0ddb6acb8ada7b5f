import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {assemble} from "../../../data-loaders/engine/assemble.js";
import {exportNetwork, type ExportedParts} from "../../../data-loaders/engine/export/exportNetwork.js";
import {readParameters} from "../../../data-loaders/engine/export/parameters.js";
import {startTracing} from "../../../data-loaders/engine/export/tracing.js";
import {BatchNormalisation} from "../../../data-loaders/engine/layers/batchNormalisation.js";
import {MaskedDropout} from "../../../data-loaders/engine/layers/maskedDropout.js";
import {SmoothActivation, type SmoothKind} from "../../../data-loaders/engine/layers/smoothActivation.js";
import {logitStatistics} from "../../../data-loaders/engine/logitStatistics.js";
import {loadNetwork, type Network} from "../../../data-loaders/engine/runtime/loadNetwork.js";
import {registerReferenceNormalisation} from "../layers/referenceNormalisation.js";
import {largestError} from "../largestError.js";
import {onReference} from "../onReference.js";

beforeAll(() => {
  startTracing();
  registerReferenceNormalisation();
});

function even(minval: number, maxval: number, seed: number): ReturnType<typeof tf.initializers.randomUniform> {
  return tf.initializers.randomUniform({minval, maxval, seed});
}

/** Six by six pixels, two filters, one pooling, three classes: few enough parameters to move each by itself. */
function tinyModel(): tf.LayersModel {
  const kernelInitializer = even(-1, 1, 1);
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        filters: 4,
        kernelSize: 3,
        padding: "same",
        activation: "relu",
        inputShape: [6, 6, 1],
        kernelInitializer
      }),
      tf.layers.maxPooling2d({poolSize: 2, strides: 2}),
      tf.layers.flatten(),
      tf.layers.dense({units: 3, kernelInitializer: even(-1, 1, 2)})
    ]
  });
}

/** Strides, 1 × 1 filters, no padding, batch normalisation, a residual sum, mean pooling and one of everything. */
function variedModel(): tf.LayersModel {
  const input = tf.input({shape: [14, 14, 4]});
  const convolution = (
    x: tf.SymbolicTensor,
    filters: number,
    kernelSize: number,
    options: Partial<Parameters<typeof tf.layers.conv2d>[0]> = {}
  ): tf.SymbolicTensor =>
    tf.layers
      .conv2d({filters, kernelSize, kernelInitializer: even(-0.5, 0.5, filters), ...options})
      .apply(x) as tf.SymbolicTensor;
  const first = convolution(input, 8, 3, {activation: "relu"});
  const down = convolution(first, 16, 3, {strides: 2, padding: "same", activation: "relu"});
  const normalised = new BatchNormalisation({name: "normalised"}).apply(convolution(down, 16, 3, {padding: "same"}));
  const across = convolution(first, 16, 1, {strides: 2});
  const pooled = tf.layers.averagePooling2d({poolSize: 2}).apply(down) as tf.SymbolicTensor;
  const shifted = convolution(pooled, 16, 2, {padding: "same"});
  const residual = tf.layers.add().apply([normalised as tf.SymbolicTensor, across]) as tf.SymbolicTensor;
  const both = [residual, shifted].map((x) => {
    const poolSize = x.shape.slice(1, 3) as [number, number];
    return tf.layers.averagePooling2d({poolSize, strides: poolSize}).apply(x) as tf.SymbolicTensor;
  });
  const sum = tf.layers.flatten().apply(tf.layers.add().apply(both));
  const outputs = tf.layers.dense({units: 3, kernelInitializer: even(-0.5, 0.5, 7)}).apply(sum);
  return tf.model({inputs: input, outputs: outputs as tf.SymbolicTensor});
}

/** A layer that is used twice, of a size that fills no vectors. */
function sharedModel(): tf.LayersModel {
  const input = tf.input({shape: [5]});
  const shared = tf.layers.dense({units: 5, activation: "relu", kernelInitializer: even(-1, 1, 3)});
  const twice = shared.apply(shared.apply(input));
  const outputs = tf.layers.dense({units: 3, kernelInitializer: even(-1, 1, 4)}).apply(twice) as tf.SymbolicTensor;
  return tf.model({inputs: input, outputs});
}

type Activation = (kind: SmoothKind) => tf.layers.Layer;

const ours: Activation = (kind) => new SmoothActivation({kind});
const ofTfjs: Activation = (activation) => tf.layers.activation({activation});

/** Activations that are no rectifiers, and probabilities on the way. */
function smoothModel(activation: Activation): tf.LayersModel {
  const dense = (units: number, seed: number, options = {}): tf.layers.Layer =>
    tf.layers.dense({units, kernelInitializer: even(-1, 1, seed), ...options});
  return tf.sequential({
    layers: [
      dense(6, 8, {inputShape: [7]}),
      activation("sigmoid"),
      dense(5, 9),
      activation("tanh"),
      dense(3, 10),
      activation("softmax"),
      dense(3, 11)
    ]
  });
}

/** One layer: what goes into the last one is the input. */
function linearModel(): tf.LayersModel {
  return tf.sequential({layers: [tf.layers.dense({units: 3, inputShape: [7], kernelInitializer: even(-1, 1, 5)})]});
}

const labels = Uint8Array.of(0, 1, 2, 2, 1);
const targets = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0);

/** A model's weights are drawn by tfjs here, so they are put in place by hand. */
async function started(
  build: () => tf.LayersModel,
  parts: ExportedParts
): Promise<{network: Network; parameters: Float32Array}> {
  startTracing();
  const model = build();
  const parameters = readParameters(model);
  tf.tidy(() => {
    for (const weight of model.weights) weight.write(tf.zeros(weight.shape as number[])); // so that they can be exported
  });
  const network = await loadNetwork(exportNetwork("test", model, parts), await assemble("kernels"), 1);
  network.parameters.view.set(parameters);
  model.dispose();
  return {network, parameters};
}

function pixels(size: number): Float32Array {
  return onReference(() => tf.randomUniform([size], -1, 1, "float32", 3).dataSync<"float32">().slice());
}

/** tfjs's own gradient of the mean cross-entropy, by its own kernels. */
function referenceGradient(build: () => tf.LayersModel, x: Float32Array): Float32Array {
  return onReference(() => {
    const model = build();
    const input = tf.tensor(x, [5, ...(model.inputs[0]!.shape.slice(1) as number[])]);
    const {grads} = tf.variableGrads(
      () =>
        tf.losses
          .softmaxCrossEntropy(tf.tensor(targets, [5, 3]), model.apply(input, {training: true}) as tf.Tensor)
          .asScalar(),
      model.trainableWeights.map((weight) => weight.read() as tf.Variable)
    );
    return Float32Array.from(
      model.trainableWeights.flatMap((weight) => [...grads[(weight.read() as tf.Variable).name]!.dataSync()])
    );
  });
}

describe.each<[string, () => tf.LayersModel, (() => tf.LayersModel)?]>([
  ["a tiny model", tinyModel],
  ["a model of every kind of layer", variedModel],
  ["a model that uses a layer twice", sharedModel],
  ["a model of smooth activations", () => smoothModel(ours), () => smoothModel(ofTfjs)],
  ["a model of one layer", linearModel]
])("%s, exported,", (_, build, reference = build) => {
  const parts = {outputCounts: [5], shards: [{exampleCount: 5, batchSize: 5}]};

  it("gives tfjs's own outputs, also after the parameters have moved", async () => {
    const {network, parameters} = await started(build, parts);
    const {x, logits, run} = network.outputsOf(5);
    x.view.set(pixels(x.view.length));
    for (const factor of [1, 0.5]) {
      network.parameters.view.set(parameters.map((value) => factor * value));
      run();
      const expected = onReference(() => {
        const model = reference();
        for (const weight of model.weights) weight.write(tf.mul(weight.read(), factor));
        const shape = [5, ...(model.inputs[0]!.shape.slice(1) as number[])];
        return (model.predict(tf.tensor(x.view.slice(), shape)) as tf.Tensor).dataSync<"float32">().slice();
      });
      expect(largestError(logits.view, expected)).toBeLessThan(2e-6);
    }
  });
  it("gives tfjs's own gradient", async () => {
    const {network} = await started(build, parts);
    const program = network.gradientOf(5, 5);
    program.x.view.set(pixels(program.x.view.length));
    program.targets.view.set(targets);
    program.run();
    const expected = referenceGradient(reference, program.x.view.slice());
    expect(largestError(network.gradient.view.slice(0, expected.length), expected)).toBeLessThan(1e-5);
  });
  it("gives a gradient that agrees with central differences of the loss, at hundreds of parameters", async () => {
    const {network, parameters} = await started(build, parts);
    const program = network.gradientOf(5, 5);
    program.x.view.set(pixels(program.x.view.length));
    program.targets.view.set(targets);
    const lossOf = (moved: Float32Array): number => {
      network.parameters.view.set(moved);
      program.run();
      return logitStatistics(program.logits.view, labels).lossSum / labels.length;
    };
    lossOf(parameters);
    const gradient = network.gradient.view.slice(0, trainedCount(build));
    const step = 2e-3;
    const places = Array.from(gradient.keys()).filter((place) => gradient.length < 300 || place % 11 === 0);
    const errors = places.map((place) => {
      const [more, less] = [step, -step].map((move) => {
        const moved = parameters.slice();
        moved[place]! += move;
        return lossOf(moved);
      });
      return Math.abs((more! - less!) / (2 * step) - gradient[place]!);
    });
    const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    // All but the few that a rectifier's or a pooling's bend lies beside.
    expect(errors.filter((error) => error > 1e-2 * largest).length).toBeLessThanOrEqual(0.03 * errors.length);
  });
  it("leaves what goes into the last layer, which makes the outputs", async () => {
    const {network, parameters} = await started(build, parts);
    const {x, hidden, logits, run} = network.outputsOf(5);
    x.view.set(pixels(x.view.length));
    run();
    const units = hidden.view.length / 5;
    const last = parameters.subarray(trainedCount(build) - 3 * units - 3, trainedCount(build));
    for (let example = 0; example < 5; ++example) {
      const values = hidden.view.subarray(example * units, (example + 1) * units);
      const logit = values.reduce((sum, value, unit) => sum + value * last[3 * unit]!, last[3 * units]!);
      expect(logits.view[3 * example]).toBeCloseTo(logit, 4);
    }
  });
});

function trainedCount(build: () => tf.LayersModel): number {
  const model = build();
  const count = model.trainableWeights.reduce((sum, {shape}) => sum + tf.util.sizeFromShape(shape as number[]), 0);
  model.dispose();
  return count;
}

describe("exportNetwork", () => {
  const input = {inputShape: [8, 8, 4]};
  const flat = (layer: tf.layers.Layer): tf.LayersModel =>
    tf.sequential({layers: [layer, tf.layers.flatten(), tf.layers.dense({units: 3, kernelInitializer: "zeros"})]});

  it.each<[string, () => tf.layers.Layer, string]>([
    [
      "dropout",
      () => tf.layers.dropout({rate: 0.5, name: "drop", ...input}),
      "drop (Dropout) draws numbers at each call"
    ],
    [
      "noise",
      () => tf.layers.gaussianNoise({stddev: 1, name: "noise", ...input}),
      "noise (GaussianNoise) draws numbers"
    ],
    [
      "batch normalisation",
      () => tf.layers.batchNormalization({name: "norm", ...input}),
      "norm (BatchNormalization) has weights that no gradient changes"
    ],
    [
      "a frozen layer",
      () => tf.layers.conv2d({filters: 8, kernelSize: 3, name: "still", trainable: false, ...input}),
      "still (Conv2D) has weights that no gradient changes"
    ],
    [
      "a regulariser",
      () => tf.layers.conv2d({filters: 8, kernelSize: 3, name: "small", kernelRegularizer: "l1l2", ...input}),
      "small (Conv2D) adds to the loss"
    ]
  ])("refuses tfjs's %s, naming the layer", (_, layer, message) => {
    startTracing();
    expect(() => exportNetwork("mine", flat(layer()), {outputCounts: [1]})).toThrow(
      `cannot export mine: layer ${message}`
    );
  });
  it.each<[string, () => tf.layers.Layer, string]>([
    ["LeakyReLU", () => tf.layers.leakyReLU(input), "LeakyRelu"],
    ["depthwise convolution", () => tf.layers.depthwiseConv2d({kernelSize: 3, ...input}), "DepthwiseConv2dNative"]
  ])("refuses a %s by its kernel's name", (_, layer, kernel) => {
    startTracing();
    expect(() => exportNetwork("mine", flat(layer()), {outputCounts: [1]})).toThrow(`cannot export ${kernel}`);
  });
  it("gives dropout behind a convolution masks of its whole shape", async () => {
    startTracing();
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({filters: 8, kernelSize: 1, kernelInitializer: "zeros", inputShape: [8, 8, 1]}),
        new MaskedDropout({name: "drop", rate: 0.5}),
        tf.layers.flatten(),
        tf.layers.dense({units: 3, kernelInitializer: "zeros"})
      ]
    });
    const exported = exportNetwork("mine", model, {outputCounts: [], shards: [{exampleCount: 8, batchSize: 8}]});
    expect(exported.dropouts).toEqual([{rate: 0.5, units: 8 * 8 * 8}]);
    expect(exported.gradients[0]!.masks.map(({length}) => length)).toEqual([8 * 8 * 8 * 8]);
  });
  it("leaves no tensor behind, and what is loaded is given back: 600 networks take no more than sixty", async () => {
    const build = async (): Promise<void> => void (await started(tinyModel, {outputCounts: [50]}));
    for (let i = 0; i < 60; ++i) await build();
    const [before, tensors] = [process.memoryUsage().rss, tf.memory().numTensors];
    for (let i = 0; i < 600; ++i) await build();
    expect(tf.memory().numTensors).toBe(tensors);
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 2 ** 20); // one takes 0.4 MB
  });
});
