import {beforeAll, describe, expect, it} from "vitest";
import {starterExamples, type BothRuns} from "../../data-loaders/tables/starterRows.js";
import {classCount} from "../../src/lib/classNames.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";

/** Two images of each class, the second of which both networks are surer of. */
function runsOf(surenessOf: (example: number) => number): BothRuns {
  const labels = Uint8Array.from({length: 20}, (_, example) => example % classCount);
  const run = {
    evaluations: {
      test: {
        labels,
        correct: Uint8Array.from(labels, (_, example) => Number(surenessOf(example) > 0.5)),
        probabilities: Float32Array.from({length: 200}, (_, i) =>
          i % classCount === labels[Math.floor(i / classCount)] ? surenessOf(Math.floor(i / classCount)) : 0
        )
      }
    }
  };
  return [run, run] as unknown as BothRuns;
}

describe("images to begin with", () => {
  it("are of each class the first of which both are sure, and the one of which both are least", () => {
    const both = runsOf((example) => (example === 13 ? 0.01 : example === 4 ? 0.7 : 0.95));
    expect(starterExamples(both, () => true)).toEqual([0, 1, 2, 3, 14, 5, 6, 7, 8, 9, 13]);
  });
  it("are not far from what the networks know", () => {
    const both = runsOf(() => 0.95);
    expect(starterExamples(both, (example) => example !== 2)).toEqual([0, 1, 12, 3, 4, 5, 6, 7, 8, 9]);
  });
  it("are the surest where none is sure", () => {
    const both = runsOf((example) => (example < 10 ? 0.51 : 0.6));
    expect(starterExamples(both, () => true)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });
});

describe("their table", () => {
  let report: FixtureReport;
  beforeAll(async () => void (report = await fixtureReport()));
  it("holds what table predictions holds of them, and their pixels", () => {
    const {starters, predictions} = report.tables;
    expect(starters.slice(0, classCount).map(({label}) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const {example, pixels, annProbabilities, cnnProbabilities} of starters) {
      const of = (model: string) => predictions.find((row) => row.model === model && row.example === example)!;
      expect([annProbabilities, cnnProbabilities]).toEqual([of("ann").probabilities, of("cnn").probabilities]);
      expect(pixels).toEqual(report.dataset.test.pixels.slice(784 * example, 784 * (example + 1)));
    }
  });
});
