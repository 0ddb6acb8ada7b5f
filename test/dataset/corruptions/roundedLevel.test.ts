import {expect, it} from "vitest";
import {roundedLevel} from "../../../data-loaders/dataset/corruptions/roundedLevel.js";

it("levels are rounded to the nearest, halves up", () => {
  expect([127.25, 127.5, 127.75, 0.5, 254.5].map(roundedLevel)).toEqual([127, 128, 128, 1, 255]);
});

it("levels beyond black and white are black and white", () => {
  expect([-0.5, -1000, 255.5, 1e9].map(roundedLevel)).toEqual([0, 0, 255, 255]);
});
