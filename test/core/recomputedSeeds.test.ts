import {readFileSync} from "node:fs";
import {join} from "node:path";
import {group} from "d3";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {holm} from "./holm.js";
import {log10OfTwoSidedBinomial, wilsonEnds} from "./proportions.js";
import {confusions, recordedTimes} from "./seedValues.js";
import {recordedRuns, runsOf, type RecordedRun} from "./recordedFolders.js";
import {mean, tBeyond, tInterval} from "./studentT.js";
import {models, predictionsOf, rowsOf, type Values} from "./tables.js";

/**
 * What is told of many runs, a second time from the recorded runs' own files, by code that shares nothing with the
 * report's. Which runs are recorded may change, so nothing here is the constant of a result.
 */
const measures: Readonly<Record<string, (run: RecordedRun) => number>> = {
  testAccuracy: ({testAccuracy}) => testAccuracy,
  testLoss: ({row}) => row.testLoss,
  validationAccuracy: ({row}) => row.validationAccuracy,
  validationLoss: ({row}) => row.validationLoss,
  trainAccuracy: ({row}) => row.trainAccuracy,
  gap: ({row}) => row.trainAccuracy - row.validationAccuracy
};

/** Fails unless a column's number is the one expected but for float32; null where none is. */
function expectNear(actual: unknown, expected: number | null, what: string, slack = 1e-6): void {
  if (expected === null || actual === null) return void expect.soft(actual, what).toBe(expected);
  const distance = Math.abs((actual as number) - expected);
  expect
    .soft(distance, `${what}: ${actual as number} against ${expected}`)
    .toBeLessThan(slack * Math.max(1, Math.abs(expected)));
}

describe("tables of seeds, recomputed from the recorded runs", () => {
  it("seeds: each variant's mean, standard deviation and t interval, by every measure", () => {
    const rows = rowsOf("seeds");
    expect(rows.length).toBe(rowsOf("variants").length * Object.keys(measures).length);
    for (const {variant, measure, seedCount, ...row} of rows) {
      const values = runsOf(variant as string).map(measures[measure as string]!);
      const what = `${variant as string} ${measure as string}`;
      expect.soft(seedCount, what).toBe(values.length);
      expectNear(row["mean"], mean(values), what);
      const {standardDeviation, lower, upper} = values.length > 1 ? tInterval(values) : nothing;
      expectNear(row["standardDeviation"], standardDeviation, what);
      expectNear(row["lower"], lower, what);
      expectNear(row["upper"], upper, what);
    }
  });
  it("changes: each difference with its interval, p and Holm's correction", () => {
    const groups = new Map(rowsOf("variants").map(({variant, group}) => [variant, group]));
    const rows = rowsOf("changes").map((row) => ({row, ...changeOf(row)}));
    expect(rows.length).toBeGreaterThan(0);
    const familyOf = ({row}: (typeof rows)[number]): string =>
      [groups.get(row["variant"]), row["measure"], row["method"]].join(" ");
    for (const one of rows) {
      const {row, difference, interval, pValue} = one;
      const what = `${row["variant"] as string} ${row["measure"] as string}`;
      expectNear(row["difference"], difference, what);
      expectNear(row["pValue"], pValue, what);
      if (interval !== undefined) {
        expectNear(row["lower"], interval.lower, what);
        expectNear(row["upper"], interval.upper, what);
      }
      const family = rows.filter((other) => familyOf(other) === familyOf(one));
      expectNear(row["adjustedPValue"], holm(family.map((other) => other.pValue))[family.indexOf(one)]!, what, 1e-5);
    }
  });
  it("variants: how much longer training takes, as the median of the ratios seed by seed", () => {
    const timed = rowsOf("variants").filter(({exampleTimeRatio}) => exampleTimeRatio !== null);
    expect(timed.length).toBeGreaterThan(10);
    for (const {variant, base, exampleTimeRatio} of timed) {
      const [own, other] = [variant, base === "" ? "ann" : base].map((name) => recordedTimes[name as string]!);
      const ratios = own!.slice(0, other!.length).map((time, seed) => time / other![seed]!);
      const rising = ratios.sort((a, b) => a - b);
      const middle = mean([rising[Math.floor((rising.length - 1) / 2)]!, rising[Math.ceil((rising.length - 1) / 2)]!]);
      expectNear(exampleTimeRatio, middle, variant as string);
    }
  });
  it("pairs: which of two seeds is right where, and McNemar's exact p", () => {
    const isRight = new Map(models.flatMap((model) => runsOf(model).map((run) => [run.row.run, run.isRight])));
    const rows = rowsOf("pairs");
    expect(rows).toHaveLength((isRight.size * (isRight.size - 1)) / 2);
    for (const {run, other, onlyRunCount, onlyOtherCount, neitherCount, log10PValue} of rows) {
      const [own, others] = [isRight.get(run as string)!, isRight.get(other as string)!];
      let [onlyOwn, onlyOthers, neither] = [0, 0, 0];
      for (let i = 0; i < own.length; ++i) {
        if (own[i]) onlyOwn += Number(!others[i]);
        else if (others[i]) onlyOthers += 1;
        else neither += 1;
      }
      const what = `${run as string} ${other as string}`;
      expect.soft([onlyRunCount, onlyOtherCount, neitherCount], what).toEqual([onlyOwn, onlyOthers, neither]);
      const expected = log10OfTwoSidedBinomial(Math.min(onlyOwn, onlyOthers), onlyOwn + onlyOthers);
      expectNear(log10PValue, expected, what);
    }
  });
  it("seed-confusion: each seed's confusion matrix", () => {
    const rows = group(rowsOf("seed-confusion"), ({run}) => run);
    const runs = models.flatMap((model) => runsOf(model));
    expect(rows.size).toBe(runs.length);
    for (const run of runs) {
      const expected = confusions(run);
      for (const {label, prediction, count} of rows.get(run.row.run)!)
        expect.soft(count, run.row.run).toBe(expected.get(`${label as number} ${prediction as number}`) ?? 0);
    }
  });
  it.each(models)("seed-luck: how many seeds of the %s are right about an image", (model) => {
    const runs = runsOf(model);
    const rightCounts = runs[0]!.isRight.map((_, image) => runs.filter(({isRight}) => isRight[image]).length);
    const rows = rowsOf("seed-luck").filter((row) => row["model"] === model);
    expect(rows.map(({rightCount}) => rightCount)).toEqual(Array.from({length: runs.length + 1}, (_, count) => count));
    for (const {seedCount, rightCount, count} of rows) {
      expect.soft(seedCount).toBe(runs.length);
      expect.soft(count).toBe(rightCounts.filter((one) => one === rightCount).length);
    }
  });
  it.each(models)("votes: what the first seeds of the %s say together", (model) => {
    const labels = predictionsOf(model).map(({label}) => label);
    const rows = rowsOf("votes").filter((row) => row["model"] === model);
    expect(rows.map(({memberCount}) => memberCount)).toEqual([3, 5]);
    for (const {memberCount, ...row} of rows) {
      const runs = runsOf(model).slice(0, memberCount as number);
      const votes = labels.map((_, image) => mostNamed(runs.map(({said}) => said[image]!)));
      const isRight = votes.map((vote, image) => vote === labels[image]);
      const agreed = [...votes.keys()].filter((image) => runs.every(({said}) => said[image] === votes[image]));
      const hits = isRight.filter(Boolean).length;
      const [lower, upper] = wilsonEnds(hits, labels.length);
      const expected = {
        accuracy: hits / labels.length,
        lower,
        upper,
        meanAccuracy: mean(runs.map(({testAccuracy}) => testAccuracy)),
        unanimousShare: agreed.length / labels.length,
        unanimousAccuracy: agreed.filter((image) => isRight[image]).length / agreed.length
      };
      for (const [name, value] of Object.entries(expected)) expectNear(row[name], value, `${model} ${name}`);
    }
  });
  it("trials: each result is its run's, and the better half goes on, of the last rung one", () => {
    const accuracies = new Map(recordedRuns().map(({row}) => [row.variant, row.validationAccuracy]));
    const searched = group(rowsOf("trials"), ({search}) => search as string);
    expect(searched.size).toBeGreaterThan(0);
    for (const [search, trials] of searched) {
      let places: unknown[] = Array.from({length: settingCount}, (_, i) => i + 1);
      for (const [epochCount, rows] of group(trials, (row) => row["epochCount"] as number)) {
        const rung = `${search}, ${epochCount} epochs`;
        for (const row of rows) expectNear(row["validationAccuracy"], accuracies.get(variantOf(row)) ?? 0, rung);
        const kept = rows.filter(({isKept}) => isKept);
        expect.soft(places, rung).toEqual(expect.arrayContaining(rows.map(({trial}) => trial)));
        const isWhole = rows.length === places.length;
        const keptCount = epochCount === lastRung ? 1 : Math.ceil(rows.length / 2);
        expect.soft(kept.length, rung).toBe(isWhole ? keptCount : 0);
        const least = Math.min(...kept.map(accuracyOf));
        for (const row of rows) if (!kept.includes(row)) expect.soft(accuracyOf(row), rung).toBeLessThanOrEqual(least);
        places = kept.map(({trial}) => trial);
      }
    }
  });
});

describe("drawn from table trials", () => {
  it("the expected best of n settings, by counting every way to draw them", () => {
    const page = new JSDOM(readFileSync(join(process.env["SITE_DIST"] ?? "dist", "improvements.html"), "utf8"));
    const rows = [...page.window.document.querySelectorAll("#figure-search-effort tbody tr")];
    expect(rows.length).toBeGreaterThan(0);
    const shown = group(rows.map(cellsOf), ([model, optimiser]) => `${model} ${optimiser}`);
    for (const [search, cells] of shown) {
      const values = rowsOf("trials").filter((row) => row["search"] === searches[search] && row["epochCount"] === 1);
      const expected = bestByCounting(values.map(accuracyOf));
      expect(cells.map(([, , n]) => Number(n))).toEqual(expected.map((_, i) => i + 1));
      cells.forEach(([, , n, accuracy], i) => expectNear(Number(accuracy), expected[i]!, `${search} ${n}`));
    }
  });
});

/** Settings that each search begins with, and the epochs that its last ones are trained for. */
const [settingCount, lastRung] = [16, 8];

/** Of one seed nothing but the value is known. */
const nothing = {standardDeviation: null, lower: null, upper: null};

/** A difference over the seeds that both have; of one seed over the images, whose interval is a bootstrap's. */
function changeOf({variant, base, measure}: Values) {
  const bases = new Map(runsOf(base as string).map((run) => [run.row.seed, run]));
  const valueOf = measures[measure as string]!;
  const pairs = runsOf(variant as string).flatMap((run) => {
    const other = bases.get(run.row.seed);
    return other === undefined ? [] : [[run, other] as const];
  });
  const values = pairs.map(([run, other]) => valueOf(run) - valueOf(other));
  if (values.length > 1) {
    const interval = tInterval(values);
    const t = interval.mean / (interval.standardDeviation / Math.sqrt(values.length));
    return {difference: interval.mean, interval, pValue: Number.isNaN(t) ? 1 : tBeyond(t, values.length - 1)};
  }
  const [run, other] = pairs[0]!;
  const onlyRun = run.isRight.filter((isRight, i) => isRight && !other.isRight[i]).length;
  const onlyOther = other.isRight.filter((isRight, i) => isRight && !run.isRight[i]).length;
  const log10PValue = log10OfTwoSidedBinomial(Math.min(onlyRun, onlyOther), onlyRun + onlyOther);
  return {difference: values[0]!, interval: undefined, pValue: 10 ** log10PValue};
}

/** The class that most name, of several the one that is named first. */
function mostNamed(classes: readonly number[]): number {
  const count = (one: number): number => classes.filter((other) => other === one).length;
  return classes.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function variantOf({search, trial, epochCount}: Values): string {
  return `${String(search)}-trial-${String(trial).padStart(2, "0")}-epochs-${String(epochCount)}`;
}

function accuracyOf(row: Values): number {
  return row["validationAccuracy"] as number;
}

/** Names of the searches by how the figure calls them. */
const searches: Readonly<Record<string, string>> = {
  "ANN Adam": "ann",
  "CNN Adam": "cnn",
  "ANN momentum": "ann-momentum",
  "CNN momentum": "cnn-momentum",
  "ANN plain SGD": "ann-sgd",
  "CNN plain SGD": "cnn-sgd"
};

/** What a row of a figure's table holds, shares as they are. */
function cellsOf(row: Element): string[] {
  return [...row.children].map((cell) => cell.getAttribute("data-values") ?? cell.textContent);
}

/** Mean of the best over all subsets of each size, one by one; shape [n]. */
function bestByCounting(values: readonly number[]): number[] {
  const [sums, counts] = [values.map(() => 0), values.map(() => 0)];
  for (let subset = 1; subset < 2 ** values.length; ++subset) {
    let [size, best] = [0, -Infinity];
    for (let i = 0; i < values.length; ++i) {
      if (((subset >> i) & 1) === 0) continue;
      size += 1;
      best = Math.max(best, values[i]!);
    }
    sums[size - 1]! += best;
    counts[size - 1]! += 1;
  }
  return sums.map((sum, i) => sum / counts[i]!);
}
