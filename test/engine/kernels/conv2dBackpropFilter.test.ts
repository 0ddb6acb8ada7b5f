import {getKernel, type KernelFunc} from "@tensorflow/tfjs";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {startEngine} from "../../../data-loaders/engine/startEngine.js";
import {convolutionCases, secondConvolution, type ConvolutionCase} from "./convolutionCase.js";
import {expectAgreement} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

async function expectFilterGradient(convolution: ConvolutionCase): Promise<void> {
  const {inputShape, outputShape, filterShape, strides, pad, seed} = convolution;
  const inputs = {x: evenInput(inputShape, seed), dy: evenInput(outputShape, seed + 1)};
  await expectAgreement("Conv2DBackpropFilter", inputs, {strides, pad, filterShape, dataFormat: "NHWC"});
}

describe("Conv2DBackpropFilter", () => {
  beforeAll(() => startEngine());

  it("agrees with the reference for any shape, stride and padding, and leaves no tensor behind", async () => {
    await fc.assert(fc.asyncProperty(convolutionCases, expectFilterGradient), {numRuns: 250});
  });
  it("agrees with the reference on the shapes of the network's second convolution", async () => {
    await expectFilterGradient(secondConvolution);
  });
  it("says so where images' channels come first, as tfjs's wasm backend has no kernel of that name", async () => {
    const {backend} = await startEngine();
    const inputs = {x: {dataId: {}, dtype: "float32", shape: [1, 1, 4, 4]}} as never;
    const attrs = {strides: 1, pad: "same", filterShape: [3, 3, 1, 1], dataFormat: "NCHW"};
    const {kernelFunc} = getKernel("Conv2DBackpropFilter", "wasm") as {kernelFunc: KernelFunc};
    expect(() => kernelFunc({inputs, attrs, backend})).toThrow("unserved call of Conv2DBackpropFilter");
  });
});
