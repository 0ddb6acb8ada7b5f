import {
  backend_util,
  Conv2DBackpropInput,
  type Conv2DBackpropInputAttrs,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo
} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {callKernel, dispose} from "./callKernel.js";

interface Arguments {
  readonly inputs: {readonly dy: TensorInfo; readonly filter: TensorInfo};
  readonly attrs: Conv2DBackpropInputAttrs;
  readonly backend: BackendWasm;
}

type Shape4 = [number, number, number, number];

/**
 * Gradient of a convolution's input. With stride 1 it is itself a convolution, of the output's gradient
 * with the filter turned by half a turn and its channels exchanged; other strides go to the stock kernel.
 * @param stock the wasm backend's own Conv2DBackpropInput
 */
export function conv2dBackpropInput(stock: KernelFunc): KernelConfig {
  return {
    kernelName: Conv2DBackpropInput,
    backendName: "wasm",
    kernelFunc: (args) => {
      const {inputs, attrs, backend} = args as unknown as Arguments;
      const info = backend_util.computeConv2DInfo(
        attrs.inputShape,
        inputs.filter.shape as Shape4,
        attrs.strides,
        1,
        attrs.pad,
        attrs.dimRoundingMode
      );
      const isUnitStride = info.strideHeight === 1 && info.strideWidth === 1;
      if (!isUnitStride || attrs.dataFormat !== "NHWC") return stock(args);
      return convolveBack(backend, inputs, info);
    }
  };
}

function convolveBack(
  backend: BackendWasm,
  {dy, filter}: Arguments["inputs"],
  {padInfo, filterHeight, filterWidth}: backend_util.Conv2DInfo
): TensorInfo {
  const turned = callKernel(backend, "Reverse", {x: filter}, {dims: [0, 1]});
  const exchanged = callKernel(backend, "Transpose", {x: turned}, {perm: [0, 1, 3, 2]});
  const pad = [
    [0, 0],
    [filterHeight - 1 - padInfo.top, filterHeight - 1 - padInfo.bottom],
    [filterWidth - 1 - padInfo.left, filterWidth - 1 - padInfo.right],
    [0, 0]
  ];
  const attributes = {strides: 1, pad, dilations: 1, dataFormat: "NHWC"};
  const dx = callKernel(backend, "Conv2D", {x: dy, filter: exchanged}, attributes);
  dispose(backend, turned, exchanged);
  return dx;
}
