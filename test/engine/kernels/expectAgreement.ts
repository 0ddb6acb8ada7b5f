import * as tf from "@tensorflow/tfjs";
import {expect} from "vitest";
import {heldData} from "../heldData.js";
import {largestError} from "../largestError.js";
import {onReference} from "../onReference.js";
import type {KernelInput} from "./kernelInput.js";

const tolerance = 1e-4;

/** Runs a kernel on the training backend and on the reference: same shape, same values, nothing left behind. */
export async function expectAgreement(
  kernelName: string,
  inputs: Readonly<Record<string, KernelInput>>,
  attributes: Readonly<Record<string, unknown>>
): Promise<void> {
  const run = (): KernelInput => output(kernelName, inputs, attributes);
  const expected = await onReference(run);
  const before = heldData();
  const actual = run();
  expect(heldData()).toEqual(before);
  expect(actual.shape).toEqual(expected.shape);
  expect(largestError(actual.values, expected.values)).toBeLessThanOrEqual(tolerance);
}

function output(
  kernelName: string,
  inputs: Readonly<Record<string, KernelInput>>,
  attributes: Readonly<Record<string, unknown>>
): KernelInput {
  return tf.tidy(() => {
    const tensors = Object.entries(inputs).map(([name, {values, shape}]) => [name, tf.tensor(values, [...shape])]);
    const attrs = attributes as unknown as tf.NamedAttrMap;
    const result: tf.Tensor = tf
      .engine()
      .runKernel(kernelName, Object.fromEntries(tensors) as tf.NamedTensorMap, attrs);
    return {shape: result.shape, values: result.dataSync<"float32">().slice()};
  });
}
