import {beforeAll, describe, expect, it} from "vitest";
import {rankSumArea} from "./rankSumArea.js";
import {log10OfTwoSidedBinomial, wilsonEnds} from "./proportions.js";
import {models, pictureOf, predictionsOf, rowsOf, type Prediction, type Values} from "./tables.js";

/**
 * Every number of the results computed a second time, from table `predictions` alone, by code that shares nothing with
 * the report's: another reader of Arrow, and formulas written out here.
 */
const predictions: Record<string, Prediction[]> = {};

function ofRun(table: string, model: string): Values[] {
  return rowsOf(table).filter((row) => row["run"] === `${model}-s1` || row["model"] === model);
}

function expectNear(actual: unknown, expected: number, digits = 6): void {
  expect(actual as number).toBeCloseTo(expected, digits);
}

function hitsOf(rows: readonly Prediction[]): number {
  return rows.filter(({label, prediction}) => label === prediction).length;
}

function confidence({probabilities, prediction}: Prediction): number {
  return probabilities[prediction]!;
}

beforeAll(() => {
  for (const model of models) predictions[model] = predictionsOf(model);
});

describe.each(models)("recomputed from the predictions of the %s", (model) => {
  it("the prediction is the most probable class, and probabilities add up to 1", () => {
    expect(predictions[model]).toHaveLength(10_000);
    for (const {probabilities, prediction} of predictions[model]!) {
      const largest = Math.max(...probabilities);
      expect(probabilities[prediction]).toBe(largest);
      expectNear(
        probabilities.reduce((sum, one) => sum + one, 0),
        1,
        5
      );
    }
  });
  it("test accuracy and loss", () => {
    const [run] = rowsOf("runs").filter((row) => row["run"] === `${model}-s1` && row["origin"] === "build");
    const rows = predictions[model]!;
    expectNear(run!["testAccuracy"], hitsOf(rows) / rows.length, 7);
    const loss = rows.reduce((sum, {probabilities, label}) => sum - Math.log(probabilities[label]!), 0) / rows.length;
    expectNear(run!["testLoss"], loss, 4);
  });
  it("the confusion matrix, cell by cell", () => {
    const cells = ofRun("confusion", model).filter((row) => row["split"] === "test");
    expect(cells).toHaveLength(100);
    for (const {label, prediction, count} of cells) {
      const own = predictions[model]!.filter((row) => row.label === label && row.prediction === prediction);
      expect(count).toBe(own.length);
    }
  });
  it("precision, recall and F1 of each class, with their intervals", () => {
    const metrics = ofRun("class-metrics", model);
    expect(metrics).toHaveLength(10);
    for (const row of metrics) {
      const own = predictions[model]!.filter(({label}) => label === row["label"]);
      const called = predictions[model]!.filter(({prediction}) => prediction === row["label"]);
      const hits = hitsOf(own);
      const f1 = (share: number): number => (2 * share) / (1 + share);
      const union = own.length + called.length - hits;
      const expected = {
        precision: [hits / called.length, ...wilsonEnds(hits, called.length)],
        recall: [hits / own.length, ...wilsonEnds(hits, own.length)],
        f1: [f1(hits / union), ...wilsonEnds(hits, union).map(f1)]
      };
      for (const [name, [value, lower, upper]] of Object.entries(expected)) {
        expectNear(row[name], value!);
        expectNear(row[`${name}Lower`], lower!);
        expectNear(row[`${name}Upper`], upper!);
      }
    }
  });
  it("macro measures: the classes' means, within their intervals", () => {
    const classes = ofRun("class-metrics", model);
    for (const {measure, value, lower, upper} of ofRun("macro-metrics", model)) {
      const mean = classes.reduce((sum, row) => sum + (row[measure as string] as number), 0) / 10;
      expectNear(value, mean);
      expect(lower as number).toBeLessThan(mean);
      expect(upper as number).toBeGreaterThan(mean);
    }
  });
  it("the reliability of each band of confidence", () => {
    const asTrained = ofRun("reliability", model).filter(({temperature}) => temperature === 1);
    expect(asTrained.length).toBeGreaterThan(5);
    for (const {from, to, count, meanConfidence, accuracy, lower, upper} of asTrained) {
      const [low, high] = [from, to].map((end) => Math.round(10 * (end as number)));
      const own = predictions[model]!.filter((row) => Math.ceil(Math.fround(confidence(row) * 10)) === high);
      expect(high! - low!).toBe(1);
      expect(count).toBe(own.length);
      expectNear(meanConfidence, own.reduce((sum, row) => sum + confidence(row), 0) / own.length);
      expectNear(accuracy, hitsOf(own) / own.length);
      const [lowerEnd, upperEnd] = wilsonEnds(hitsOf(own), own.length);
      expectNear(lower, lowerEnd);
      expectNear(upper, upperEnd);
    }
  });
  it("calibration as trained: error over bins of equal width, Brier score, loss, overconfidence", () => {
    const [row] = ofRun("calibration", model).filter(({scaling}) => scaling === "as trained");
    const rows = predictions[model]!;
    const bins = Array.from({length: 15}, (_, bin) =>
      rows.filter((one) => Math.max(1, Math.ceil(confidence(one) * 15)) === bin + 1)
    );
    const gap = (own: readonly Prediction[]): number =>
      Math.abs(hitsOf(own) - own.reduce((sum, one) => sum + confidence(one), 0));
    expectNear(row!["equalWidthError"], bins.reduce((sum, own) => sum + gap(own), 0) / rows.length, 5);
    const brier = rows.reduce(
      (sum, {probabilities, label}) =>
        sum + probabilities.reduce((part, p, c) => part + (p - (c === label ? 1 : 0)) ** 2, 0),
      0
    );
    expectNear(row!["brierScore"], brier / rows.length, 5);
    const mean = rows.reduce((sum, one) => sum + confidence(one), 0) / rows.length;
    expectNear(row!["overconfidence"], mean - hitsOf(rows) / rows.length, 5);
  });
  it("areas under the ROC curves, as the chance that one of the class outranks another", () => {
    for (const {label, rocArea} of ofRun("curve-areas", model)) {
      const scores = (isOwn: boolean): number[] =>
        predictions[model]!.filter((row) => (row.label === label) === isOwn).map(
          ({probabilities}) => probabilities[label as number]!
        );
      expectNear(rocArea, rankSumArea(scores(false), scores(true)));
    }
  });
});

describe("recomputed from both models' predictions", () => {
  it("the comparison: outcomes, difference, and McNemar's exact p by summing the binomial", () => {
    const [row] = rowsOf("comparisons");
    const right = models.map((model) => predictions[model]!.map(({label, prediction}) => label === prediction));
    const countWhere = (ann: boolean, cnn: boolean): number =>
      right[0]!.filter((isRight, i) => isRight === ann && right[1]![i] === cnn).length;
    const [onlyAnn, onlyCnn] = [countWhere(true, false), countWhere(false, true)];
    expect(row).toMatchObject({
      bothCount: countWhere(true, true),
      onlyRunCount: onlyAnn,
      onlyOtherCount: onlyCnn,
      neitherCount: countWhere(false, false)
    });
    const difference = (onlyCnn - onlyAnn) / 10_000;
    expectNear(row!["difference"], difference);
    const error = Math.sqrt((onlyAnn + onlyCnn) / 10_000 - difference ** 2) / 100; // of a paired difference, n = 10,000
    expect(Math.abs((row!["lower"] as number) - (difference - 1.96 * error))).toBeLessThan(0.1 * error);
    expect(Math.abs((row!["upper"] as number) - (difference + 1.96 * error))).toBeLessThan(0.1 * error);
    expectNear(row!["log10PValue"], log10OfTwoSidedBinomial(Math.min(onlyAnn, onlyCnn), onlyAnn + onlyCnn), 3);
  });
  it("the accuracies of every recorded run, from counts of pairs that contain it", () => {
    const runs = new Map(rowsOf("runs").map((row) => [row["run"], row["testAccuracy"] as number]));
    for (const {run, other, onlyRunCount, onlyOtherCount} of rowsOf("pairs")) {
      const difference = ((onlyOtherCount as number) - (onlyRunCount as number)) / 10_000;
      expectNear(runs.get(other)! - runs.get(run)!, difference, 5);
    }
  });
});

describe("recomputed from other tables", () => {
  it("the nearest neighbour's accuracy, from neighbours and labels", () => {
    const labels = predictions["ann"]!.map(({label}) => label);
    const hits = rowsOf("near-duplicates").filter((row) => row["neighbourLabel"] === labels[row["example"] as number]);
    const [row] = rowsOf("simple-methods").filter(({method}) => method === "nearest neighbour");
    expectNear(row!["accuracy"], hits.length / 10_000);
    const [lower, upper] = wilsonEnds(hits.length, 10_000);
    expectNear(row!["lower"], lower);
    expectNear(row!["upper"], upper);
  });
  it("the smallest changes: of answers as predicted, to another class, as long as the shown pictures have it", () => {
    const changes = rowsOf("smallest-changes");
    expect(changes.length).toBeGreaterThan(3900);
    for (const {model, example, label, answer, prediction} of changes) {
      const seen = predictions[model as string]![example as number]!;
      expect([label, answer]).toEqual([seen.label, seen.prediction]);
      expect(prediction).not.toBe(answer);
    }
    const {data: pixels, width} = pictureOf("changed-images");
    const levelsOf = (cell: number): number[] =>
      Array.from({length: 784}, (_, p) => {
        const [y, x] = [28 * Math.floor(cell / 3) + Math.floor(p / 28), 28 * (cell % 3) + (p % 28)];
        return pixels[y * width + x]! / 255;
      });
    for (const {example, cell} of rowsOf("changed-images")) {
      for (const [i, model] of models.entries()) {
        const changed = levelsOf((cell as number) + 1 + i);
        const squares = levelsOf(cell as number).map((level, p) => (level - changed[p]!) ** 2);
        const told = changes.find((row) => row["model"] === model && row["example"] === example);
        expectNear(told!["distance"], Math.sqrt(squares.reduce((a, b) => a + b)), 4);
      }
    }
  });
});
