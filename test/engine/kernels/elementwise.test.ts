import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {expectAgreement, isServed} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

/** One to four axes, whose values fill vectors or leave one half empty. */
const shapes = fc.array(fc.integer({min: 1, max: 9}), {minLength: 1, maxLength: 4});
const runs = {numRuns: 200};

describe.each(["Add", "Sub", "Multiply"])("%s", (name) => {
  it("of two tensors of one shape agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.nat(), async (shape, seed) => {
      await expectAgreement(name, {a: evenInput(shape, seed), b: evenInput(shape, seed + 1)}, {});
    });
    await fc.assert(property, runs);
  });
});

describe("Add", () => {
  it("of a tensor and one for each channel agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.nat(), async (shape, seed) => {
      await expectAgreement("Add", {a: evenInput(shape, seed), b: evenInput(shape.slice(-1), seed + 1)}, {});
    });
    await fc.assert(property, runs);
  });
});

it.each([
  ["Add", [2, 4], [2, 1]],
  ["Add", [2, 4], []],
  ["Add", [4], [2, 4]],
  ["Sub", [2, 4], [4]],
  ["Multiply", [2, 4], [4]]
])("%s of shapes %j and %j is not served", (name, a, b) => {
  expect(isServed(name, {a: evenInput(a, 1), b: evenInput(b, 2)}, {})).toBe(false);
});

describe("RealDiv", () => {
  it("by a number agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.nat(), async (shape, seed) => {
      const divisors = evenInput([], seed + 1);
      const b = {...divisors, values: divisors.values.map((value) => value + 2)}; // away from 0
      await expectAgreement("RealDiv", {a: evenInput(shape, seed), b}, {});
    });
    await fc.assert(property, runs);
  });
});

it.each(["Sigmoid", "Tanh"])("%s agrees with the reference, near and far from nought", async (name) => {
  const property = fc.asyncProperty(shapes, fc.constantFrom(1, 30, 1000), fc.nat(), async (shape, scale, seed) => {
    const {values} = evenInput(shape, seed);
    await expectAgreement(name, {x: {shape, values: values.map((value) => scale * value)}}, {});
  });
  await fc.assert(property, runs);
});

describe("Relu", () => {
  it("agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.nat(), async (shape, seed) => {
      await expectAgreement("Relu", {x: evenInput(shape, seed)}, {});
    });
    await fc.assert(property, runs);
  });
});

describe("Sum", () => {
  it("over all axes but the last agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.integer({min: 1, max: 40}), fc.nat(), async (axes, channels, seed) => {
      const axis = axes.map((_, i) => i);
      await expectAgreement("Sum", {x: evenInput([...axes, channels], seed)}, {axis, keepDims: false});
    });
    await fc.assert(property, runs);
  });
  it.each([{axis: null}, {axis: [0, 1]}, {axis: [1]}, {axis: 1}, {axis: [0], keepDims: true}])(
    "over other axes is not served: %j",
    (attributes) => {
      expect(isServed("Sum", {x: evenInput([3, 4], 1)}, {keepDims: false, ...attributes})).toBe(false);
    }
  );
});
