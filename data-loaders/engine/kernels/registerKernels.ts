import {getKernel, registerKernel, unregisterKernel, type KernelConfig, type KernelFunc} from "@tensorflow/tfjs";
import {batchMatMul} from "./batchMatMul.js";
import {conv2dBackpropFilter} from "./conv2dBackpropFilter.js";
import {conv2dBackpropInput} from "./conv2dBackpropInput.js";
import {maxPoolGrad} from "./maxPoolGrad.js";

/** Gives the started wasm backend the kernel it lacks and quicker ones for those that training waits for. */
export function registerKernels(): void {
  registerKernel(conv2dBackpropFilter);
  replace(conv2dBackpropInput(stock("Conv2DBackpropInput")));
  replace(batchMatMul(stock("BatchMatMul")));
  replace(maxPoolGrad);
}

function stock(name: string): KernelFunc {
  const kernel = getKernel(name, "wasm");
  if (kernel === undefined || kernel === null) throw new Error(`missing wasm kernel: expected tfjs to bring ${name}`);
  return kernel.kernelFunc;
}

function replace(kernel: KernelConfig): void {
  unregisterKernel(kernel.kernelName, kernel.backendName);
  registerKernel(kernel);
}
