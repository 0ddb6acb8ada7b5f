import {beforeAll, describe, expect, it} from "vitest";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";
import {decodeSheet} from "./decodeSheet.js";

let report: FixtureReport;

beforeAll(async () => {
  report = await fixtureReport();
}, 120_000);

describe("neighbours", () => {
  it("have a row for each test image in the order of the test file", () => {
    expect(report.tables.neighbours.map(({example}) => example)).toEqual(
      Array.from({length: report.dataset.test.count}, (_, i) => i)
    );
  });
  it("lie side by side in their sheet with the training file's pixels, and carry its labels", () => {
    const {train} = report.dataset;
    for (const row of report.tables.neighbours.slice(0, 20)) {
      const sheet = report.sheets.find(({row: {sheet: name}}) => name === row.sheet)!;
      const {cell} = decodeSheet(sheet);
      Array.from(row.neighbours).forEach((position, i) => {
        expect(cell(row.cell + i)).toEqual([...train.pixels.subarray(position * 784, (position + 1) * 784)]);
        expect(row.neighbourLabels[i]).toBe(train.labels[position]);
      });
    }
  });
  it("of one image are never spread over two sheets, and no sheet is above 500 kB", () => {
    for (const {row} of report.sheets) expect(row.bytes).toBeLessThanOrEqual(500_000);
    const sheets = report.sheets.filter(({row}) => row.sheet.startsWith("neighbours-"));
    for (const {row} of sheets) expect(row.cellCount % 5).toBe(0);
  });
});

it("occlusion has both models' rows for each misclassified image", () => {
  const wrong = new Set(
    report.tables.predictions.filter(({label, prediction}) => label !== prediction).map(({example}) => example)
  );
  expect(new Set(report.tables.occlusion.map(({example}) => example))).toEqual(wrong);
  expect(report.tables.occlusion).toHaveLength(2 * wrong.size);
});

it("the bands of reliability hold all test images, and their accuracies make the model's", () => {
  for (const model of ["ann", "cnn"] as const) {
    const bands = report.tables.reliability.filter((band) => band.model === model);
    const count = bands.reduce((sum, band) => sum + band.count, 0);
    expect(count).toBe(report.dataset.test.count);
    const right = bands.reduce((sum, band) => sum + band.count * band.accuracy, 0);
    expect(right / count).toBeCloseTo(report[model].evaluations.test.accuracy, 6);
  }
});

it("shares of principal components fall and stay below 1 in all", () => {
  for (const model of ["ann", "cnn"] as const) {
    const shares = report.tables.principalComponents.filter((row) => row.model === model);
    expect(shares.map(({component}) => component)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    shares
      .slice(1)
      .forEach(({varianceShare}, i) => expect(varianceShare).toBeLessThanOrEqual(shares[i]!.varianceShare));
    expect(shares.reduce((sum, {varianceShare}) => sum + varianceShare, 0)).toBeLessThanOrEqual(1);
  }
});
