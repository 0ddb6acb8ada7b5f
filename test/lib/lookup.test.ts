import {describe, expect, it} from "vitest";
import {
  accuracyInterval,
  classMetricsOf,
  confusionOf,
  coreComparison,
  coreRun,
  epochsOf,
  isQuick,
  splitCount
} from "../../src/lib/lookup.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";

const tables = evidenceOf();
const {runs, epochs, comparisons, confusion} = tables;
const recorded = {...runs[1]!, run: "cnn-s2", origin: "recorded"} as const;
const variant = {...runs[1]!, run: "cnn-one-pool-s1", variant: "cnn-one-pool"};

describe("coreRun", () => {
  it("passes over recorded runs and other variants of the model", () => {
    expect(coreRun({runs: [recorded, variant, ...runs]}, "cnn").run).toBe("cnn-s1");
  });
  it("says which model the table does not hold", () => {
    expect(() => coreRun({runs: [recorded, runs[0]!]}, "cnn")).toThrow(
      "missing run: expected table runs to hold the build's own cnn"
    );
  });
});

describe("coreComparison", () => {
  it("is the one of the ANN with the CNN, in this order", () => {
    const turned = {...comparisons[0]!, run: "cnn-s1", other: "ann-s1"};
    expect(coreComparison({runs, comparisons: [turned, ...comparisons]})).toBe(comparisons[0]);
  });
  it("says which comparison the table does not hold", () => {
    expect(() => coreComparison({runs, comparisons: []})).toThrow(
      "missing comparison: expected table comparisons to hold ann-s1 and cnn-s1"
    );
  });
});

describe("splitCount", () => {
  it("sums a split's classes", () => {
    expect([splitCount(tables, "train"), splitCount(tables, "validation"), splitCount(tables, "test")]).toEqual([
      48_000, 12_000, 10_000
    ]);
  });
});

describe("accuracyInterval", () => {
  it("is Wilson's for the split's own number of examples", () => {
    // By hand for 9,234 of 10,000: centre (9234 + 1.92073) / 10003.8415, half-width 0.0052142.
    const {lower, upper} = accuracyInterval(tables, "ann", "test");
    expect([lower, upper]).toEqual([expect.closeTo(0.91802, 5), expect.closeTo(0.92845, 5)]);
  });
  it("is narrower for a split with more examples", () => {
    const width = (split: "train" | "validation"): number => {
      const {lower, upper} = accuracyInterval(tables, "cnn", split);
      return upper - lower;
    };
    expect(width("train")).toBeLessThan(width("validation") / 1.5);
  });
});

describe("classMetricsOf", () => {
  it("gives one model's classes in the order of the labels", () => {
    const turned = {runs, classMetrics: tables.classMetrics.toReversed()};
    expect(classMetricsOf(turned, "cnn").map(({run, label}) => `${run} ${label}`)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((label) => `cnn-s1 ${label}`)
    );
  });
});

describe("confusionOf", () => {
  it("gives one model's counts on one split, rows true and columns predicted", () => {
    const validation = confusion.map((row) => ({...row, split: "validation", count: 7}) as const);
    const counts = confusionOf({runs, confusion: [...validation, ...confusion]}, "cnn");
    expect([counts[0], counts[6], counts[60]]).toEqual([925, 75, 80]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
    expect(confusionOf({runs, confusion: validation}, "cnn", "validation")[0]).toBe(7);
  });
});

describe("epochsOf", () => {
  it("gives one model's epochs on one split from first to last", () => {
    const turned = {runs, epochs: epochs.toReversed()};
    const found = epochsOf(turned, "ann", "validation");
    expect(found.map(({run, split, epoch}) => `${run} ${split} ${epoch}`)).toEqual([
      "ann-s1 validation 1",
      "ann-s1 validation 2",
      "ann-s1 validation 3"
    ]);
  });
});

describe("isQuick", () => {
  it("looks at the build's own runs alone", () => {
    const quick = {...recorded, profile: "quick"} as const;
    expect(isQuick({runs: [...runs, quick]})).toBe(false);
    expect(isQuick({runs: [...runs, {...quick, origin: "build"}]})).toBe(true);
  });
});
