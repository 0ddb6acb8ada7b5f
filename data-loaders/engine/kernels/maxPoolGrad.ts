import {backend_util, MaxPoolGrad, type KernelConfig, type MaxPoolGradAttrs, type TensorInfo} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {elements} from "./callKernel.js";

interface Arguments {
  readonly inputs: {readonly dy: TensorInfo; readonly input: TensorInfo};
  readonly attrs: MaxPoolGradAttrs;
  readonly backend: BackendWasm;
}

/**
 * Gradient of max pooling: each window's gradient goes to its first largest element, row by row.
 * Reads every window once, where the stock kernel searches each window anew for each of its elements.
 */
export const maxPoolGrad: KernelConfig = {
  kernelName: MaxPoolGrad,
  backendName: "wasm",
  kernelFunc: (args) => {
    const {inputs, attrs, backend} = args as unknown as Arguments;
    const shape = inputs.input.shape as [number, number, number, number];
    const info = backend_util.computePool2DInfo(
      shape,
      attrs.filterSize,
      attrs.strides,
      1,
      attrs.pad,
      attrs.dimRoundingMode
    );
    const out = backend.makeOutput(inputs.input.shape, "float32");
    const dx = elements(backend, out).fill(0);
    spread(elements(backend, inputs.input), elements(backend, inputs.dy), dx, info);
    return out;
  }
};

function spread(x: Float32Array, dy: Float32Array, dx: Float32Array, info: backend_util.Conv2DInfo): void {
  const {batchSize, inHeight, inWidth, outHeight, outWidth, inChannels, strideHeight, strideWidth, padInfo} = info;
  let at = 0;
  for (let image = 0; image < batchSize; ++image) {
    for (let y = 0; y < outHeight; ++y) {
      const top = Math.max(0, y * strideHeight - padInfo.top);
      const bottom = Math.min(inHeight, y * strideHeight - padInfo.top + info.effectiveFilterHeight);
      for (let column = 0; column < outWidth; ++column) {
        const left = Math.max(0, column * strideWidth - padInfo.left);
        const right = Math.min(inWidth, column * strideWidth - padInfo.left + info.effectiveFilterWidth);
        for (let channel = 0; channel < inChannels; ++channel, ++at) {
          const gradient = dy[at]!;
          if (gradient === 0) continue;
          const target = firstLargest(x, image * inHeight, inWidth, inChannels, channel, top, bottom, left, right);
          dx[target]! += gradient;
        }
      }
    }
  }
}

/** Index of the first largest element of a window in one channel. */
function firstLargest(
  x: Float32Array,
  firstRow: number,
  width: number,
  channelCount: number,
  channel: number,
  top: number,
  bottom: number,
  left: number,
  right: number
): number {
  let best = -1;
  let largest = -Infinity;
  for (let row = top; row < bottom; ++row) {
    let index = ((firstRow + row) * width + left) * channelCount + channel;
    for (let column = left; column < right; ++column, index += channelCount) {
      const value = x[index]!;
      if (value > largest) {
        largest = value;
        best = index;
      }
    }
  }
  return best;
}
