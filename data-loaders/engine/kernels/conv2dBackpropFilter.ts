import {
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  type KernelConfig,
  type TensorInfo
} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {callKernel, dispose, elements, reshaped} from "./callKernel.js";

interface Arguments {
  readonly inputs: {readonly x: TensorInfo; readonly dy: TensorInfo};
  readonly attrs: Conv2DBackpropFilterAttrs;
  readonly backend: BackendWasm;
}

type Shape4 = [number, number, number, number];

/**
 * Gradient of a convolution's filter, which the wasm backend lacks: the patches of the input, one column
 * a patch, times the output's gradient.
 * @throws RangeError for a data format other than NHWC
 */
export const conv2dBackpropFilter: KernelConfig = {
  kernelName: Conv2DBackpropFilter,
  backendName: "wasm",
  kernelFunc: (args) => {
    const {inputs, attrs, backend} = args as unknown as Arguments;
    const {strides, pad, dimRoundingMode, filterShape, dataFormat} = attrs;
    if (dataFormat !== "NHWC") throw new RangeError(`invalid data format: expected NHWC, got ${dataFormat}`);
    const info = backend_util.computeConv2DInfo(
      inputs.x.shape as Shape4,
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode
    );
    const positionCount = info.batchSize * info.outHeight * info.outWidth;
    const columns = patches(backend, inputs.x, info); // [kh·kw·inChannels, positionCount]
    const dy = reshaped(inputs.dy, [1, positionCount, info.outChannels]);
    const product = callKernel(backend, "BatchMatMul", {a: columns, b: dy}, {transposeA: false, transposeB: false});
    dispose(backend, columns);
    return reshaped(product, filterShape);
  }
};

/** For each filter position and input channel (rows) the input's value under it at each output position (columns). */
function patches(backend: BackendWasm, x: TensorInfo, info: backend_util.Conv2DInfo): TensorInfo {
  const {batchSize, inChannels, filterHeight, filterWidth, inHeight, inWidth, outHeight, outWidth} = info;
  const byChannel = callKernel(backend, "Transpose", {x}, {perm: [3, 0, 1, 2]}); // [inChannels, batch, height, width]
  const rowCount = filterHeight * filterWidth * inChannels;
  const out = backend.makeOutput([1, rowCount, batchSize * outHeight * outWidth], "float32");
  const source = elements(backend, byChannel);
  const target = elements(backend, out).fill(0);
  let to = 0;
  for (let i = 0; i < filterHeight; ++i) {
    for (let j = 0; j < filterWidth; ++j) {
      for (let plane = 0; plane < inChannels * batchSize; ++plane, to += outHeight * outWidth) {
        copyShifted(source, plane * inHeight * inWidth, target, to, i, j, info);
      }
    }
  }
  dispose(backend, byChannel);
  return out;
}

/** Copies one plane of the input as filter position (i, j) sees it; what lies in the padding stays 0. */
function copyShifted(
  source: Float32Array,
  from: number,
  target: Float32Array,
  to: number,
  i: number,
  j: number,
  {inHeight, inWidth, outHeight, outWidth, strideHeight, strideWidth, padInfo}: backend_util.Conv2DInfo
): void {
  for (let y = 0; y < outHeight; ++y) {
    const row = y * strideHeight + i - padInfo.top;
    if (row < 0 || row >= inHeight) continue;
    const start = from + row * inWidth + j - padInfo.left;
    const first = Math.max(0, Math.ceil((padInfo.left - j) / strideWidth));
    const end = Math.min(outWidth, Math.floor((inWidth - 1 + padInfo.left - j) / strideWidth) + 1);
    for (let column = first; column < end; ++column) {
      target[to + y * outWidth + column] = source[start + column * strideWidth]!;
    }
  }
}
