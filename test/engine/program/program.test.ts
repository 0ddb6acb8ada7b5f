import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {allocate, floatsAt} from "../../../data-loaders/engine/memory.js";
import {program, type Program} from "../../../data-loaders/engine/program/program.js";
import {recordingOf} from "../../../data-loaders/engine/program/recording.js";
import {simplify} from "../../../data-loaders/engine/program/simplify.js";
import {startEngine, type StartedEngine} from "../../../data-loaders/engine/startEngine.js";

let engine: StartedEngine;
beforeAll(async () => void (engine = await startEngine()));

/** Names of the kernels that are left of a computation. */
function kernelsOf(compute: () => tf.Tensor): string[] {
  return tf.tidy(() => {
    let result: tf.Tensor | undefined;
    const {calls} = recordingOf(() => (result = compute()));
    return simplify(calls, [result!.dataId]).steps.map(({kernelName}) => kernelName);
  });
}

const image = (): tf.Tensor4D => tf.randomUniform([1, 4, 4, 4], -1, 1, "float32", 1);
const filter = (): tf.Tensor4D => tf.randomUniform([3, 3, 4, 8], -1, 1, "float32", 2);
const bias = (): tf.Tensor1D => tf.randomUniform([8], -1, 1, "float32", 3);

describe("simplify", () => {
  it("leaves out copies, other shapes of the same, and what leads to no result", () => {
    const kernels = kernelsOf(() => {
      const x = image();
      tf.exp(x);
      return tf.neg(tf.cast(tf.reshape(tf.clone(x), [16, 4]), "float32"));
    });
    expect(kernels).toEqual(["Neg"]);
  });
  it("makes one kernel of a convolution, its bias and its rectifier, and likewise of a product", () => {
    expect(kernelsOf(() => tf.relu(tf.add(tf.conv2d(image(), filter(), 1, "same"), bias())))).toEqual(["FusedConv2D"]);
    const product = (): tf.Tensor =>
      tf.matMul(tf.reshape(image(), [16, 4]), tf.randomUniform([4, 8], -1, 1, "float32", 4));
    expect(kernelsOf(() => tf.relu(tf.add(product(), bias())))).toEqual(["_FusedMatMul"]);
  });
  it("keeps them apart where the sum is needed for more than its sign", () => {
    const kernels = kernelsOf(() => {
      const sum = tf.add(tf.conv2d(image(), filter(), 1, "same"), bias());
      return tf.add(tf.relu(sum), tf.exp(sum));
    });
    expect(kernels).toEqual(["Conv2D", "Add", "Relu", "Exp", "Add"]);
  });
  it("takes the gradient of a rectifier and of the pooling after it in one", () => {
    const x = image();
    const kernels = kernelsOf(() => tf.grad((y) => tf.sum(tf.maxPool(tf.relu(y as tf.Tensor4D), 2, 2, "valid")))(x));
    expect(kernels).toContain("MaxPoolReluGrad");
    expect(kernels).not.toContain("MaxPoolGrad");
    expect(kernels).not.toContain("Step");
  });
});

describe("a program", () => {
  /** The program of a computation of one tensor of eight floats, and a way to run it on others. */
  function compiled(compute: (x: tf.Tensor1D) => tf.Tensor): {program: Program; of: (x: Float32Array) => Float32Array} {
    const {address} = allocate(engine.backend, 64);
    const stand = tf.ones<tf.Rank.R1>([8]);
    const made = program(engine, {
      compute: () => [compute(stand)],
      inputs: new Map([[stand, address]]),
      results: [address + 32]
    });
    return {
      program: made,
      of: (x) => {
        floatsAt(engine.backend, address, 8).set(x);
        made.run();
        return floatsAt(engine.backend, address + 32, 8).slice();
      }
    };
  }
  const x = Float32Array.of(1, -2, 3, -4, 5, -6, 7, -8);

  it("computes from what its input holds at each run", () => {
    const {of} = compiled((input) => tf.add(tf.square(input), input));
    expect([...of(x)]).toEqual([...x].map((value) => value * value + value));
    expect([...of(x.map((value) => -value))]).toEqual([...x].map((value) => value * value - value));
  });
  it("keeps the numbers that were there when it was made, though their tensors are gone", () => {
    const {of} = compiled((input) => tf.tidy(() => tf.mul(input, tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8]))));
    expect([...of(x)]).toEqual([...x].map((value, i) => value * (i + 1)));
  });
  it("says how long each kernel took, whose names it gives", () => {
    const {program} = compiled((input) => tf.relu(tf.neg(input)));
    const times = program.profile();
    expect(times.map(({kernelName, shape}) => ({kernelName, shape}))).toEqual([
      {kernelName: "Neg (tfjs)", shape: [8]},
      {kernelName: "Relu", shape: [8]}
    ]);
    expect(times.every(({milliseconds}) => milliseconds >= 0)).toBe(true);
  });
  it("is refused of numbers that are no floats, and of a result that is the input", () => {
    expect(() => compiled((input) => tf.cast(input, "int32"))).toThrow(
      "cannot record Cast: expected floats, got int32"
    );
    expect(() => compiled((input) => tf.reshape(input, [2, 4]))).toThrow("result 0 is an input or another result");
  });
});
