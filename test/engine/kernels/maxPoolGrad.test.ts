import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {startBackend} from "../../../data-loaders/engine/backend.js";
import {convolutionCases} from "./convolutionCase.js";
import {expectAgreement} from "./expectAgreement.js";
import {coarseInput, evenInput, type KernelInput} from "./kernelInput.js";

/** Poolings that tfjs takes, each window of which reaches at least one pixel. */
const poolings = convolutionCases
  .filter(({pad, filterShape}) => typeof pad !== "number" || pad < Math.min(filterShape[0], filterShape[1]))
  .map(({inputShape, filterShape, strides, pad, seed}) => {
    const filterSize: [number, number] = [filterShape[0], filterShape[1]];
    const {outShape} = tf.backend_util.computePool2DInfo(inputShape, filterSize, strides, 1, pad);
    return {inputShape, filterSize, outputShape: outShape, strides, pad, seed};
  });

function expectPoolingGradient(values: (shape: readonly number[], seed: number) => KernelInput): Promise<void> {
  return fc.assert(
    fc.asyncProperty(poolings, async ({inputShape, filterSize, outputShape, strides, pad, seed}) => {
      const output = evenInput(outputShape, seed); // the reference looks at its type only
      const inputs = {input: values(inputShape, seed), dy: evenInput(outputShape, seed + 1), output};
      await expectAgreement("MaxPoolGrad", inputs, {filterSize, strides, pad});
    }),
    {numRuns: 100}
  );
}

describe("MaxPoolGrad", () => {
  beforeAll(startBackend);

  it("agrees with the reference for any shape, stride and padding, and leaves no tensor behind", async () => {
    await expectPoolingGradient(evenInput);
  });
  it("agrees with the reference where windows have ties", async () => {
    await expectPoolingGradient(coarseInput);
  });
  it("gives a tied window's gradient to its first element, row by row", () => {
    tf.tidy(() => {
      const x = tf.tensor4d([0, 5, 5, 5], [1, 2, 2, 1]);
      const gradient = tf.grad((input) => tf.maxPool(input as tf.Tensor4D, 2, 2, "valid"))(x);
      expect([...gradient.dataSync()]).toEqual([0, 1, 0, 0]);
    });
  });
});
