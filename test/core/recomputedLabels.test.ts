import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {thisProject} from "../../data-loaders/project.js";
import type {Examples} from "../../data-loaders/dataset/examples.js";
import {stratifiedFold} from "../../data-loaders/dataset/stratifiedSplit.js";
import {wilsonEnds} from "./proportions.js";
import {models, predictionsOf, rowsOf, type Values} from "./tables.js";

/**
 * Doubtful labels and near images, a second time: from the logits of the five folds as recorded and from the images
 * themselves. The report's own code reads the data set, and says which images a fold left out.
 */
let train: Examples;
let test: Examples;

beforeAll(async () => {
  ({train, test} = await thisProject.loadDataset());
}, 60_000);

function near(actual: unknown, expected: number): void {
  expect.soft(actual as number).toBeCloseTo(expected, 6);
}

function nearShare({count, accuracy, lower, upper}: Values, isRight: readonly boolean[]): void {
  const hits = isRight.filter(Boolean).length;
  expect.soft(count).toBe(isRight.length);
  near(accuracy, hits / isRight.length);
  const ends = wilsonEnds(hits, isRight.length);
  near(lower, ends[0]);
  near(upper, ends[1]);
}

describe("doubtful labels, by confident learning written out here", () => {
  /** Probabilities of each training image by the one fold that did not see it, and means of all folds of the test images. */
  const trained: number[][] = [];
  const tested: number[][] = Array.from({length: 10_000}, () => Array<number>(10).fill(0));

  beforeAll(() => {
    const folds = readdirSync("recorded/runs").filter((name) => /^cnn-fold-\d-s1$/.test(name));
    expect(folds).toHaveLength(5);
    for (const name of folds) {
      const index = Number(name.split("-")[2]) - 1;
      const {validation} = stratifiedFold(train.labels, 1, {index, count: 5});
      probabilitiesOf(name, "validation").forEach((own, i) => (trained[validation[i]!] = own));
      probabilitiesOf(name, "test").forEach((own, i) => own.forEach((one, c) => (tested[i]![c]! += one / 5)));
    }
  });

  it("label-error-joint: given against confident classes, and scaled to the images of each label", () => {
    const confident = confidentClasses(trained, train.labels);
    const rows = rowsOf("label-error-joint");
    expect(rows).toHaveLength(100);
    for (const {label, suggestion, confidentCount, estimatedCount} of rows) {
      const own = confident.filter((found, i) => found !== undefined && train.labels[i] === label);
      const count = own.filter((found) => found === suggestion).length;
      expect.soft(confidentCount).toBe(count);
      expect.soft(Math.abs((estimatedCount as number) - (6000 * count) / own.length)).toBeLessThan(1e-3);
    }
  });
  it("label-errors: the 28 most doubtful of each class, with their places and what is suggested", () => {
    const confident = confidentClasses(trained, train.labels);
    const rows = rowsOf("label-errors");
    for (let label = 0; label < 10; ++label) {
      const order = Array.from(train.labels.keys())
        .filter((i) => train.labels[i] === label)
        .sort((a, b) => trained[a]![label]! - trained[b]![label]! || a - b);
      const shown = rows.filter((row) => row["label"] === label);
      expect(shown.slice(0, 28).map(({rank}) => rank)).toEqual(Array.from({length: 28}, (_, i) => i + 1));
      for (const {example, rank, suggestion, selfConfidence, isSuspect} of shown) {
        const probabilities = trained[example as number]!;
        const told = confident[example as number];
        // The report's probabilities are float32, so neighbours in the order that differ by less may have changed places.
        near(selfConfidence, trained[order[(rank as number) - 1]!]![label]!);
        near(selfConfidence, probabilities[label]!);
        expect.soft(suggestion).toBe(told ?? probabilities.indexOf(Math.max(...probabilities)));
        expect.soft(isSuspect).toBe(told !== undefined && told !== label);
      }
    }
  });
  it("set-aside: the networks' accuracies on the test images whose labels are doubted, and on the others", () => {
    const confident = confidentClasses(tested, test.labels);
    const isSuspect = confident.map((found, i) => found !== undefined && found !== test.labels[i]);
    for (const row of rowsOf("set-aside")) {
      const isMeant = (i: number): boolean => row["part"] === "all" || isSuspect[i] === (row["part"] === "suspect");
      const own = predictionsOf(row["model"] as "ann" | "cnn").filter((_, i) => isMeant(i));
      nearShare(
        row,
        own.map(({label, prediction}) => label === prediction)
      );
    }
  });
});

describe("near images, from the pixels", () => {
  const distance = (example: number, other: number): number => {
    let squares = 0;
    for (let p = 0; p < 784; ++p) squares += (test.pixels[784 * example + p]! - train.pixels[784 * other + p]!) ** 2;
    return Math.sqrt(squares);
  };

  it("near-duplicates: the distance of each pair, and of every 500th image that none is nearer", () => {
    const rows = rowsOf("near-duplicates");
    expect(rows).toHaveLength(10_000);
    for (const row of rows) {
      const [example, neighbour] = [row["example"] as number, row["neighbour"] as number];
      expect.soft(row["distance"]).toBe(Math.fround(distance(example, neighbour)));
      expect.soft(row["neighbourLabel"]).toBe(train.labels[neighbour]);
    }
    for (let example = 0; example < 10_000; example += 500) {
      const all = Array.from({length: 60_000}, (_, other) => distance(example, other));
      const least = all.reduce((smallest, one) => Math.min(smallest, one));
      expect.soft(rows[example]!["distance"]).toBe(Math.fround(least));
    }
  });
  it("duplicate-bands: accuracies by tenths of the test images, the nearest first", () => {
    const order = [...rowsOf("near-duplicates")].sort(
      (a, b) =>
        (a["distance"] as number) - (b["distance"] as number) || (a["example"] as number) - (b["example"] as number)
    );
    const bands = rowsOf("duplicate-bands");
    expect(bands).toHaveLength(20);
    for (const model of models) {
      const predictions = predictionsOf(model);
      for (const row of bands.filter((band) => band["model"] === model)) {
        const own = order.slice(1000 * ((row["band"] as number) - 1), 1000 * (row["band"] as number));
        expect.soft([row["from"], row["to"]]).toEqual([own[0]!["distance"], own.at(-1)!["distance"]]);
        const seen = own.map(({example}) => predictions[example as number]!);
        nearShare(
          row,
          seen.map(({label, prediction}) => label === prediction)
        );
      }
    }
  });
});

/** Softmax of a fold's recorded logits; shape [n, 10]. */
function probabilitiesOf(run: string, split: "validation" | "test"): number[][] {
  const logits = new Float32Array(
    new Uint8Array(readFileSync(join("recorded/runs", run, `${split}-logits.f32`))).buffer
  );
  return Array.from({length: logits.length / 10}, (_, i) => {
    const powers = Array.from(logits.subarray(10 * i, 10 * (i + 1)), Math.exp);
    const sum = powers.reduce((a, b) => a + b);
    return powers.map((power) => power / sum);
  });
}

/** Of the classes as probable as they are on average where they are the label, the most probable, if there are any. */
function confidentClasses(probabilities: readonly (readonly number[])[], labels: Uint8Array): (number | undefined)[] {
  const limits = Array.from({length: 10}, (_, label) => {
    const own = probabilities.filter((_, i) => labels[i] === label);
    return own.reduce((sum, one) => sum + one[label]!, 0) / own.length;
  });
  return probabilities.map((one) => {
    const reached = Array.from(one.keys()).filter((label) => one[label]! >= limits[label]!);
    return reached.sort((a, b) => one[b]! - one[a]!)[0];
  });
}
