import {expect, it} from "vitest";
import {digits} from "../../data-loaders/dataset/digits.js";

it("digits are as many images of dark ground as are asked for, the first a seven", () => {
  const pixels = digits(3);
  expect(pixels).toHaveLength(3 * 784);
  const first = pixels.subarray(0, 784);
  const inked = Array.from(
    {length: 28},
    (_, y) => first.subarray(28 * y, 28 * (y + 1)).filter((level) => level > 0).length
  );
  expect(inked.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(inked[8]).toBeGreaterThan(12); // its bar
  expect(inked[20]).toBeLessThan(8); // its stem
});
