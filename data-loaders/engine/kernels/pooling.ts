import {backend_util} from "@tensorflow/tfjs";
import type {Kernel, KernelCall, Shape} from "./kernel.js";

/** A window over images: shapes and steps as pooling and its gradient take them. */
type PoolingArguments = [
  images: number,
  height: number,
  width: number,
  channels: number,
  outHeight: number,
  outWidth: number,
  windowHeight: number,
  windowWidth: number,
  strideDown: number,
  strideAcross: number,
  top: number,
  left: number
];

interface Attributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: "same" | "valid" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

interface Pooling {
  readonly shape: number[];
  readonly sizes: PoolingArguments;
  /** Whether channels fill vectors. */
  readonly isInVectors: boolean;
  /** Whether some windows reach beyond the image. */
  readonly isPadded: boolean;
}

/** Sizes of a pooling of images. */
function poolingOf(imageShape: Shape, attributes: KernelCall["attributes"]): Pooling {
  const {filterSize, strides, pad, dimRoundingMode} = attributes as unknown as Attributes;
  const shape = imageShape as [number, number, number, number];
  const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const {top, left, bottom, right} = info.padInfo;
  return {
    shape: info.outShape,
    isInVectors: info.inChannels % 4 === 0,
    isPadded: top + left + bottom + right > 0,
    sizes: [
      info.batchSize,
      info.inHeight,
      info.inWidth,
      info.inChannels,
      info.outHeight,
      info.outWidth,
      info.filterHeight,
      info.filterWidth,
      info.strideHeight,
      info.strideWidth,
      top,
      left
    ]
  };
}

/** Largest value of each window. */
export const maxPool: Kernel = {
  name: "MaxPool",
  prepare(native, {shapes, attributes}) {
    const {shape, sizes, isInVectors} = poolingOf(shapes["x"]!, attributes);
    if (!isInVectors) return undefined;
    return {shape, scratchBytes: 0, run: ({x}, y) => native.maxPool(x!, ...sizes, y)};
  }
};

/** Gradient of max pooling: each window's goes to its first largest value, row by row. */
export const maxPoolGrad: Kernel = maxPoolGradient("MaxPoolGrad", false);

/** Gradient of a rectifier and the max pooling after it in one: a ReluGrad of a MaxPoolGrad. */
export const maxPoolReluGrad: Kernel = maxPoolGradient("MaxPoolReluGrad", true);

function maxPoolGradient(name: string, isRectified: boolean): Kernel {
  return {
    name,
    prepare(native, {shapes, attributes}) {
      const {sizes} = poolingOf(shapes["input"]!, attributes);
      return {
        shape: [...shapes["input"]!],
        scratchBytes: 0,
        run: ({input, output, dy}, dx) => native.maxPoolGradient(input!, output!, dy!, isRectified, ...sizes, dx)
      };
    }
  };
}

/** Mean of each window. */
export const averagePool: Kernel = {
  name: "AvgPool",
  prepare(native, {shapes, attributes}) {
    const {shape, sizes, isInVectors} = poolingOf(shapes["x"]!, attributes);
    if (!isInVectors) return undefined;
    return {shape, scratchBytes: 0, run: ({x}, y) => native.averagePool(x!, ...sizes, y)};
  }
};

/**
 * Gradient of mean pooling: each window's is shared out evenly. Windows that reach beyond the image are not served: tfjs
 * has no gradient of its own mean there, since it shares out over the whole window.
 */
export const averagePoolGrad: Kernel = {
  name: "AvgPoolGrad",
  prepare(native, {shapes, attributes}) {
    const {sizes, isInVectors, isPadded} = poolingOf(shapes["input"]!, attributes);
    if (!isInVectors || isPadded) return undefined;
    const run = ({dy}: Readonly<Record<string, number>>, dx: number): void =>
      native.averagePoolGradient(dy!, ...sizes, dx);
    return {shape: [...shapes["input"]!], scratchBytes: 0, run};
  }
};
