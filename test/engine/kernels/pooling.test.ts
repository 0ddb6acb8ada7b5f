import fc from "fast-check";
import {describe, expect, it} from "vitest";
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

/** Windows of a size that tile their images. */
function tilings(sizes: fc.Arbitrary<[number, number]>): fc.Arbitrary<PoolingCase> {
  return fc
    .record({
      images: fc.integer({min: 1, max: 3}),
      down: fc.integer({min: 1, max: 4}),
      across: fc.integer({min: 1, max: 4}),
      channels: fc.constantFrom(4, 8, 12),
      size: sizes,
      seed: fc.nat()
    })
    .map(({images, down, across, channels, size: [height, width], seed}) => ({
      inputShape: [images, height * down, width * across, channels],
      outputShape: [images, down, across, channels],
      attributes: {filterSize: [height, width], strides: [height, width], pad: "valid"},
      seed
    }));
}

const fours = tilings(fc.constant([2, 2]));
const any = tilings(fc.tuple(fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 7})));

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

describe.each([
  ["MaxPool", fours],
  ["AvgPool", any]
])("%s", (name, tilings) => {
  it("agrees with the reference for windows that tile the images", async () => {
    const property = fc.asyncProperty(tilings, (pooling) => expectPooling(name, pooling, evenInput));
    await fc.assert(property, {numRuns: 200});
  });
});

describe.each([
  ["MaxPoolGrad", fours],
  ["AvgPoolGrad", any]
])("%s", (name, tilings) => {
  it("agrees with the reference for windows that tile the images", async () => {
    const property = fc.asyncProperty(tilings, (pooling) => expectGradient(name, pooling, evenInput));
    await fc.assert(property, {numRuns: 200});
  });
  it("agrees with the reference where windows have ties", async () => {
    const property = fc.asyncProperty(tilings, (pooling) => expectGradient(name, pooling, coarseInput));
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

it.each<[string, number[], object]>([
  ["channels that fill no vectors", [1, 4, 4, 3], tile],
  ["windows that leave something out", [1, 5, 4, 4], tile],
  ["windows that overlap", [1, 4, 4, 4], {...tile, strides: [1, 2]}],
  ["windows that reach beyond the image", [1, 3, 4, 4], {...tile, pad: "same"}]
])("poolings of %s are not served", (_, shape, attributes) => {
  const x = evenInput(shape, 1);
  for (const name of ["MaxPool", "AvgPool"]) expect(isServed(name, {x}, {...attributes})).toBe(false);
  for (const name of ["MaxPoolGrad", "AvgPoolGrad"]) expect(isServed(name, {input: x}, {...attributes})).toBe(false);
});
