import {expect, test} from "vitest";
import {runsAcross} from "../../src/components/runsAcross.js";

test("eight steps stand side by side from 864 px on, four from 640", () => {
  expect([863, 864].map((width) => runsAcross(8, width))).toEqual([false, true]);
  expect([639, 640].map((width) => runsAcross(4, width))).toEqual([false, true]);
});
