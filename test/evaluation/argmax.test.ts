import {describe, expect, it} from "vitest";
import {argmax} from "../../data-loaders/evaluation/argmax.js";

describe("argmax", () => {
  it("gives the class of each row's largest probability", () => {
    expect(argmax(Float32Array.of(0.1, 0.7, 0.2, 0.3, 0.3, 0.4), 3)).toEqual(Uint8Array.of(1, 2));
  });
  it("breaks ties to the lowest index", () => {
    expect(argmax(Float32Array.of(0.2, 0.4, 0.4, 0.5, 0.5, 0), 3)).toEqual(Uint8Array.of(1, 0));
    expect(argmax(new Float32Array(10), 10)).toEqual(Uint8Array.of(0));
  });
  it("never chooses NaN, wherever it stands, unless there is nothing else", () => {
    expect(argmax(Float32Array.of(NaN, 0.1, 0.9, 0.9, NaN, 0.1, NaN, NaN, NaN), 3)).toEqual(Uint8Array.of(2, 0, 0));
  });
  it("is empty for no examples", () => {
    expect(argmax(new Float32Array(0), 10)).toHaveLength(0);
  });
  it("refuses half a row", () => {
    expect(() => argmax(new Float32Array(15), 10)).toThrow(/multiple of 10 classes, got 15/);
  });
});
