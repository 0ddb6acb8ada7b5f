import {backend_util} from "@tensorflow/tfjs";
import type {Kernel, KernelCall, Shape} from "./kernel.js";

interface Attributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: "same" | "valid" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/** Windows that tile images, side by side with nothing left out. */
interface Tiling {
  readonly shape: number[];
  /** Rows of windows, over all images; windows in a row; channels, in fours. */
  readonly sizes: [rows: number, windows: number, channels: number];
  /** Of a window. */
  readonly height: number;
  readonly width: number;
}

/** @returns undefined for windows that overlap, leave something out or reach beyond, and for channels not in fours */
function tilingOf(imageShape: Shape, attributes: KernelCall["attributes"]): Tiling | undefined {
  const {filterSize, strides, pad, dimRoundingMode} = attributes as unknown as Attributes;
  const shape = imageShape as [number, number, number, number];
  const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const {filterHeight: height, filterWidth: width} = info;
  const isDown = info.strideHeight === height && info.outHeight * height === info.inHeight;
  const isAcross = info.strideWidth === width && info.outWidth * width === info.inWidth;
  if (!isDown || !isAcross || info.inChannels % 4 !== 0) return undefined;
  const sizes: Tiling["sizes"] = [info.batchSize * info.outHeight, info.outWidth, info.inChannels];
  return {shape: info.outShape, sizes, height, width};
}

/** The same for windows of 2 × 2. */
function foursOf(imageShape: Shape, attributes: KernelCall["attributes"]): Tiling | undefined {
  const tiling = tilingOf(imageShape, attributes);
  return tiling?.height === 2 && tiling.width === 2 ? tiling : undefined;
}

/** Largest value of each window of 2 × 2. */
export const maxPool: Kernel = {
  name: "MaxPool",
  prepare(native, {shapes, attributes}) {
    const tiling = foursOf(shapes["x"]!, attributes);
    if (tiling === undefined) return undefined;
    const {shape, sizes} = tiling;
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
      const sizes = foursOf(shapes["input"]!, attributes)?.sizes;
      if (sizes === undefined) return undefined;
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
    const tiling = tilingOf(shapes["x"]!, attributes);
    if (tiling === undefined) return undefined;
    const {shape, sizes, height, width} = tiling;
    return {shape, scratchBytes: 0, run: ({x}, y) => native.averagePool(x!, ...sizes, height, width, y)};
  }
};

/** Gradient of mean pooling: each window's is shared out evenly. */
export const averagePoolGrad: Kernel = {
  name: "AvgPoolGrad",
  prepare(native, {shapes, attributes}) {
    const tiling = tilingOf(shapes["input"]!, attributes);
    if (tiling === undefined) return undefined;
    const {sizes, height, width} = tiling;
    const shape = [...shapes["input"]!];
    return {shape, scratchBytes: 0, run: ({dy}, dx) => native.averagePoolGradient(dy!, ...sizes, height, width, dx)};
  }
};
