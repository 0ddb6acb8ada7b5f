import {floatBytes, sizeOf, type Kernel, type KernelCall, type Shape} from "./kernel.js";

/**
 * Batch normalisation in kernels of our own, which tfjs has no names for. Each takes x as rows of channels, in whole
 * vectors. They are called by `operations/batchNormalisation.ts`.
 */

interface Sizes {
  readonly shape: number[];
  readonly rows: number;
  readonly channels: number;
  readonly epsilon: number;
}

/** @returns undefined where the channels do not fill vectors */
function sizesOf({shapes, attributes}: KernelCall): Sizes | undefined {
  const shape: Shape = shapes["x"]!;
  const channels = shape.at(-1) ?? 0;
  if (channels === 0 || channels % 4 !== 0) return undefined;
  const {epsilon = 0} = attributes as {epsilon?: number};
  return {shape: [...shape], rows: sizeOf(shape) / channels, channels, epsilon};
}

/** Mean of each channel of x: [channels]. */
export const channelMean: Kernel = {
  name: "ChannelMean",
  prepare(native, call) {
    const sizes = sizesOf(call);
    if (sizes === undefined) return undefined;
    const {rows, channels} = sizes;
    return {shape: [channels], scratchBytes: 0, run: ({x}, y) => native.channelMeans(x!, rows, channels, y)};
  }
};

/** Variance of each channel of x, divided by their number, around given means: [channels]. */
export const channelVariance: Kernel = {
  name: "ChannelVariance",
  prepare(native, call) {
    const sizes = sizesOf(call);
    if (sizes === undefined) return undefined;
    const {rows, channels} = sizes;
    const run = ({x, mean}: Readonly<Record<string, number>>, y: number): void =>
      native.channelVariances(x!, mean!, rows, channels, y);
    return {shape: [channels], scratchBytes: 0, run};
  }
};

/** x, less the means, by the deviations, times the scales, plus the shifts. */
export const batchNormalise: Kernel = {
  name: "BatchNormalise",
  prepare(native, call) {
    const sizes = sizesOf(call);
    if (sizes === undefined) return undefined;
    const {shape, rows, channels, epsilon} = sizes;
    return {
      shape,
      scratchBytes: 2 * channels * floatBytes,
      run: ({x, mean, variance, scale, shift}, y, scratch) =>
        native.normalise(x!, mean!, variance!, scale!, shift!, rows, channels, epsilon, y, scratch)
    };
  }
};

/** Gradient of the scales: [channels]. */
export const batchScaleGrad: Kernel = {
  name: "BatchScaleGrad",
  prepare(native, call) {
    const sizes = sizesOf(call);
    if (sizes === undefined) return undefined;
    const {rows, channels, epsilon} = sizes;
    const run = ({dy, x, mean, variance}: Readonly<Record<string, number>>, y: number): void =>
      native.scaleGradient(dy!, x!, mean!, variance!, rows, channels, epsilon, y);
    return {shape: [channels], scratchBytes: 0, run};
  }
};

/** Gradient of x, which was normalised by its own means and variances. */
export const batchNormaliseGrad: Kernel = {
  name: "BatchNormaliseGrad",
  prepare(native, call) {
    const sizes = sizesOf(call);
    if (sizes === undefined) return undefined;
    const {shape, rows, channels, epsilon} = sizes;
    return {
      shape,
      scratchBytes: 3 * channels * floatBytes,
      run: ({dy, x, mean, variance, scale, dScale, dShift}, dx, scratch) =>
        native.normaliseGradient(
          dy!,
          x!,
          mean!,
          variance!,
          scale!,
          dScale!,
          dShift!,
          rows,
          channels,
          epsilon,
          dx,
          scratch
        )
    };
  }
};
