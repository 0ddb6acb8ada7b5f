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
