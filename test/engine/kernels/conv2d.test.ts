import fc from "fast-check";
import {beforeAll, describe, it} from "vitest";
import {startEngine} from "../../../data-loaders/engine/startEngine.js";
import {convolutionCases, secondConvolution, type ConvolutionCase} from "./convolutionCase.js";
import {expectAgreement} from "./expectAgreement.js";
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
  beforeAll(() => startEngine());

  it("agrees with the reference for any shape, stride and padding, and leaves no tensor behind", async () => {
    await fc.assert(fc.asyncProperty(convolutionCases, expectConvolution), {numRuns: 250});
  });
  it("agrees with the reference on the shapes of the network's second convolution", async () => {
    await expectConvolution(secondConvolution);
  });
  it("leaves dilated filters to tfjs", async () => {
    const inputs = {x: evenInput([1, 9, 9, 4], 1), filter: evenInput([3, 3, 4, 8], 2)};
    await expectAgreement("Conv2D", inputs, {strides: 1, pad: "same", dataFormat: "NHWC", dilations: [2, 2]});
  });
});

describe("FusedConv2D", () => {
  beforeAll(() => startEngine());

  it.each(["linear", "relu"])(
    "with a bias and activation %s agrees with the reference likewise",
    async (activation) => {
      const expectThis = (convolution: ConvolutionCase): Promise<void> => expectFused(convolution, activation);
      await fc.assert(fc.asyncProperty(convolutionCases, expectThis), {numRuns: 200});
    }
  );
  it("leaves other activations to tfjs", async () => {
    await expectFused(secondConvolution, "relu6");
  });
});
