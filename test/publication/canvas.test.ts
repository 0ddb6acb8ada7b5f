import {decode} from "fast-png";
import type {PathCommand} from "opentype.js";
import {describe, expect, it} from "vitest";
import {Canvas} from "../../data-loaders/publication/canvas.js";
import {lines, typeface, write} from "../../data-loaders/publication/typeface.js";

const [black, white] = [
  [0, 0, 0],
  [255, 255, 255]
] as const;

/** How dark each pixel is, in lines, 0 to 1 with one decimal. */
function darkness(canvas: Canvas): number[][] {
  const {data} = decode(canvas.png());
  const {width, height} = canvas;
  const at = (x: number, y: number): number => Math.round(10 * (1 - data[3 * (y * width + x)]! / 255)) / 10;
  return Array.from({length: height}, (_, y) => Array.from({length: width}, (_, x) => at(x, y)));
}

const polygon = (...points: readonly (readonly [number, number])[]): PathCommand[] => {
  const none = {x1: 0, y1: 0, x2: 0, y2: 0};
  const commands = points.map(([x, y], i): PathCommand => ({type: i === 0 ? "M" : "L", x, y, ...none}));
  return [...commands, {type: "Z", x: 0, y: 0, ...none}];
};

describe("an outline", () => {
  it("fills each pixel by what it covers of it", () => {
    const canvas = new Canvas(4, 3, white);
    canvas.fill(polygon([1, 0.5], [2.5, 0.5], [2.5, 2], [1, 2]), black);
    expect(darkness(canvas)).toEqual([
      [0, 0.5, 0.3, 0],
      [0, 1, 0.5, 0],
      [0, 0, 0, 0]
    ]);
  });
  it("with a hole that runs the other way leaves the hole", () => {
    const canvas = new Canvas(4, 4, white);
    const [outer, hole] = [polygon([0, 0], [4, 0], [4, 4], [0, 4]), polygon([1, 1], [1, 3], [3, 3], [3, 1])];
    canvas.fill([...outer, ...hole], black);
    expect(darkness(canvas)[1]).toEqual([1, 0, 0, 1]);
    expect(darkness(canvas)[0]).toEqual([1, 1, 1, 1]);
  });
  it("beyond the edges is cut off there", () => {
    const canvas = new Canvas(2, 2, white);
    canvas.fill(polygon([-5, -5], [1, -5], [1, 9], [-5, 9]), black);
    expect(darkness(canvas)).toEqual([
      [1, 0],
      [1, 0]
    ]);
  });
});

it("text is as wide as it says and stands on its baseline", () => {
  const canvas = new Canvas(120, 40, white);
  const font = typeface(600);
  const width = write(canvas, "Hat", {left: 10, baseline: 30}, {font, size: 24, colour: black});
  const dark = darkness(canvas);
  const inked = (x: number): boolean => dark.some((line) => line[x]! > 0.5);
  const columns = Array.from({length: canvas.width}, (_, x) => x).filter(inked);
  expect(columns[0]).toBeGreaterThanOrEqual(10);
  expect(columns.at(-1)!).toBeLessThanOrEqual(Math.ceil(10 + width));
  expect(columns.at(-1)! - columns[0]!).toBeGreaterThan(0.8 * width);
  expect(
    dark
      .slice(32)
      .flat()
      .filter((level) => level > 0.1)
  ).toEqual([]);
});

it("lines break between words and hold at most what fits, but for a word that is wider", () => {
  const font = {...typeface(400), getAdvanceWidth: (text: string) => text.length} as ReturnType<typeof typeface>;
  expect(lines("a bc def ghijklm n", 6, {font, size: 1})).toEqual(["a bc", "def", "ghijklm", "n"]);
});
