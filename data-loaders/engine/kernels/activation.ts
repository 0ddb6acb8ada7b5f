import type {KernelCall} from "./kernel.js";

/** Whether what follows a fused kernel of tfjs is a bias for each channel and, at most, a rectifier. */
export function hasSimpleBias({shapes, attributes}: KernelCall): boolean {
  const {bias, preluActivationWeights} = shapes;
  const {activation} = attributes;
  const isSimple = activation === "linear" || activation === "relu";
  return isSimple && bias?.length === 1 && preluActivationWeights === undefined;
}

/** Whether a rectifier follows. */
export function isRectified({attributes}: KernelCall): boolean {
  return attributes["activation"] === "relu";
}
