import fc from "fast-check";
import {describe, it} from "vitest";
import {convolutionCases, secondConvolution, type ConvolutionCase} from "./convolutionCase.js";
import {expectAgreement} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

async function expectInputGradient(convolution: ConvolutionCase): Promise<void> {
  const {inputShape, filterShape, outputShape, strides, pad, seed} = convolution;
  const inputs = {dy: evenInput(outputShape, seed), filter: evenInput(filterShape, seed + 1)};
  await expectAgreement("Conv2DBackpropInput", inputs, {strides, pad, inputShape, dataFormat: "NHWC"});
}

describe("Conv2DBackpropInput", () => {
  it("agrees with the reference for any shape, stride and padding", async () => {
    await fc.assert(fc.asyncProperty(convolutionCases, expectInputGradient), {numRuns: 300});
  });
  it("agrees with the reference on the shapes of the network's second convolution", async () => {
    await expectInputGradient(secondConvolution);
  });
});
