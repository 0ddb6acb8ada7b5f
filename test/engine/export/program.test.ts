import * as tf from "@tensorflow/tfjs";
import {beforeAll, describe, expect, it} from "vitest";
import {simplify} from "../../../data-loaders/engine/export/simplify.js";
import {startTracing, trace} from "../../../data-loaders/engine/export/tracing.js";
import {computed} from "./computed.js";

beforeAll(() => startTracing());

/** Names of the kernels that are left of a computation. */
function kernelsOf(compute: () => tf.Tensor): string[] {
  return tf.tidy(() => {
    const {calls, results} = trace(() => [compute()]);
    return simplify(calls, results).steps.map(({kernelName}) => kernelName);
  });
}

const image = (): tf.Tensor4D => tf.zeros([1, 4, 4, 4]);
const filter = (): tf.Tensor4D => tf.zeros([3, 3, 4, 8]);
const bias = (): tf.Tensor1D => tf.zeros([8]);

describe("simplify", () => {
  it("leaves out copies, other shapes of the same, and what leads to no result", () => {
    const kernels = kernelsOf(() => {
      const x = image();
      tf.mul(x, x);
      return tf.relu(tf.cast(tf.reshape(tf.clone(x), [16, -1]), "float32"));
    });
    expect(kernels).toEqual(["Relu"]);
  });
  it("makes one kernel of a convolution, its bias and its rectifier, and likewise of a product", () => {
    expect(kernelsOf(() => tf.relu(tf.add(tf.conv2d(image(), filter(), 1, "same"), bias())))).toEqual(["FusedConv2D"]);
    const product = (): tf.Tensor => tf.matMul(tf.reshape(image(), [16, 4]), tf.zeros([4, 8]));
    expect(kernelsOf(() => tf.relu(tf.add(product(), bias())))).toEqual(["_FusedMatMul"]);
  });
  it("keeps them apart where the sum is needed for more than its sign", () => {
    const kernels = kernelsOf(() => {
      const sum = tf.add(tf.conv2d(image(), filter(), 1, "same"), bias());
      return tf.add(tf.relu(sum), tf.mul(sum, sum));
    });
    expect(kernels).toEqual(["Conv2D", "Add", "Relu", "Multiply", "Add"]);
  });
  it("takes the gradient of a rectifier and of the pooling after it in one", () => {
    const x = image();
    const pooled = (y: tf.Tensor): tf.Tensor => tf.maxPool(tf.relu(y as tf.Tensor4D), 2, 2, "valid");
    const kernels = kernelsOf(() => tf.grad(pooled)(x, tf.zeros([1, 2, 2, 4])));
    expect(kernels).toContain("MaxPoolReluGrad");
    expect(kernels).not.toContain("MaxPoolGrad");
    expect(kernels).not.toContain("Step");
  });
});

describe("a program", () => {
  const shape = [8];
  const x = Float32Array.of(1, -2, 3, -4, 5, -6, 7, -8);

  it("computes from what its input holds at each run", async () => {
    const {of} = await computed((input) => [tf.add(tf.mul(input, input), input)], [{shape}], [8]);
    expect([...of(x)[0]!]).toEqual([...x].map((value) => value * value + value));
    expect([...of(x.map((value) => -value))[0]!]).toEqual([...x].map((value) => value * value - value));
  });
  it("keeps the numbers that were there when it was made, though their tensors are gone", async () => {
    const factors = [1, 2, 3, 4, 5, 6, 7, 8];
    const {of} = await computed((input) => [tf.tidy(() => tf.mul(input, tf.tensor1d(factors)))], [{shape}], [8]);
    expect([...of(x)[0]!]).toEqual([...x].map((value, i) => value * factors[i]!));
  });
  it.each([1, 2, 3, 5, 6, 7])("writes nothing behind a result of %i floats", async (size) => {
    // Results one after the other, in places of their own size: an overflow would fall into the next one.
    const {calls} = await computed((input) => [tf.mul(input, input)], [{shape: [size]}], [size]);
    expect(calls.map(([kernel]) => kernel)).toEqual(["multiply", "narrow"]);
    expect(calls.at(-1)!.slice(2, 5)).toEqual([1, size, size]);
  });
  it("is refused of numbers that are no floats, and of a result that is the input or another", async () => {
    const made = (compute: (input: tf.Tensor) => tf.Tensor[]): Promise<unknown> =>
      computed((input) => compute(input), [{shape}], Array<number>(compute(tf.zeros(shape)).length).fill(8));
    await expect(async () => made((input) => [tf.cast(input, "int32")])).rejects.toThrow("cannot export Cast");
    await expect(made((input) => [tf.reshape(input, [2, 4])])).rejects.toThrow(
      "result 0 is an input or another result"
    );
    await expect(
      made((input) => {
        const sum = tf.add(input, input);
        return [sum, tf.reshape(sum, [2, 4])];
      })
    ).rejects.toThrow("result 1 is an input or another result");
  });
  it("is refused where there are fewer results than places", async () => {
    await expect(computed((input) => [tf.relu(input)], [{shape}], [8, 8])).rejects.toThrow("expected 2 results, got 1");
  });
  it.each<[string, (input: tf.Tensor) => tf.Tensor]>([
    ["Sin", (input) => tf.sin(input)],
    ["Sum", (input) => tf.sum(tf.reshape(input, [2, 4]))],
    ["Sum", (input) => tf.sum(input)],
    ["Add", (input) => tf.add(tf.reshape(input, [2, 4]), tf.zeros([2, 1]))],
    ["BatchMatMul", (input) => tf.matMul(tf.reshape(input, [2, 2, 2]), tf.zeros([2, 2, 2]))],
    ["Mean", (input) => tf.mean(input)]
  ])("is refused, by its name, where it calls a %s that no kernel of ours serves", async (name, compute) => {
    await expect(computed((input) => [compute(input)], [{shape}], [8])).rejects.toThrow(`cannot export ${name}`);
  });
  it("gives a product of a matrix with a stack of one the shape that tfjs gives it", async () => {
    let shapes: number[][] = [];
    const product = (a: tf.Tensor, b: tf.Tensor): tf.Tensor => {
      const result = tf.matMul(a, b);
      shapes = [...shapes, result.shape];
      return result;
    };
    const {of} = await computed((a, b) => [product(a, b)], [{shape: [2, 3]}, {shape: [1, 3, 4]}], [8]);
    expect(shapes).toEqual([[1, 2, 4]]);
    expect([...of([1, 2, 3, 4, 5, 6], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0])[0]!]).toEqual([1, 2, 3, 0, 4, 5, 6, 0]);
  });
});
