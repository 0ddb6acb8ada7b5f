import {
  getKernel,
  getKernelsForBackend,
  registerKernel,
  unregisterKernel,
  type KernelFunc,
  type TensorInfo
} from "@tensorflow/tfjs";
import type {BackendWasm} from "@tensorflow/tfjs-backend-wasm";
import {observed} from "./program/recording.js";
import {floatBytes, roundedUp, sizeOf, type Kernel} from "./kernels/kernel.js";
import {servedKernels} from "./kernels/servedKernels.js";
import {addressOf, tensorWithRoom} from "./memory.js";
import type {NativeKernels} from "./nativeKernels.js";
import {scratchOf} from "./backendMemory.js";

/**
 * Puts our kernels in front of those of tfjs, which go on to serve what ours do not, and lets every call be recorded.
 * To be called once, on the started backend.
 */
export function registerKernels(native: NativeKernels): void {
  for (const kernel of servedKernels) {
    const stock = getKernel(kernel.name, "wasm") as {kernelFunc: KernelFunc} | undefined;
    replace(kernel.name, served(kernel, native, stock?.kernelFunc));
  }
  for (const {kernelName, kernelFunc} of getKernelsForBackend("wasm")) {
    replace(kernelName, observed(kernelName, kernelFunc));
  }
}

function replace(kernelName: string, kernelFunc: KernelFunc): void {
  const registered = getKernel(kernelName, "wasm") as object | undefined;
  if (registered !== undefined) unregisterKernel(kernelName, "wasm");
  registerKernel({kernelName, backendName: "wasm", kernelFunc});
}

/** A kernel as tfjs calls it: ours where it serves, else tfjs's own. */
function served(kernel: Kernel, native: NativeKernels, stock: KernelFunc | undefined): KernelFunc {
  return (args) => {
    const inputs = args.inputs as Readonly<Record<string, TensorInfo>>;
    const backend = args.backend as BackendWasm;
    const tensors = Object.entries(inputs).filter(([, tensor]) => tensor !== undefined && tensor !== null);
    const isFloat = tensors.every(([, {dtype}]) => dtype === "float32");
    const shapes = Object.fromEntries(tensors.map(([name, {shape}]) => [name, shape]));
    const attributes = (args.attrs ?? {}) as Readonly<Record<string, unknown>>;
    const procedure = isFloat ? kernel.prepare(native, {shapes, attributes}) : undefined;
    if (procedure === undefined) {
      if (stock !== undefined) return stock(args);
      throw new RangeError(`unserved call of ${kernel.name}: got ${JSON.stringify({shapes, attributes})}`);
    }
    const output = tensorWithRoom(backend, procedure.shape, roundedUp(sizeOf(procedure.shape) * floatBytes, 16));
    const addresses = Object.fromEntries(tensors.map(([name, tensor]) => [name, addressOf(backend, tensor)]));
    procedure.run(addresses, addressOf(backend, output), scratchOf(backend, procedure.scratchBytes));
    return output;
  };
}
