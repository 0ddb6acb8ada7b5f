import {seedRuns} from "../../src/lib/seedRuns.js";
import {describe, expect, it} from "vitest";
import {changeRows} from "../../data-loaders/tables/changeRows.js";
import {pairRows} from "../../data-loaders/tables/pairRows.js";
import {seedRows} from "../../data-loaders/tables/seedRows.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

function run(variant: string, seed: number, testAccuracy: number, rest: Partial<Row<"runs">> = {}): Row<"runs"> {
  const name = `${variant}-s${seed}`;
  const measures = {testAccuracy, testLoss: 0.3, validationAccuracy: 0.9, validationLoss: 0.25, trainAccuracy: 0.95};
  return {
    run: name,
    variant,
    seed,
    isStale: false,
    profile: "core",
    origin: "recorded",
    ...measures,
    ...rest
  } as Row<"runs">;
}

function variantRow(variant: string, base: string, group = "proposal"): Row<"variants"> {
  return {variant, base, group} as Row<"variants">;
}

/** 1 for the first images, as many as are right. */
function rightAbout(count: number): Uint8Array {
  return Uint8Array.from({length: 1000}, (_, i) => Number(i < count));
}

const variants = [variantRow("cnn", ""), variantRow("cnn-a", "cnn"), variantRow("cnn-b", "cnn")];
const bases = [0.9, 0.91, 0.92].map((accuracy, i) => run("cnn", i + 1, accuracy));

describe("seedRows", () => {
  it("give mean, sample standard deviation and t interval over the seeds", () => {
    const [row] = seedRows(bases, variants).filter(
      ({variant, measure}) => variant === "cnn" && measure === "testAccuracy"
    );
    expect(row).toMatchObject({seedCount: 3});
    expect(row!.mean).toBeCloseTo(0.91, 12);
    expect(row!.standardDeviation).toBeCloseTo(0.01, 12);
    expect(row!.upper! - row!.mean).toBeCloseTo((4.302652729911275 * 0.01) / Math.sqrt(3), 10); // R: qt(.975, 2)
  });
  it("of one seed have no standard deviation and no interval", () => {
    const [row] = seedRows([bases[0]!], variants);
    expect(row).toMatchObject({seedCount: 1, mean: 0.9, standardDeviation: null, lower: null, upper: null});
  });
  it("count this build's run and the recorded one of the same name once, and a stale run not at all", () => {
    const built = run("cnn", 1, 0.95, {origin: "build"});
    const stale = run("cnn", 4, 0.1, {isStale: true});
    expect(seedRuns({runs: [built, ...bases, stale]}, "cnn").map(({testAccuracy}) => testAccuracy)).toEqual([
      0.95, 0.91, 0.92
    ]);
  });
  it("tell the gap as training less validation accuracy", () => {
    const [row] = seedRows(bases, variants).filter(({measure}) => measure === "gap");
    expect(row!.mean).toBeCloseTo(0.05, 12);
  });
});

describe("changeRows", () => {
  const a = [0.91, 0.915, 0.93].map((accuracy, i) => run("cnn-a", i + 1, accuracy));

  it("hold a variant against its base seed by seed, by the paired t test", () => {
    const [row] = changeRows([...bases, ...a], variants, new Map());
    expect(row).toMatchObject({variant: "cnn-a", base: "cnn", measure: "testAccuracy", seedCount: 3});
    expect(row!.method).toBe("paired t over seeds");
    // differences 0.01, 0.005, 0.01: t = 5, and with two degrees of freedom p = 1 − t / √(t² + 2)
    expect(row!.difference).toBeCloseTo(0.008333333, 8);
    expect(row!.lower).toBeCloseTo(0.001162245, 8);
    expect(row!.upper).toBeCloseTo(0.015504421, 8);
    expect(row!.pValue).toBeCloseTo(0.03774955, 7);
  });
  it("with one seed compare test accuracy by the images, and nothing else", () => {
    const runs = [...bases, run("cnn-b", 1, 0.95)];
    const correct = new Map([
      ["cnn-s1", rightAbout(900)],
      ["cnn-b-s1", rightAbout(950)]
    ]);
    const rows = changeRows(runs, variants, correct);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({seedCount: 1, method: "paired bootstrap over images"});
    expect(rows[0]!.difference).toBeCloseTo(0.05, 12);
    expect(rows[0]!.pValue).toBeCloseTo(2 * 0.5 ** 50, 18); // 50 images for, none against
  });
  it("leave out a variant whose seeds its base has not, or whose images are not known", () => {
    expect(changeRows([...bases, run("cnn-b", 9, 0.95)], variants, new Map())).toEqual([]);
    expect(changeRows([...bases, run("cnn-b", 1, 0.95)], variants, new Map())).toEqual([]);
  });
  it("correct no p value for variants of another group", () => {
    const b = [0.9, 0.91, 0.925].map((accuracy, i) => run("cnn-b", i + 1, accuracy));
    const apart = [variants[0]!, variants[1]!, variantRow("cnn-b", "cnn", "ablation")];
    for (const row of changeRows([...bases, ...a, ...b], apart, new Map())) {
      expect(row.adjustedPValue).toBeCloseTo(row.pValue, 10);
    }
  });
  it("correct the p values of each measure by Holm for all variants of a group", () => {
    const b = [0.9, 0.91, 0.925].map((accuracy, i) => run("cnn-b", i + 1, accuracy));
    const rows = changeRows([...bases, ...a, ...b], variants, new Map()).filter(
      ({measure}) => measure === "testAccuracy"
    );
    const [first, second] = rows.toSorted((x, y) => x.pValue - y.pValue);
    expect(first!.adjustedPValue).toBeCloseTo(2 * first!.pValue, 10);
    expect(second!.adjustedPValue).toBeCloseTo(Math.max(second!.pValue, 2 * first!.pValue), 10);
  });
  it("say p 1 where no seed differs", () => {
    const same = bases.map(({seed, testAccuracy}) => run("cnn-a", seed, testAccuracy));
    const [row] = changeRows([...bases, ...same], variants, new Map());
    expect(row).toMatchObject({difference: 0, lower: 0, upper: 0, pValue: 1, adjustedPValue: 1});
  });
});

describe("pairRows", () => {
  it("compare every two runs once", () => {
    const correct = new Map([
      ["a", rightAbout(900)],
      ["b", rightAbout(950)],
      ["c", rightAbout(950)]
    ]);
    const rows = pairRows(correct);
    expect(rows.map(({run, other}) => run + other)).toEqual(["ab", "ac", "bc"]);
    expect(rows[0]).toMatchObject({onlyRunCount: 0, onlyOtherCount: 50, neitherCount: 50});
    expect(rows[2]).toMatchObject({onlyRunCount: 0, onlyOtherCount: 0, log10PValue: 0});
  });
});
