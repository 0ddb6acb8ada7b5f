import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {startEngine} from "../../../data-loaders/engine/startEngine.js";
import {convolutionCases} from "./convolutionCase.js";
import {expectAgreement} from "./expectAgreement.js";
import {coarseInput, evenInput, type KernelInput} from "./kernelInput.js";

interface PoolingCase {
  readonly inputShape: [number, number, number, number];
  readonly outputShape: [number, number, number, number];
  readonly attributes: {
    readonly filterSize: [number, number];
    readonly strides: [number, number];
    readonly pad: "same" | "valid" | number;
  };
  readonly seed: number;
}

/** Windows that tile their images, as most do. */
const tilings: fc.Arbitrary<PoolingCase> = fc
  .record({
    images: fc.integer({min: 1, max: 3}),
    down: fc.integer({min: 1, max: 4}),
    across: fc.integer({min: 1, max: 4}),
    channels: fc.constantFrom(1, 4, 8),
    seed: fc.nat()
  })
  .map(({images, down, across, channels, seed}) => ({
    inputShape: [images, 2 * down, 2 * across, channels],
    outputShape: [images, down, across, channels],
    attributes: {filterSize: [2, 2], strides: [2, 2], pad: "valid"},
    seed
  }));

/** Poolings that tfjs takes, each window of which reaches at least one pixel. */
const poolings: fc.Arbitrary<PoolingCase> = fc.oneof(
  tilings,
  convolutionCases
    .filter(({pad, filterShape}) => typeof pad !== "number" || pad < Math.min(filterShape[0], filterShape[1]))
    .map(({inputShape, filterShape, strides, pad, seed}) => {
      const filterSize: [number, number] = [filterShape[0], filterShape[1]];
      const {outShape} = tf.backend_util.computePool2DInfo(inputShape, filterSize, strides, 1, pad);
      return {inputShape, outputShape: outShape, attributes: {filterSize, strides, pad}, seed};
    })
);

type Inputs = (shape: readonly number[], seed: number) => KernelInput;

async function expectPooling(name: string, pooling: PoolingCase, values: Inputs): Promise<void> {
  await expectAgreement(name, {x: values(pooling.inputShape, pooling.seed)}, pooling.attributes);
}

async function expectGradient(name: string, pooling: PoolingCase, values: Inputs): Promise<void> {
  const {inputShape, outputShape, attributes, seed} = pooling;
  const input = values(inputShape, seed);
  const output = tf.tidy(() => {
    const x = tf.tensor4d(input.values, inputShape);
    const {filterSize, strides, pad} = attributes;
    return tf.maxPool(x, filterSize, strides, pad).dataSync<"float32">().slice();
  });
  const inputs = {input, dy: evenInput(outputShape, seed + 1), output: {shape: outputShape, values: output}};
  await expectAgreement(name, name === "AvgPoolGrad" ? {dy: inputs.dy, input} : inputs, attributes);
}

describe.each(["MaxPool", "AvgPool"])("%s", (name) => {
  beforeAll(() => startEngine());

  it("agrees with the reference for any shape, stride and padding, and leaves no tensor behind", async () => {
    const property = fc.asyncProperty(poolings, (pooling) => expectPooling(name, pooling, evenInput));
    await fc.assert(property, {numRuns: 200});
  });
});

describe.each(["MaxPoolGrad", "AvgPoolGrad"])("%s", (name) => {
  beforeAll(() => startEngine());

  it("agrees with the reference for any shape, stride and padding, and leaves no tensor behind", async () => {
    const property = fc.asyncProperty(poolings, (pooling) => expectGradient(name, pooling, evenInput));
    await fc.assert(property, {numRuns: 200});
  });
  it("agrees with the reference where windows have ties", async () => {
    const property = fc.asyncProperty(poolings, (pooling) => expectGradient(name, pooling, coarseInput));
    await fc.assert(property, {numRuns: 200});
  });
});

describe("MaxPoolGrad", () => {
  beforeAll(() => startEngine());

  it.each([1, 4])("gives a tied window's gradient to its first element, row by row, with %i channels", (channels) => {
    tf.tidy(() => {
      const x = tf.tile(tf.tensor4d([0, 5, 5, 5], [1, 2, 2, 1]), [1, 1, 1, channels]);
      const gradient = tf.grad((input) => tf.maxPool(input as tf.Tensor4D, 2, 2, "valid"))(x);
      expect([...gradient.dataSync()]).toEqual([0, 1, 0, 0].flatMap((value) => Array<number>(channels).fill(value)));
    });
  });
});
