import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";

type Shape4 = [number, number, number, number];

/** A convolution or pooling of small images: shapes, strides and padding as tfjs takes them. */
export interface ConvolutionCase {
  /** [batch, height, width, channels] */
  readonly inputShape: Shape4;
  /** [height, width, inChannels, outChannels] */
  readonly filterShape: Shape4;
  readonly outputShape: Shape4;
  readonly strides: [number, number];
  readonly pad: "same" | "valid" | number;
  readonly seed: number;
}

const side = fc.integer({min: 1, max: 9});
const small = fc.integer({min: 1, max: 3});

/** Channels that fill vectors and panels, and such that do not. */
const channels = fc.constantFrom(1, 2, 3, 4, 8, 12, 16);

/** Filters and strides of any kind, and often those that go through Winograd's domain or are a plain product. */
const filters = fc.oneof(
  fc.record({filterSize: fc.tuple(small, small), strides: fc.tuple(small, small)}),
  fc.constant({filterSize: [3, 3] as [number, number], strides: [1, 1] as [number, number]}),
  fc.constant({filterSize: [1, 1] as [number, number], strides: [1, 1] as [number, number]}),
  fc.constant({filterSize: [3, 3] as [number, number], strides: [2, 2] as [number, number]})
);

/**
 * Convolutions that have an output. A padding in pixels may reach beyond the filter; it comes with square filters and
 * strides only, since tfjs takes no others there (it finds both sides of the output from the heights).
 */
export const convolutionCases: fc.Arbitrary<ConvolutionCase> = fc
  .record({
    inputShape: fc.tuple(small, side, side, channels),
    filter: filters,
    outChannels: channels,
    pad: fc.constantFrom<ConvolutionCase["pad"][]>("same", "valid", 0, 1, 2),
    seed: fc.nat()
  })
  .map(({inputShape, filter, outChannels, pad, seed}) => {
    const {filterSize, strides} = filter;
    const filterShape: Shape4 = [...filterSize, inputShape[3], outChannels];
    const {outShape} = tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad);
    return {inputShape, filterShape, outputShape: outShape, strides, pad, seed};
  })
  .filter(({outputShape}) => Math.min(...outputShape) > 0)
  .filter(({pad, filterShape, strides}) => typeof pad !== "number" || (isSquare(filterShape) && isSquare(strides)));

/** Whether height and width are the same. */
function isSquare([height, width]: readonly number[]): boolean {
  return height === width;
}

/** The second convolution of the report's network, on two images. */
export const secondConvolution: ConvolutionCase = {
  inputShape: [2, 14, 14, 32],
  filterShape: [3, 3, 32, 64],
  outputShape: [2, 14, 14, 64],
  strides: [1, 1],
  pad: "same",
  seed: 1
};
