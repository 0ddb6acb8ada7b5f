import {describe, expect, it} from "vitest";
import {writeModelInput} from "../../data-loaders/training/modelInput.js";

/** Three images of four pixels. */
const pixels = Uint8Array.of(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 255);
const standardised = Float32Array.from({length: 256}, (_, level) => level / 2 - 1);

describe("writeModelInput", () => {
  it("looks each pixel of the chosen examples up, in the order asked for", () => {
    const input = new Float32Array(8);
    writeModelInput({pixels}, Uint32Array.of(2, 0), standardised, input);
    expect([...input]).toEqual([9, 9.5, 10, 126.5, -1, -0.5, 0, 0.5]);
  });
});
