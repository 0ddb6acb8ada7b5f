import {beforeAll, describe, expect, it} from "vitest";
import {startBackend} from "../../data-loaders/engine/backend.js";
import {modelInput} from "../../data-loaders/training/modelInput.js";

/** Three images of two by two pixels. */
const examples = {
  pixels: Uint8Array.of(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 255),
  labels: Uint8Array.of(0, 1, 2),
  count: 3
};
const standardised = Float32Array.from({length: 256}, (_, level) => level / 2 - 1);

describe("modelInput", () => {
  beforeAll(startBackend);

  it("looks each pixel of the chosen examples up, in the order asked for", () => {
    const x = modelInput(examples, Uint32Array.of(2, 0), standardised, [4]);
    expect(x.shape).toEqual([2, 4]);
    expect([...x.dataSync()]).toEqual([9, 9.5, 10, 126.5, -1, -0.5, 0, 0.5]);
  });
  it("has the shape that the network takes", () => {
    const x = modelInput(examples, Uint32Array.of(1), standardised, [2, 2, 1]);
    expect(x.shape).toEqual([1, 2, 2, 1]);
    expect([...x.dataSync()]).toEqual([4, 4.5, 5, 5.5]);
  });
});
