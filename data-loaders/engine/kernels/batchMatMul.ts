import {BatchMatMul, type KernelConfig, type KernelFunc, type TensorInfo} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {callKernel, dispose} from "./callKernel.js";

interface Arguments {
  readonly inputs: {readonly a: TensorInfo; readonly b: TensorInfo};
  readonly attrs: {readonly transposeA: boolean; readonly transposeB: boolean};
  readonly backend: BackendWasm;
}

/**
 * Matrix product that transposes first and multiplies then, since the stock kernel is quick for
 * untransposed matrices only.
 * @param stock the wasm backend's own BatchMatMul
 */
export function batchMatMul(stock: KernelFunc): KernelConfig {
  return {
    kernelName: BatchMatMul,
    backendName: "wasm",
    kernelFunc: (args) => {
      const {inputs, attrs, backend} = args as unknown as Arguments;
      const a = attrs.transposeA ? transposed(backend, inputs.a) : inputs.a;
      const b = attrs.transposeB ? transposed(backend, inputs.b) : inputs.b;
      const product = stock({inputs: {a, b}, attrs: {transposeA: false, transposeB: false}, backend});
      if (a !== inputs.a) dispose(backend, a);
      if (b !== inputs.b) dispose(backend, b);
      return product;
    }
  };
}

/** A copy with the last two axes exchanged. */
function transposed(backend: BackendWasm, x: TensorInfo): TensorInfo {
  const rank = x.shape.length;
  const perm = x.shape.map((_, axis) => axis);
  perm[rank - 1] = rank - 2;
  perm[rank - 2] = rank - 1;
  return callKernel(backend, "Transpose", {x}, {perm});
}
