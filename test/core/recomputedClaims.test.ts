import {describe, expect, it} from "vitest";
import {expectedClaims, rules} from "./expectedClaims.js";
import {numbersInText, showsInTurn} from "./numbersInText.js";
import {coreRun, lossesOf, recordedRuns} from "./recordedFolders.js";
import {models, predictionsOf, rowsOf} from "./tables.js";

/**
 * Every verdict a second time, from the rules, this build's predictions and the recorded runs' own files, by code that
 * shares nothing with the report's. Which claims are measured yet depends on which runs are recorded, so nothing here is
 * the constant of a result.
 */
const ids = Array.from({length: 46}, (_, i) => `C${String(i + 1).padStart(2, "0")}`);

describe("what the claims are recomputed from", () => {
  it("table runs holds the recorded runs, each with the weights that its folder tells of", () => {
    const listed = rowsOf("runs").filter(({origin, isStale}) => origin === "recorded" && isStale === false);
    const weights = listed.map(({run, weightsSha256}) => [run, weightsSha256]);
    expect(weights).toEqual(recordedRuns().map(({row}) => [row.run, row.weightsSha256]));
  });
  it("every recorded run states the test accuracy and loss that its predictions and losses give", () => {
    for (const {row, testAccuracy, losses} of recordedRuns()) {
      expect.soft(row.testAccuracy, row.run).toBeCloseTo(testAccuracy, 12);
      if (losses === undefined) continue;
      expect.soft(row.testLoss, row.run).toBeCloseTo(losses.reduce((sum, one) => sum + one, 0) / losses.length, 9);
    }
  });
  it("every recorded run states the validation loss that its last epoch ends with", () => {
    for (const run of recordedRuns()) {
      const [stated, last] = [run.row.validationLoss, lossesOf(run, "validation").at(-1)!];
      if (!/-labels-/.test(run.row.variant)) expect.soft(stated, run.row.run).toBeCloseTo(last, 7);
      else {
        // With few labels a network can be surer than float32 holds: the row counts an image's loss up to 126 ln 2 nats.
        expect.soft(stated, run.row.run).toBeLessThan(last + 5e-8);
        expect.soft(stated, run.row.run).toBeGreaterThan(0.99 * last);
      }
    }
  });
  it("table pixel-statistics has in both splits together the training file's mean and standard deviation", () => {
    const splits = ["train", "validation"].map((name) => rowsOf("pixel-statistics").find(({split}) => split === name)!);
    const file = rowsOf("class-pixels").map((row) =>
      (["mean", "standardDeviation"] as const).map((name) => floats(row[name]))
    );
    const [both, pixels] = [
      splits.map(
        ({mean: middle, standardDeviation, exampleCount}) => [middle, standardDeviation, exampleCount] as number[]
      ),
      file.flatMap(([means, deviations]) => means!.map((middle, i) => [middle / 255, deviations![i]! / 255, 1]))
    ].map(pooled);
    expect(both!.mean).toBeCloseTo(pixels!.mean, 6);
    expect(both!.standardDeviation).toBeCloseTo(pixels!.standardDeviation, 6);
  });
  it.each(models)("this build's %s is the recorded one of seed 1: predictions, and shares of each split", (model) => {
    const {predictions, row} = coreRun(model);
    expect(predictionsOf(model).map(({prediction}) => prediction)).toEqual([...predictions]);
    for (const split of ["train", "validation"] as const) {
      const cells = rowsOf("confusion").filter((cell) => cell["run"] === row.run && cell["split"] === split);
      const total = (some: typeof cells): number => some.reduce((sum, {count}) => sum + (count as number), 0);
      const hits = total(cells.filter(({label, prediction}) => label === prediction));
      expect(row[`${split}Accuracy`]).toBeCloseTo(hits / total(cells), 12);
    }
  });
});

describe("numbersInText", () => {
  it("reads thousands, true minus signs, shares, exponents written high and lengths of time", () => {
    const text = "235,146 of 982, 975: −0.072 to +1.5% (p < 10⁻³³) in 2\u202fmin 06\u202fs or 8.2\u202fs";
    const values = numbersInText(text).map(({value}) => value);
    expect(values).toEqual([235_146, 982, 975, -0.072, 1.5, 10, -33, 126, 8.2]);
  });
  it("knows the unit of a number's last digit", () => {
    expect(numbersInText("10,000 0.258 18 2.40").map(({unit}) => unit)).toEqual([1, 0.001, 1, 0.01]);
  });
  it("leaves out no digits of a name", () => {
    expect(numbersInText("F1, x64, §5.1, v20.20.2").map(({value}) => value)).toEqual([1, 64, 5.1, 20.2, 2]);
  });
});

describe("showsInTurn", () => {
  it("finds numbers one after the other, each to half a unit of its last digit", () => {
    const text = "CNN +3.83 points (+3.37 to +4.29); 5 seeds";
    expect(showsInTurn(text, [3.8349, 3.374, 4.2851])).toBe(true);
    expect(showsInTurn(text, [3.8351, 3.374, 4.2851])).toBe(false);
    expect(showsInTurn(text, [3.83, 4.29])).toBe(false);
  });
});

describe("table claims", () => {
  const expected = expectedClaims();

  it("holds each claim that is ruled, C01 to C46", () => {
    expect(rules.map(({id}) => id)).toEqual(ids);
    expect(rowsOf("claims").map(({id}) => id)).toEqual(ids);
  });
  it.each(ids)("%s has the verdict, the numbers, p and seeds that its rule and the runs give", (id) => {
    const row = rowsOf("claims").find((claim) => claim["id"] === id)!;
    const {verdict, pValue, seedCount, interval, shown} = expected.get(id)!;
    expect.soft(row["verdict"]).toBe(verdict);
    expectNear(row["pValue"], pValue);
    if (interval !== undefined) {
      expectNear(row["value"], interval.mean);
      expectNear(row["lower"], interval.lower);
      expectNear(row["upper"], interval.upper);
    }
    if (seedCount !== undefined) expect.soft(row["seedCount"]).toBe(seedCount);
    const measured = row["measured"] as string;
    for (const numbers of shown)
      expect.soft({measured, numbers, isShown: showsInTurn(measured, numbers)}).toMatchObject({isShown: true});
  });
});

/** Fails unless a column's number is the one expected but for float32; null where none is. */
function expectNear(actual: unknown, expected: number | undefined): void {
  if (expected === undefined) return void expect.soft(actual).toBeNull();
  const slack = 2e-6 * Math.max(Math.abs(expected), 1e-3);
  expect.soft(Math.abs((actual as number) - expected), `${String(actual)} against ${expected}`).toBeLessThan(slack);
}

/** A list of a table's as plain numbers. */
function floats(list: unknown): number[] {
  return Array.from(list as Float32Array);
}

/** Mean and standard deviation of all values of some groups, of each of which mean, standard deviation and size are given. */
function pooled(groups: readonly (readonly number[])[]): {mean: number; standardDeviation: number} {
  const total = (of: (middle: number, standardDeviation: number) => number): number =>
    groups.reduce((sum, [middle, standardDeviation, size]) => sum + size! * of(middle!, standardDeviation!), 0);
  const size = total(() => 1);
  const mean = total((middle) => middle) / size;
  return {
    mean,
    standardDeviation: Math.sqrt(
      total((middle, standardDeviation) => middle ** 2 + standardDeviation ** 2) / size - mean ** 2
    )
  };
}
