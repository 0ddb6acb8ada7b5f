import type {KernelCall} from "./kernel.js";

/** Whether what follows a fused kernel of tfjs is a bias for each channel and, at most, a rectifier, or nothing. */
export function hasSimpleEnd({shapes, attributes}: KernelCall): boolean {
  const {bias, preluActivationWeights} = shapes;
  const {activation} = attributes;
  if (preluActivationWeights !== undefined) return false;
  if (bias === undefined) return activation === "linear";
  return bias.length === 1 && (activation === "linear" || activation === "relu");
}

/** Whether a rectifier follows. */
export function isRectified({attributes}: KernelCall): boolean {
  return attributes["activation"] === "relu";
}
