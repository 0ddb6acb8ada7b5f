import {beforeAll, describe, expect, it} from "vitest";
import {softmax} from "../../data-loaders/evaluation/softmax.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";
import {decodeSheet} from "./decodeSheet.js";

let report: FixtureReport;

beforeAll(async () => {
  report = await fixtureReport();
});

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

it("the bands of reliability hold all test images at each temperature, and their accuracies make the model's", () => {
  const known = [...new Set(report.tables.reliability.map(({temperature}) => temperature))];
  expect(known.map((temperature) => temperature.toFixed(1))).toEqual(
    Array.from({length: 21}, (_, i) => (0.5 + i / 10).toFixed(1))
  );
  for (const [model, temperature] of known.flatMap((one) => [["ann", one] as const, ["cnn", one] as const])) {
    const bands = report.tables.reliability.filter((band) => band.model === model && band.temperature === temperature);
    const count = bands.reduce((sum, band) => sum + band.count, 0);
    expect(count).toBe(report.dataset.test.count);
    const right = bands.reduce((sum, band) => sum + band.count * band.accuracy, 0);
    expect(right / count).toBeCloseTo(report[model].evaluations.test.accuracy, 6);
  }
});

it("a band's confidence at a temperature is that of the probabilities with logits divided by it", () => {
  const {logits} = report.cnn;
  const meanAt = (temperature: number): number => {
    const scaled = softmax(
      logits.test.map((logit) => logit / temperature),
      10
    );
    const largest = Array.from({length: scaled.length / 10}, (_, i) =>
      Math.max(...scaled.subarray(10 * i, 10 * i + 10))
    );
    return largest.reduce((sum, one) => sum + one, 0) / largest.length;
  };
  for (const temperature of [0.5, 1, 2.5]) {
    const own = report.tables.reliability.filter((band) => band.model === "cnn" && band.temperature === temperature);
    const sum = own.reduce((total, {count, meanConfidence}) => total + count * meanConfidence, 0);
    expect(sum / report.dataset.test.count).toBeCloseTo(meanAt(temperature), 5);
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
