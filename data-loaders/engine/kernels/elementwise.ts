import {
  floatBytes,
  roundedUp,
  sizeOf,
  type Address,
  type Kernel,
  type KernelCall,
  type Procedure,
  type Shape
} from "./kernel.js";

/** Floats of a vector. */
const lanes = 4;

/** Bytes of a shape's values in whole vectors. */
function vectorBytes(shape: Shape): number {
  return roundedUp(sizeOf(shape), lanes) * floatBytes;
}

/** What is done in whole vectors to give values of a shape. */
function inVectors(shape: Shape, run: Procedure["run"]): Procedure {
  return {shape: [...shape], scratchBytes: 0, writesWholeVectors: true, run};
}

function isEqual(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, i) => length === b[i]);
}

/** Sum of two tensors of one shape, or of rows of channels and a bias. */
export const add: Kernel = {
  name: "Add",
  prepare(native, {shapes}) {
    const [a, b] = [shapes["a"]!, shapes["b"]!];
    const bytes = vectorBytes(a);
    if (isEqual(a, b)) {
      return inVectors(a, (inputs, c) => native.add(inputs["a"]!, inputs["b"]!, bytes, c));
    }
    const channels = b[0] ?? 0;
    if (b.length !== 1 || a.at(-1) !== channels) return undefined;
    const rows = sizeOf(a) / channels;
    const run = (inputs: Readonly<Record<string, number>>, c: number): void =>
      native.addBias(inputs["a"]!, inputs["b"]!, rows, channels, c, false);
    return {shape: [...a], scratchBytes: 0, run};
  }
};

/** Product of two tensors of one shape, element by element. */
export const multiply: Kernel = {
  name: "Multiply",
  prepare: (native, call) => betweenEquals(call, native.multiply)
};

/** Difference of two tensors of one shape. */
export const subtract: Kernel = {
  name: "Sub",
  prepare: (native, call) => betweenEquals(call, native.subtract)
};

/** A tensor divided by a number. */
export const divide: Kernel = {
  name: "RealDiv",
  prepare: (native, {shapes}) => {
    const [a, b] = [shapes["a"]!, shapes["b"]!];
    if (b.length !== 0) return undefined;
    const bytes = vectorBytes(a);
    return inVectors(a, (inputs, c) => native.divideBy(inputs["a"]!, inputs["b"]!, bytes, c));
  }
};

/** What is done element by element to two tensors of one shape. */
function betweenEquals(
  {shapes}: KernelCall,
  compute: (a: Address, b: Address, bytes: number, c: Address) => void
): Procedure | undefined {
  const [a, b] = [shapes["a"]!, shapes["b"]!];
  if (!isEqual(a, b)) return undefined;
  const bytes = vectorBytes(a);
  return inVectors(a, (inputs, c) => compute(inputs["a"]!, inputs["b"]!, bytes, c));
}

/** Nothing below zero. */
export const relu: Kernel = {
  name: "Relu",
  prepare(native, {shapes}) {
    const bytes = vectorBytes(shapes["x"]!);
    return inVectors(shapes["x"]!, ({x}, y) => native.rectify(x!, bytes, y));
  }
};

/** Sums over all axes but the last: what a bias's gradient is. */
export const sum: Kernel = {
  name: "Sum",
  prepare(native, {shapes, attributes}) {
    const x = shapes["x"]!;
    const channels = x.at(-1) ?? 0;
    const {axis, keepDims} = attributes as {axis: number | number[] | null; keepDims: boolean};
    const axes = [axis ?? [...x.keys()]].flat().map((one) => (one < 0 ? one + x.length : one));
    const isAllButLast = axes.length === x.length - 1 && !axes.includes(x.length - 1);
    if (!isAllButLast || keepDims || sizeOf(x) === 0) return undefined;
    const rows = sizeOf(x) / channels;
    return {
      shape: [channels],
      scratchBytes: 0,
      run: (inputs, y) => native.channelSums(inputs["x"]!, rows, channels, y)
    };
  }
};

/** A gradient where something is above zero: the Multiply of it by the other's Step in one. */
export const reluGrad: Kernel = {
  name: "ReluGrad",
  prepare(native, {shapes}) {
    const bytes = vectorBytes(shapes["x"]!);
    return inVectors(shapes["x"]!, ({dy, x}, dx) => native.rectifiedGradient(dy!, x!, bytes, dx));
  }
};
