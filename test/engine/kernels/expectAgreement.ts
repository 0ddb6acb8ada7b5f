import * as tf from "@tensorflow/tfjs";
import {expect} from "vitest";
import {assemble} from "../../../data-loaders/engine/assemble.js";
import {floatBytes, roundedUp, sizeOf, type Address} from "../../../data-loaders/engine/kernels/kernel.js";
import {servedKernels} from "../../../data-loaders/engine/kernels/servedKernels.js";
import {nativeKernels} from "../../../data-loaders/engine/runtime/loadNetwork.js";
import {largestError} from "../largestError.js";
import {onReference} from "../onReference.js";
import type {KernelInput} from "./kernelInput.js";

const tolerance = 1e-4;
const pageBytes = 65_536;

/** Stands behind an output, where a kernel writes nothing. */
const mark = 12_345.5;

type Inputs = Readonly<Record<string, KernelInput>>;
type Attributes = Readonly<Record<string, unknown>>;

/** Runs a kernel of ours and tfjs's reference: same shape, same values, nothing written behind them. */
export async function expectAgreement(kernelName: string, inputs: Inputs, attributes: Attributes): Promise<void> {
  const expected = onReference(() => reference(kernelName, inputs, attributes));
  const {shape, values} = await outputOf(kernelName, inputs, attributes);
  expect(shape).toEqual(expected.shape);
  expect(largestError(values, expected.values)).toBeLessThanOrEqual(tolerance);
}

/** Whether a kernel of ours serves a call. */
export function isServed(kernelName: string, inputs: Inputs, attributes: Attributes): boolean {
  const shapes = Object.fromEntries(Object.entries(inputs).map(([name, {shape}]) => [name, shape]));
  const kernel = servedKernels.find(({name}) => name === kernelName)!;
  return kernel.prepare({} as never, {shapes, attributes}) !== undefined;
}

/** What a kernel of ours gives. */
export async function outputOf(kernelName: string, inputs: Inputs, attributes: Attributes): Promise<KernelInput> {
  const kernel = servedKernels.find(({name}) => name === kernelName)!;
  const shapes = Object.fromEntries(Object.entries(inputs).map(([name, {shape}]) => [name, shape]));
  const memory = new WebAssembly.Memory({initial: 1});
  const native = await nativeKernels(await assemble("kernels"), memory);
  const procedure = kernel.prepare(native, {shapes, attributes});
  if (procedure === undefined) throw new Error(`${kernelName} does not serve ${JSON.stringify({shapes, attributes})}`);
  let end: Address = 64;
  const take = (bytes: number): Address => {
    const address = end;
    end = roundedUp(end + bytes, 64);
    if (end > memory.buffer.byteLength) memory.grow(Math.ceil((end - memory.buffer.byteLength) / pageBytes));
    return address;
  };
  const addresses = Object.entries(inputs).map(([name, {values}]) => {
    const address = take(values.length * floatBytes);
    new Float32Array(memory.buffer, address, values.length).set(values);
    return [name, address] as const;
  });
  const size = sizeOf(procedure.shape);
  const written = procedure.writesWholeVectors === true ? roundedUp(size, 4) : size;
  const [output, scratch] = [take((size + 16) * floatBytes), take(procedure.scratchBytes)];
  new Float32Array(memory.buffer, output, size + 16).fill(mark);
  procedure.run(Object.fromEntries(addresses), output, scratch);
  expect([...new Float32Array(memory.buffer, output, size + 16).subarray(written)].every((one) => one === mark)).toBe(
    true
  );
  return {shape: procedure.shape, values: new Float32Array(memory.buffer, output, size)};
}

function reference(kernelName: string, inputs: Inputs, attributes: Attributes): KernelInput {
  return tf.tidy(() => {
    const tensors = Object.entries(inputs).map(([name, {values, shape}]) => [name, tf.tensor(values, [...shape])]);
    const attrs = attributes as unknown as tf.NamedAttrMap;
    const result: tf.Tensor = tf
      .engine()
      .runKernel(kernelName, Object.fromEntries(tensors) as tf.NamedTensorMap, attrs);
    return {shape: result.shape, values: result.dataSync<"float32">().slice()};
  });
}
