import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {convolutionCases} from "./convolutionCase.js";
import {expectAgreement, isServed, outputOf} from "./expectAgreement.js";
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
    channels: fc.constantFrom(4, 8),
    seed: fc.nat()
  })
  .map(({images, down, across, channels, seed}) => ({
    inputShape: [images, 2 * down, 2 * across, channels],
    outputShape: [images, down, across, channels],
    attributes: {filterSize: [2, 2], strides: [2, 2], pad: "valid"},
    seed
  }));

/** Poolings that are served, each window of which reaches at least one pixel. */
const poolings: fc.Arbitrary<PoolingCase> = fc.oneof(
  tilings,
  convolutionCases
    .filter(({inputShape}) => inputShape[3] % 4 === 0)
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
  const dy = evenInput(outputShape, seed + 1);
  if (name === "AvgPoolGrad") return expectAgreement(name, {dy, input}, attributes);
  const output = await outputOf("MaxPool", {x: input}, attributes);
  await expectAgreement(name, {input, dy, output}, attributes);
}

/** Whether some windows reach beyond the image. */
function isPadded({inputShape, attributes: {filterSize, strides, pad}}: PoolingCase): boolean {
  const {padInfo} = tf.backend_util.computePool2DInfo(inputShape, filterSize, strides, 1, pad);
  return padInfo.top + padInfo.left + padInfo.bottom + padInfo.right > 0;
}

describe.each(["MaxPool", "AvgPool"])("%s", (name) => {
  it("agrees with the reference for any shape, stride and padding", async () => {
    const property = fc.asyncProperty(poolings, (pooling) => expectPooling(name, pooling, evenInput));
    await fc.assert(property, {numRuns: 200});
  });
});

describe.each([
  ["MaxPoolGrad", poolings],
  ["AvgPoolGrad", poolings.filter((pooling) => !isPadded(pooling))]
])("%s", (name, served) => {
  it("agrees with the reference for any shape, stride and padding that it serves", async () => {
    const property = fc.asyncProperty(served, (pooling) => expectGradient(name, pooling, evenInput));
    await fc.assert(property, {numRuns: 200});
  });
  it("agrees with the reference where windows have ties", async () => {
    const property = fc.asyncProperty(served, (pooling) => expectGradient(name, pooling, coarseInput));
    await fc.assert(property, {numRuns: 200});
  });
});

const tile = {filterSize: [2, 2], strides: [2, 2], pad: "valid"};

it("MaxPoolGrad gives a tied window's gradient to its first element, row by row", async () => {
  const inputs = {
    input: {
      shape: [1, 2, 2, 4],
      values: Float32Array.from([0, 5, 5, 5].flatMap((value) => Array<number>(4).fill(value)))
    },
    output: {shape: [1, 1, 1, 4], values: new Float32Array(4).fill(5)},
    dy: {shape: [1, 1, 1, 4], values: new Float32Array(4).fill(1)}
  };
  const {values} = await outputOf("MaxPoolGrad", inputs, tile);
  expect([...values]).toEqual([0, 1, 0, 0].flatMap((value) => Array<number>(4).fill(value)));
});

it.each(["MaxPool", "AvgPool"])("%s of channels that fill no vectors is not served", (name) => {
  expect(isServed(name, {x: evenInput([1, 4, 4, 3], 1)}, tile)).toBe(false);
});

it("AvgPoolGrad of windows that reach beyond the image is not served", () => {
  const inputs = {input: evenInput([1, 3, 3, 4], 1), dy: evenInput([1, 2, 2, 4], 2)};
  expect(isServed("AvgPoolGrad", inputs, {...tile, pad: "same"})).toBe(false);
});
