import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {convolutionCases, secondConvolution, type ConvolutionCase} from "./convolutionCase.js";
import {expectAgreement, isServed} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

async function expectFilterGradient(convolution: ConvolutionCase): Promise<void> {
  const {inputShape, outputShape, filterShape, strides, pad, seed} = convolution;
  const inputs = {x: evenInput(inputShape, seed), dy: evenInput(outputShape, seed + 1)};
  await expectAgreement("Conv2DBackpropFilter", inputs, {strides, pad, filterShape, dataFormat: "NHWC"});
}

describe("Conv2DBackpropFilter", () => {
  it("agrees with the reference for any shape, stride and padding", async () => {
    await fc.assert(fc.asyncProperty(convolutionCases, expectFilterGradient), {numRuns: 250});
  });
  it("agrees with the reference on the shapes of the network's second convolution", async () => {
    await expectFilterGradient(secondConvolution);
  });
  it("is not served where images' channels come first", () => {
    const inputs = {x: evenInput([1, 1, 4, 4], 1), dy: evenInput([1, 1, 4, 4], 2)};
    const attributes = {strides: 1, pad: "same", filterShape: [3, 3, 1, 1], dataFormat: "NCHW"};
    expect(isServed("Conv2DBackpropFilter", inputs, attributes)).toBe(false);
  });
});
