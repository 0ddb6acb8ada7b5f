import * as tf from "@tensorflow/tfjs";
import fc from "fast-check";

type Shape4 = [number, number, number, number];

/** A convolution or pooling of a small image: shapes, strides and padding as tfjs takes them. */
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

const side = fc.integer({min: 1, max: 7});
const small = fc.integer({min: 1, max: 3});

/**
 * Convolutions that have an output. A padding in pixels may reach beyond the filter; it comes with square filters and
 * strides only, since tfjs takes no others there (it finds both sides of the output from the heights).
 */
export const convolutionCases: fc.Arbitrary<ConvolutionCase> = fc
  .record({
    inputShape: fc.tuple(small, side, side, small),
    filterSize: fc.tuple(small, small),
    outChannels: small,
    strides: fc.tuple(small, small),
    pad: fc.constantFrom<ConvolutionCase["pad"][]>("same", "valid", 0, 1, 2),
    seed: fc.nat()
  })
  .map(({inputShape, filterSize, outChannels, strides, pad, seed}) => {
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
