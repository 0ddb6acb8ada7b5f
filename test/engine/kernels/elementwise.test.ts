import fc from "fast-check";
import {beforeAll, describe, it} from "vitest";
import {startEngine} from "../../../data-loaders/engine/startEngine.js";
import {expectAgreement} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

/** One to four axes, whose values fill vectors or leave one half empty. */
const shapes = fc.array(fc.integer({min: 1, max: 9}), {minLength: 1, maxLength: 4});
const runs = {numRuns: 200};

describe.each(["Add", "Sub", "Multiply"])("%s", (name) => {
  beforeAll(() => startEngine());

  it("of two tensors of one shape agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.nat(), async (shape, seed) => {
      await expectAgreement(name, {a: evenInput(shape, seed), b: evenInput(shape, seed + 1)}, {});
    });
    await fc.assert(property, runs);
  });
  it("of a tensor and one for each channel, or a single number, agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.boolean(), fc.nat(), async (shape, isNumber, seed) => {
      const b = evenInput(isNumber ? [] : shape.slice(-1), seed + 1);
      await expectAgreement(name, {a: evenInput(shape, seed), b}, {});
    });
    await fc.assert(property, runs);
  });
});

describe("RealDiv", () => {
  beforeAll(() => startEngine());

  it("by a number, or element by element, agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.boolean(), fc.nat(), async (shape, isNumber, seed) => {
      const divisors = evenInput(isNumber ? [] : shape, seed + 1);
      const b = {...divisors, values: divisors.values.map((value) => value + 2)}; // away from 0
      await expectAgreement("RealDiv", {a: evenInput(shape, seed), b}, {});
    });
    await fc.assert(property, runs);
  });
});

describe("Relu", () => {
  beforeAll(() => startEngine());

  it("agrees with the reference", async () => {
    const property = fc.asyncProperty(shapes, fc.nat(), async (shape, seed) => {
      await expectAgreement("Relu", {x: evenInput(shape, seed)}, {});
    });
    await fc.assert(property, runs);
  });
});

describe("Sum", () => {
  beforeAll(() => startEngine());

  it("over all axes but the last, or over any, agrees with the reference", async () => {
    const cases = fc.tuple(shapes, fc.boolean(), fc.boolean(), fc.integer({min: 1, max: 40}), fc.nat());
    const property = fc.asyncProperty(cases, async ([axes, isLeading, keepDims, channels, seed]) => {
      const shape = [...axes, channels];
      const axis = isLeading ? axes.map((_, i) => i) : [shape.length - 1];
      await expectAgreement("Sum", {x: evenInput(shape, seed)}, {axis, keepDims: keepDims && !isLeading});
    });
    await fc.assert(property, runs);
  });
});
