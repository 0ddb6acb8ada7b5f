import {floatBytes, sizeOf, type Kernel, type NativeKernels, type Procedure, type Shape} from "./kernel.js";

/**
 * Batch normalisation in kernels of our own, which tfjs has no names for. Each takes x as rows of channels, in whole
 * vectors. They are called by `layers/normalise.ts`.
 */

interface Sizes {
  readonly shape: number[];
  readonly rows: number;
  readonly channels: number;
  readonly epsilon: number;
}

/** A kernel for channels that fill vectors; it serves no others. */
function ofChannels(name: string, prepare: (native: NativeKernels, sizes: Sizes) => Procedure): Kernel {
  return {
    name,
    prepare(native, {shapes, attributes}) {
      const shape: Shape = shapes["x"]!;
      const channels = shape.at(-1) ?? 0;
      if (channels === 0 || channels % 4 !== 0) return undefined;
      const {epsilon = 0} = attributes as {epsilon?: number};
      return prepare(native, {shape: [...shape], rows: sizeOf(shape) / channels, channels, epsilon});
    }
  };
}

/** Mean of each channel of x: [channels]. */
export const channelMean = ofChannels("ChannelMean", (native, {rows, channels}) => ({
  shape: [channels],
  scratchBytes: 0,
  run: ({x}, y) => native.channelMeans(x!, rows, channels, y)
}));

/** Variance of each channel of x, divided by their number, around given means: [channels]. */
export const channelVariance = ofChannels("ChannelVariance", (native, {rows, channels}) => ({
  shape: [channels],
  scratchBytes: 0,
  run: ({x, mean}, y) => native.channelVariances(x!, mean!, rows, channels, y)
}));

/** x, less the means, by the deviations, times the scales, plus the shifts. */
export const batchNormalise = ofChannels("BatchNormalise", (native, {shape, rows, channels, epsilon}) => ({
  shape,
  scratchBytes: 2 * channels * floatBytes,
  run: ({x, mean, variance, scale, shift}, y, scratch) =>
    native.normalise(x!, mean!, variance!, scale!, shift!, rows, channels, epsilon, y, scratch)
}));

/** Gradient of the scales: [channels]. */
export const batchScaleGrad = ofChannels("BatchScaleGrad", (native, {rows, channels, epsilon}) => ({
  shape: [channels],
  scratchBytes: 0,
  run: ({dy, x, mean, variance}, y) => native.scaleGradient(dy!, x!, mean!, variance!, rows, channels, epsilon, y)
}));

/** Gradient of x, which was normalised by its own means and variances. */
export const batchNormaliseGrad = ofChannels("BatchNormaliseGrad", (native, {shape, rows, channels, epsilon}) => ({
  shape,
  scratchBytes: 3 * channels * floatBytes,
  run: ({dy, x, mean, variance, scale, dScale, dShift}, dx, scratch) => {
    const sizes = [rows, channels, epsilon] as const;
    native.normaliseGradient(dy!, x!, mean!, variance!, scale!, dScale!, dShift!, ...sizes, dx, scratch);
  }
}));
