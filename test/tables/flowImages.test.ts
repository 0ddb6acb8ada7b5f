import {beforeAll, describe, expect, it} from "vitest";
import {convolved} from "../../src/lib/convolution.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";
import {decodeSheet} from "./decodeSheet.js";

let report: FixtureReport;
beforeAll(async () => {
  report = await fixtureReport();
});

function rowOf(model: Row<"flow">["model"], layer: string): Row<"flow"> {
  return report.tables.flow.find((row) => row.model === model && row.layer === layer)!;
}

/** The level at a place in a layer's part of its picture. */
function levelOf({sheet: name, cell}: Row<"flow">, x: number, y: number): number {
  const sheet = report.sheets.find(({row}) => row.sheet === name)!;
  const {cellWidth, columnCount} = sheet.row;
  const at = cell + Math.floor(y / cellWidth) * columnCount + Math.floor(x / cellWidth);
  return decodeSheet(sheet).cell(at)[(y % cellWidth) * cellWidth + (x % cellWidth)]!;
}

/** The garment's standardised pixels. */
function standardised(): number[] {
  const {dataset, tables} = report;
  const {example} = tables.flow[0]!;
  const {mean, standardDeviation} = tables.pixelStatistics.find(({split}) => split === "train")!;
  const pixels = dataset.test.pixels.subarray(784 * example, 784 * (example + 1));
  return Array.from(pixels, (level) => (level / 255 - mean) / standardDeviation);
}

/** The first convolution as its definition has it, with zeros around the image: [28][28][32]. */
function firstConvolution(): number[][][] {
  const {parameters} = report.cnn;
  const x = standardised();
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 || row > 27 || column > 27 ? 0 : x[row * 28 + column]!;
  const value = (row: number, column: number, filter: number): number => {
    let sum = parameters[9 * 32 + filter]!;
    for (let i = 0; i < 9; ++i)
      sum += at(row + Math.floor(i / 3) - 1, column + (i % 3) - 1) * parameters[i * 32 + filter]!;
    return Math.max(0, sum);
  };
  const places = Array.from({length: 28}, (_, i) => i);
  return places.map((row) =>
    places.map((column) => Array.from({length: 32}, (_, filter) => value(row, column, filter)))
  );
}

describe("the garment in the drawings of the networks", () => {
  it("is the first that only the CNN gets right, or the first of all; its last layer says what the run said of it", () => {
    const {predictions, flow} = report.tables;
    const {example, label} = flow[0]!;
    const right = (model: string) =>
      predictions.filter((row) => row.model === model).map((row) => row.prediction === row.label);
    const [ann, cnn] = [right("ann"), right("cnn")];
    expect(example).toBe(
      Math.max(
        0,
        cnn.findIndex((isRight, i) => isRight && !ann[i])
      )
    );
    for (const model of models) {
      const said = predictions.find((row) => row.model === model && row.example === example)!;
      const last = rowOf(model, "logits");
      expect([last.strongest, label]).toEqual([said.prediction, said.label]);
      expect(last.largest).toBeCloseTo(said.probabilities[said.prediction]!, 5);
    }
  });
  it("is the input's picture, level for level as shares of its highest", () => {
    const {example} = report.tables.flow[0]!;
    const pixels = report.dataset.test.pixels.subarray(784 * example, 784 * (example + 1));
    const highest = Math.max(...pixels);
    for (const model of models)
      for (const place of [0, 30, 400, 406, 783])
        expect(levelOf(rowOf(model, "input"), place % 28, Math.floor(place / 28))).toBe(
          Math.round((255 * pixels[place]!) / highest)
        );
  });
  it("is in the first convolution what the definition makes of it, map beside map", () => {
    const row = rowOf("cnn", "conv1");
    const values = firstConvolution();
    const largest = Math.max(...values.flat(2));
    expect(row.largest).toBeCloseTo(largest, 4);
    for (const [y, x, map] of [
      [14, 14, 0],
      [3, 20, 7],
      [20, 9, 8],
      [27, 27, 31],
      [14, 10, 17]
    ] as const) {
      const shown = levelOf(row, (map % 8) * 30 + x, Math.floor(map / 8) * 30 + y);
      expect(Math.abs(shown - 255 * Math.sqrt(values[y]![x]![map]! / largest))).toBeLessThanOrEqual(1);
    }
  });
  it("is there value for value, and so are the filters: each window's sum is the convolution's", () => {
    const {drawnGarment, filters} = report.tables;
    const [{values, example}] = drawnGarment as [Row<"drawn-garment">];
    expect([drawnGarment.length, example]).toEqual([1, report.tables.flow[0]!.example]);
    standardised().forEach((value, i) => expect(values[i]).toBeCloseTo(value, 4));
    const byDefinition = firstConvolution();
    for (const filter of filters)
      for (const place of [0, 27, 405, 406, 771, 783]) {
        const {row, column, value} = convolved(values, filter, place);
        expect(value).toBeCloseTo(byDefinition[row]![column]![filter.filter]!, 4);
      }
  });
  it("is in the first pooling the largest of every four", () => {
    const row = rowOf("cnn", "pool1");
    const values = firstConvolution();
    for (const [y, x, map] of [
      [7, 7, 3],
      [2, 11, 30]
    ] as const) {
      const four = [0, 1, 2, 3].map((i) => values[2 * y + (i >> 1)]![2 * x + (i & 1)]![map]!);
      const shown = levelOf(row, (map % 8) * 16 + x, Math.floor(map / 8) * 16 + y);
      expect(Math.abs(shown - 255 * Math.sqrt(Math.max(...four) / row.largest))).toBeLessThanOrEqual(1);
    }
  });
});
