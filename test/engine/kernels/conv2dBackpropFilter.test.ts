import {getKernel} from "@tensorflow/tfjs";
import fc from "fast-check";
import {beforeAll, describe, expect, it} from "vitest";
import {startBackend} from "../../../data-loaders/engine/backend.js";
import {convolutionCases} from "./convolutionCase.js";
import {expectAgreement} from "./expectAgreement.js";
import {evenInput} from "./kernelInput.js";

describe("Conv2DBackpropFilter", () => {
  beforeAll(startBackend);

  it("agrees with the reference for any shape, stride and padding, and leaves no tensor behind", async () => {
    await fc.assert(
      fc.asyncProperty(convolutionCases, async ({inputShape, outputShape, filterShape, strides, pad, seed}) => {
        const inputs = {x: evenInput(inputShape, seed), dy: evenInput(outputShape, seed + 1)};
        await expectAgreement("Conv2DBackpropFilter", inputs, {strides, pad, filterShape, dataFormat: "NHWC"});
      }),
      {numRuns: 100}
    );
  });
  it("agrees with the reference on the shapes of the network's second convolution", async () => {
    const inputs = {x: evenInput([2, 14, 14, 32], 1), dy: evenInput([2, 14, 14, 64], 2)};
    const attributes = {strides: 1, pad: "same", filterShape: [3, 3, 32, 64], dataFormat: "NHWC"};
    await expectAgreement("Conv2DBackpropFilter", inputs, attributes);
  });
  it("refuses images whose channels come first", async () => {
    const backend = await startBackend();
    const inputs = {x: {dataId: {}, dtype: "float32", shape: [1, 1, 4, 4]}} as never;
    const attrs = {strides: 1, pad: "same", filterShape: [3, 3, 1, 1], dataFormat: "NCHW"};
    const {kernelFunc} = getKernel("Conv2DBackpropFilter", "wasm");
    expect(() => kernelFunc({inputs, attrs, backend})).toThrow("invalid data format: expected NHWC, got NCHW");
  });
});
