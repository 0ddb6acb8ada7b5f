import {sizeOf, type Kernel} from "./kernel.js";

/** Probabilities of logits, along the last axis. */
export const softmax: Kernel = {
  name: "Softmax",
  prepare(native, {shapes, attributes}) {
    const logits = shapes["logits"]!;
    const classes = logits.at(-1) ?? 0;
    if (attributes["dim"] !== logits.length - 1 || classes === 0) return undefined;
    const rows = sizeOf(logits) / classes;
    return {
      shape: [...logits],
      scratchBytes: 0,
      run: (inputs, y) => native.softmax(inputs["logits"]!, rows, classes, y)
    };
  }
};

/** Gradient of the logits, from that of the probabilities and the probabilities. */
export const softmaxGrad: Kernel = {
  name: "SoftmaxGrad",
  prepare(native, {shapes}) {
    const shape = shapes["y"]!;
    const classes = shape.at(-1) ?? 0;
    if (classes === 0) return undefined;
    const rows = sizeOf(shape) / classes;
    return {
      shape: [...shape],
      scratchBytes: 0,
      run: ({dy, y}, dx) => native.softmaxGradient(dy!, y!, rows, classes, dx)
    };
  }
};

type Pointwise = "sigmoid" | "hyperbolicTangent";

/** What is done to each value by itself. */
function pointwise(name: string, kernel: Pointwise): Kernel {
  return {
    name,
    prepare(native, {shapes}) {
      const shape = [...shapes["x"]!];
      const count = sizeOf(shape);
      return {shape, scratchBytes: 0, run: ({x}, y) => native[kernel](x!, count, y)};
    }
  };
}

/** Its gradient, from what it gave. */
function pointwiseGrad(name: string, kernel: `${Pointwise}Gradient`): Kernel {
  return {
    name,
    prepare(native, {shapes}) {
      const shape = [...shapes["y"]!];
      const count = sizeOf(shape);
      return {shape, scratchBytes: 0, run: ({dy, y}, dx) => native[kernel](dy!, y!, count, dx)};
    }
  };
}

export const sigmoid = pointwise("Sigmoid", "sigmoid");
export const sigmoidGrad = pointwiseGrad("SigmoidGrad", "sigmoidGradient");
export const tanh = pointwise("Tanh", "hyperbolicTangent");
export const tanhGrad = pointwiseGrad("TanhGrad", "hyperbolicTangentGradient");
