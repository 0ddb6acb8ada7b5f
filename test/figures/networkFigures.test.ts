import {describe, expect, test} from "vitest";
import {networkAnn as networkAnnFigure} from "../../src/figures/networkAnn.js";
import {networkCnn as networkCnnFigure} from "../../src/figures/networkCnn.js";
import {oneFilter as oneFilterFigure} from "../../src/figures/oneFilter.js";
import {useDocument} from "../fixtures/useDocument.js";
import {coloursOf, opened, wordsOf} from "./drawn.js";
import {layerRows} from "./layerRows.js";
import {meaningOf} from "../fixtures/meaningOf.js";

useDocument();

const networkAnn = opened(networkAnnFigure);
const networkCnn = opened(networkCnnFigure);
const oneFilter = opened(oneFilterFigure, {filter: 1, place: 1});

/** What both networks make of a garment: places in two pictures, each layer below the other. */
const flow = layerRows
  .filter(({variant, kind}) => variant.length === 3 && kind !== "dropout" && kind !== "softmax")
  .map(({variant, layer}, i) => {
    const model = variant as "ann" | "cnn";
    const row = {model, layer, example: 17, label: 4, sheet: `${model}-flow`, cell: 24 * 6 * i};
    return {...row, strongest: model === "ann" ? 2 : 4, largest: 0.75};
  });
const sheets = ["ann-flow", "cnn-flow"].map((sheet) => {
  return {sheet, cellWidth: 10, columnCount: 24, cellCount: 24 * 60, bytes: 9, sha256: "0".repeat(64)};
});
const tables = {layers: layerRows, flow, sheets};

describe.each([1040, 680, 343])("at %i px", (width) => {
  test.each([
    ["ANN", networkAnn, ["784", "256", "128", "10"]],
    ["CNN", networkCnn, ["28 × 28 × 32", "14 × 14 × 32", "14 × 14 × 64", "7 × 7 × 64", "3,136", "128", "10"]]
  ] as const)("the %s's drawing names every output and is as wide as its room", (_, figure, shapes) => {
    const drawing = figure.draw(tables, {width});
    expect(wordsOf(drawing)).toEqual(expect.arrayContaining([...shapes]));
    expect(drawing.getAttribute("width")).toBe(String(width));
  });

  test.each([
    ["ANN", networkAnn, "var(--ann)"],
    ["CNN", networkCnn, "var(--cnn)"]
  ] as const)("the %s is painted in its own colour and the theme's greys", (_, figure, colour) => {
    const colours = coloursOf(figure.draw(tables, {width}));
    expect(colours).toContain(colour);
    expect(colours.filter((name) => !/^var\(--(ink|muted|hairline|paper)\)$/.test(name))).toEqual([colour]);
  });
});

test("the CNN's drawing runs across the page when wide and down when narrow", () => {
  const [wide, narrow] = [1040, 343].map((width) => networkCnn.draw(tables, {width}));
  expect(Number(wide!.getAttribute("height"))).toBeLessThan(1040);
  expect(Number(narrow!.getAttribute("height"))).toBeGreaterThan(3 * 343);
});

test("each layer is filled with its part of the picture, row by row, and the last says what the network answers", () => {
  const drawing = networkCnn.draw(tables, {width: 1040});
  const parts = Array.from(drawing.querySelectorAll("mask"), (mask) => mask.querySelectorAll("svg").length);
  expect(parts).toEqual([1, 32 / 4, 32 / 4, 64 / 4, 64 / 4, 1, 1, 1]);
  const secondRow = drawing.querySelectorAll("#cnn-flow-conv1 svg")[1]!; // the fifth to the eighth map, from the first line
  expect(secondRow.getAttribute("viewBox")).toBe("120 0 120 28");
  expect(secondRow.getAttribute("y")).toBe("30");
  expect(wordsOf(drawing)).toEqual(expect.arrayContaining(["Coat,", "with 75%"]));
  expect(wordsOf(networkAnn.draw(tables, {width: 1040}))).toContain("Pullover,");
  expect(networkAnn.caption(tables)).toContain("test image 17, a coat");
});

test("bars are as long as the shares they stand for", () => {
  const drawing = networkCnn.draw(tables, {width: 1000});
  const bars = drawing.querySelectorAll("rect[fill='var(--cnn)']");
  const lengths = Array.from(bars, (bar) => Number(bar.getAttribute("width")));
  const dense1 = lengths[8]!; // parameters, then operations, of conv1, pool1, conv2, pool2, dense1, logits
  expect((dense1 * 320) / 401536).toBeCloseTo(lengths[0]!, 2); // px
});

test("titles say where the parameters and the operations are", () => {
  expect(meaningOf(networkAnn.title(tables))).toEqual(
    meaningOf("85% of the ANN's 235,146 parameters sit in its first dense layer")
  );
  expect(meaningOf(networkCnn.title(tables))).toEqual(
    meaningOf("95% of parameters: dense layer; 85% of operations: second convolution")
  );
});

test("titles follow the numbers", () => {
  const layers = layerRows.map((row) => (row.layer === "conv1" ? {...row, parameterCount: 32 * 90000} : row));
  expect(networkCnn.title({...tables, layers})).toMatch(/of parameters: first convolution/);
});

test("the twin has a row for each layer of the drawing", () => {
  expect(networkCnn.numbers(tables).rows[6]).toEqual(["dense1", "Dense", "ReLU, dropout 0.25", "128", 401536, 802816]);
});

describe("one filter", () => {
  /** Levels that rise from left to right, and a filter that takes the left from the right. */
  const drawnGarment = [{example: 17, label: 4, values: Float32Array.from({length: 784}, (_, i) => i % 28)}];
  const rising = {filter: 0, weights: Float32Array.of(0, 0, 0, -1, 0, 1, 0, 0, 0), bias: 0.5};
  const falling = {...rising, filter: 1, weights: rising.weights.map((weight) => -weight)};
  const data = {...tables, drawnGarment, filters: [rising, falling]};
  const at = (filter: number, row: number, column: number) => ({width: 880, filter, place: 28 * row + column + 1});

  test.each([
    ["right less left, and the bias", at(1, 5, 5), "With the bias of 0.50: 2.50", "After ReLU: 2.50"],
    ["what is below zero becomes zero", at(2, 5, 5), "With the bias of 0.50: −1.50", "After ReLU: 0.00"],
    ["zeros lie beyond the right edge", at(1, 5, 27), "With the bias of 0.50: −25.50", "After ReLU: 0.00"]
  ])("%s", (_, choice, sum, value) => {
    expect(wordsOf(oneFilter.draw(data, choice))).toEqual(expect.arrayContaining([sum, value]));
  });
  test("its window lies around the place, and its map is made up to there", () => {
    const drawing = oneFilter.draw(data, at(1, 3, 7));
    const boxes = Array.from(drawing.querySelectorAll("rect[fill=none]"), (box) =>
      ["x", "y", "width"].map((name) => Number(box.getAttribute(name)))
    );
    expect(boxes).toEqual([
      [6, 2, 3],
      [6, 2, 3],
      [7, 3, 1],
      [7, 3, 1]
    ]);
    expect(drawing.querySelector("path[mask]")!.getAttribute("d")).toBe("M0 0h28v3h-28zM0 3h8v1h-8z");
    expect(oneFilter.title(data)).toBe("320 parameters make 25,088 values, nine pixels at a time");
  });
});
