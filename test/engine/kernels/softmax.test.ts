import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {expectAgreement, outputOf} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

/** Softmax of one row, in double precision. */
function exact(logits: readonly number[]): number[] {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

describe("Softmax", () => {
  it("agrees with the reference for any number of rows and classes", async () => {
    const length = fc.integer({min: 1, max: 20});
    const property = fc.asyncProperty(length, length, fc.integer({min: 1, max: 100}), fc.nat(), async (...drawn) => {
      const [rows, classes, scale, seed] = drawn;
      const {shape, values} = evenInput([rows, classes], seed);
      await expectAgreement("Softmax", {logits: {shape, values: values.map((value) => scale * value)}}, {dim: 1});
    });
    await fc.assert(property, {numRuns: 200});
  });
  it("is right to the last float or the one beside it, for logits near and far", async () => {
    const logit = fc.double({min: -200, max: 200, noNaN: true});
    const property = fc.asyncProperty(fc.array(logit, {minLength: 1, maxLength: 10}), async (drawn) => {
      const logits = drawn.map(Math.fround);
      const input = {shape: [logits.length], values: Float32Array.from(logits)};
      const {values: probabilities} = await outputOf("Softmax", {logits: input}, {dim: 0});
      exact(logits).forEach((value, i) => {
        expect(Math.abs(probabilities[i]! - value)).toBeLessThanOrEqual(Math.max(1.2e-7 * value, 2e-45));
      });
    });
    await fc.assert(property, {numRuns: 500});
  });
});
