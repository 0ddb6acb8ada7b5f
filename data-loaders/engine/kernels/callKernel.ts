import {getKernel, type NamedAttrMap, type TensorInfo} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";

type Attributes = Readonly<Record<string, unknown>>;

/**
 * Runs a kernel of the wasm backend directly, without tfjs's tape and scopes.
 * The caller owns the result and must dispose of it.
 * @throws Error if the backend has no such kernel
 */
export function callKernel(
  backend: BackendWasm,
  name: string,
  inputs: Readonly<Record<string, TensorInfo>>,
  attributes: Attributes = {}
): TensorInfo {
  const kernel = getKernel(name, "wasm");
  if (kernel === undefined || kernel === null) {
    throw new Error(`missing wasm kernel: expected ${name} to be registered`);
  }
  return kernel.kernelFunc({inputs, attrs: attributes as NamedAttrMap, backend}) as TensorInfo;
}

/** A tensor's elements in the backend's memory, valid until the next allocation. */
export function elements(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(tensor) as Float32Array;
}

/** The same elements under another shape; shares the memory and takes over its ownership. */
export function reshaped(tensor: TensorInfo, shape: number[]): TensorInfo {
  return {dataId: tensor.dataId, dtype: tensor.dtype, shape};
}

export function dispose(backend: BackendWasm, ...tensors: readonly TensorInfo[]): void {
  for (const tensor of tensors) backend.disposeData(tensor.dataId);
}
