import {expect, it} from "vitest";
import {labelMargin} from "../../../data-loaders/evaluation/labelErrors/confidentLearning.js";
import {sixteenths} from "./rows.js";

it("the margin of a label is its probability less the largest other, from −1 to 1", () => {
  const rows = sixteenths([10, 4, 2], [10, 4, 2], [10, 4, 2], [16], [16]);
  expect([...labelMargin(rows, Uint8Array.of(0, 1, 2, 0, 9))]).toEqual([6 / 16, -6 / 16, -8 / 16, 1, -1]);
});

it("the margin of a label as probable as another is 0", () => {
  expect([...labelMargin(sixteenths([8, 8]), Uint8Array.of(1))]).toEqual([0]);
});
