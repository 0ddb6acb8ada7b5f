import {expect, test} from "vitest";
import {cutLine} from "../../src/components/cutLine.js";

const view = {across: [0, 10], up: [0, 10]} as const;

test("a line inside of the view stays as it is", () => {
  const line = [
    {x: 1, y: 1},
    {x: 2, y: 5},
    {x: 9, y: 10}
  ];
  expect(cutLine(line, view)).toEqual([line]);
});

test("a line that leaves and comes back is cut at the edges into two pieces", () => {
  const line = [
    {x: 0, y: 8},
    {x: 4, y: 12},
    {x: 8, y: 8}
  ];
  expect(cutLine(line, view)).toEqual([
    [
      {x: 0, y: 8},
      {x: 2, y: 10}
    ],
    [
      {x: 6, y: 10},
      {x: 8, y: 8}
    ]
  ]);
});

test("a segment with both ends outside is cut at both", () => {
  expect(
    cutLine(
      [
        {x: -5, y: 5},
        {x: 15, y: 5}
      ],
      view
    )
  ).toEqual([
    [
      {x: 0, y: 5},
      {x: 10, y: 5}
    ]
  ]);
});

test("a line outside, a single point and no point leave nothing", () => {
  expect(
    cutLine(
      [
        {x: 11, y: 0},
        {x: 12, y: 5}
      ],
      view
    )
  ).toEqual([]);
  expect(cutLine([{x: 1, y: 1}], view)).toEqual([]);
  expect(cutLine([], view)).toEqual([]);
});
