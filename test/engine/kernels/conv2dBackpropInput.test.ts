import fc from "fast-check";
import {beforeAll, describe, it} from "vitest";
import {startBackend} from "../../../data-loaders/engine/backend.js";
import {convolutionCases, type ConvolutionCase} from "./convolutionCase.js";
import {expectAgreement} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

async function expectInputGradient(convolution: ConvolutionCase): Promise<void> {
  const {inputShape, filterShape, outputShape, strides, pad, seed} = convolution;
  const inputs = {dy: evenInput(outputShape, seed), filter: evenInput(filterShape, seed + 1)};
  await expectAgreement("Conv2DBackpropInput", inputs, {strides, pad, inputShape, dataFormat: "NHWC"});
}

function hasUnitStride({strides}: ConvolutionCase): boolean {
  return strides[0] === 1 && strides[1] === 1;
}

describe("Conv2DBackpropInput", () => {
  beforeAll(startBackend);

  it("with stride 1 agrees with the reference for any shape and padding, and leaves no tensor behind", async () => {
    const cases = convolutionCases.filter(hasUnitStride);
    await fc.assert(fc.asyncProperty(cases, expectInputGradient), {numRuns: 100});
  });
  it("with other strides agrees with the reference likewise", async () => {
    const cases = convolutionCases.filter((convolution) => !hasUnitStride(convolution));
    await fc.assert(fc.asyncProperty(cases, expectInputGradient), {numRuns: 50});
  });
  it("agrees with the reference on the shapes of the network's second convolution", async () => {
    await expectInputGradient({
      inputShape: [2, 14, 14, 32],
      filterShape: [3, 3, 32, 64],
      outputShape: [2, 14, 14, 64],
      strides: [1, 1],
      pad: "same",
      seed: 1
    });
  });
});
