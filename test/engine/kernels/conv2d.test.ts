import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {convolutionCases, secondConvolution, type ConvolutionCase} from "./convolutionCase.js";
import {expectAgreement, isServed} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

async function expectConvolution({inputShape, filterShape, strides, pad, seed}: ConvolutionCase): Promise<void> {
  const inputs = {x: evenInput(inputShape, seed), filter: evenInput(filterShape, seed + 1)};
  await expectAgreement("Conv2D", inputs, {strides, pad, dataFormat: "NHWC", dilations: 1});
}

async function expectFused(convolution: ConvolutionCase, activation: string): Promise<void> {
  const {inputShape, filterShape, strides, pad, seed} = convolution;
  const inputs = {
    x: evenInput(inputShape, seed),
    filter: evenInput(filterShape, seed + 1),
    bias: evenInput([filterShape[3]], seed + 2)
  };
  await expectAgreement("FusedConv2D", inputs, {strides, pad, dataFormat: "NHWC", dilations: 1, activation});
}

describe("Conv2D", () => {
  it("agrees with the reference for any shape, stride and padding", async () => {
    await fc.assert(fc.asyncProperty(convolutionCases, expectConvolution), {numRuns: 250});
  });
  it("agrees with the reference on the shapes of the network's second convolution", async () => {
    await expectConvolution(secondConvolution);
  });
  it("does not serve dilated filters", () => {
    const inputs = {x: evenInput([1, 9, 9, 4], 1), filter: evenInput([3, 3, 4, 8], 2)};
    const attributes = {strides: 1, pad: "same", dataFormat: "NHWC", dilations: [2, 2]};
    expect(isServed("Conv2D", inputs, attributes)).toBe(false);
  });
});

describe("FusedConv2D", () => {
  it.each(["linear", "relu"])(
    "with a bias and activation %s agrees with the reference likewise",
    async (activation) => {
      const expectThis = (convolution: ConvolutionCase): Promise<void> => expectFused(convolution, activation);
      await fc.assert(fc.asyncProperty(convolutionCases, expectThis), {numRuns: 200});
    }
  );
  it("does not serve other activations", () => {
    const {inputShape, filterShape, strides, pad} = secondConvolution;
    const inputs = {
      x: evenInput(inputShape, 1),
      filter: evenInput(filterShape, 2),
      bias: evenInput([filterShape[3]], 3)
    };
    const attributes = {strides, pad, dataFormat: "NHWC", dilations: 1, activation: "relu6"};
    expect(isServed("FusedConv2D", inputs, attributes)).toBe(false);
  });
});
