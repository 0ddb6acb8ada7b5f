import {beforeAll, describe, expect, it} from "vitest";
import type {Tables} from "../../src/lib/tables.js";
import {fixtureReport} from "../fixtures/report/fixtureReport.js";

let tables: Tables;
beforeAll(async () => {
  ({tables} = await fixtureReport());
});

const models = ["ann", "cnn"] as const;

describe.each(models)("of the %s", (model) => {
  const predictions = (): Tables["predictions"] => tables.predictions.filter((row) => row.model === model);

  it("sets with thresholds for all classes hold what a count over the published probabilities says", () => {
    for (const whole of tables.predictionSets.filter((row) => row.model === model && row.label === null)) {
      const parts = tables.predictionSets.filter((row) => {
        return (
          row.model === model &&
          row.label !== null &&
          row.thresholds === whole.thresholds &&
          row.wanted === whole.wanted
        );
      });
      const sum = (of: (row: (typeof parts)[number]) => number): number =>
        parts.reduce((total, row) => total + of(row), 0);
      expect(sum(({count}) => count)).toBe(whole.count);
      expect(sum(({coverage, count}) => coverage * count)).toBeCloseTo(whole.coverage * whole.count, 4);
      expect(sum(({meanSize, count}) => meanSize * count)).toBeCloseTo(whole.meanSize * whole.count, 3);
      expect(sum(({emptyCount}) => emptyCount)).toBe(whole.emptyCount);
    }
  });
  it("errors among the surest are those of the published predictions", () => {
    const rows = predictions().map(({label, prediction, probabilities}) => {
      return {isWrong: label !== prediction, confidence: Math.max(...probabilities)};
    });
    for (const {threshold, coverage, risk, ...row} of tables.riskCoverage) {
      if (row.model !== model) continue;
      const answered = rows.filter(({confidence}) => confidence >= threshold - 1e-7);
      expect(coverage).toBeCloseTo(answered.length / rows.length, 6);
      expect(risk).toBeCloseTo(answered.filter(({isWrong}) => isWrong).length / answered.length, 6);
    }
  });
  it("kappa is agreement beyond the chance of the published counts", () => {
    const rows = predictions();
    const share = (of: (row: (typeof rows)[number]) => boolean): number => rows.filter(of).length / rows.length;
    const classes = Array.from({length: 10}, (_, label) => label);
    const chance = classes.reduce((sum, label) => {
      return sum + share((row) => row.label === label) * share((row) => row.prediction === label);
    }, 0);
    const {value} = tables.overallMeasures.find((row) => row.model === model && row.measure === "kappa")!;
    expect(value).toBeCloseTo((share((row) => row.label === row.prediction) - chance) / (1 - chance), 6);
  });
});

it("each measure's fifths hold all images of odd numbers, and one fifth is suspected", () => {
  for (const model of models) {
    for (const measure of ["ink", "darkness", "slenderness", "asymmetry"] as const) {
      const parts = tables.slices.filter((row) => row.model === model && row.measure === measure);
      expect(parts.map(({part}) => part)).toEqual([1, 2, 3, 4, 5]);
      expect(parts.reduce((sum, {count}) => sum + count, 0)).toBe(100);
      expect(parts.filter(({isSuspected}) => isSuspected)).toHaveLength(1);
      expect(parts.every(({isSuspected, log10AdjustedPValue}) => isSuspected === (log10AdjustedPValue !== null))).toBe(
        true
      );
    }
  }
});

it("images that are out of distribution are told from test images better than by chance, digits among them", () => {
  const rows = tables.outOfDistribution.filter(({kind}) => kind !== "test");
  expect(rows.map(({kind}) => kind)).toContain("digits");
  for (const {kind, area} of rows) expect([kind, area! > 0.5 && area! <= 1]).toEqual([kind, true]);
});
