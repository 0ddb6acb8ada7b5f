import {describe, expect, it} from "vitest";
import {faded} from "../../../data-loaders/dataset/corruptions/faded.js";
import {loadFixture} from "../../fixtures/dataset/loadFixture.js";

describe("faded", () => {
  it("draws levels towards their mean", () => {
    expect([...faded(Uint8Array.of(0, 0, 0, 100), 0.6)]).toEqual([10, 10, 10, 70]); // mean 25
    expect([...faded(Uint8Array.of(10, 20), 0.5)]).toEqual([13, 18]); // mean 15: 12.5 and 17.5
  });
  it("with all contrast left changes nothing", () => {
    const image = Uint8Array.from(loadFixture().test.pixels.subarray(0, 784));
    expect(faded(image, 1)).toEqual(image);
  });
  it("with none left is the mean everywhere, a half rounded up", () => {
    expect([...faded(Uint8Array.of(0, 1), 0)]).toEqual([1, 1]);
    expect([...faded(Uint8Array.of(0, 0, 1), 0)]).toEqual([0, 0, 0]);
  });
  it("leaves an image of one level as it is", () => {
    expect([...faded(Uint8Array.of(255, 255), 0.3)]).toEqual([255, 255]);
  });
});
