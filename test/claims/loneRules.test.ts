import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Evidence} from "../../data-loaders/claims/claim.js";
import {rules} from "../../data-loaders/claims/rules.js";
import {check, dataFile, evidenceOf} from "../fixtures/report/evidenceOf.js";
import {evidenceOfSeeds, judged, seedsWith, type Seed} from "./evidenceOfSeeds.js";

const sound = evidenceOf();

describe("a claim that is counted", () => {
  const [missing, resized] = [
    {datasetFiles: [dataFile("train-images", 59_999), dataFile("test-images", 10_000)]},
    {audit: [check("bytes per image of 28 × 28 pixels", false)]}
  ];
  const nineClasses = {classCounts: sound.classCounts.filter(({label}) => label < 9)};

  it("C01 is reproduced as counted, partly where one count is another, and not where all are", () => {
    expect(judged("C01", sound).verdict).toBe("reproduced");
    expect(judged("C01", evidenceOf(missing)).verdict).toBe("partly");
    expect(judged("C01", evidenceOf({...missing, ...resized, ...nineClasses})).verdict).toBe("not reproduced");
  });
  it("C04 counts the training file, not what the split makes of it", () => {
    const swapped = sound.classCounts.map((row) => {
      const moved = {train: -1, validation: 1, test: 0}[row.split];
      return row.label === 3 ? {...row, count: row.count + moved} : row;
    });
    expect(judged("C04", evidenceOf({classCounts: swapped})).verdict).toBe("reproduced");
    const fewer = sound.classCounts.map((row, i) => (i === 25 ? {...row, count: 999} : row));
    expect(judged("C04", evidenceOf({classCounts: fewer})).verdict).toBe("partly");
  });
  it("C05 is reproduced whatever the checks for duplicates find", () => {
    const [blank, repeated] = [check("blank images", true), check("images equal to an earlier one", false)];
    expect(judged("C05", evidenceOf({audit: [blank, repeated]})).verdict).toBe("reproduced");
    expect(judged("C05", evidenceOf({audit: [{...blank, passed: false}, repeated]})).verdict).toBe("not reproduced");
  });
});

describe("a claim that its rule decides", () => {
  it.each([
    ["built", "as described"],
    ["contradiction", "contradicts itself"],
    ["notTestable", "not testable"]
  ])("of rule %s is %s, whatever is measured", (rule, verdict) => {
    const ids = rules.filter((one) => one.rule === rule).map(({id}) => id);
    expect(ids.length).toBeGreaterThan(2);
    const others = evidenceOfSeeds({ann: seedsWith("testAccuracy", [0.1, 0.5, 0.9])});
    expect(
      [...ids.map((id) => judged(id, sound)), ...ids.map((id) => judged(id, others))].map((row) => row.verdict)
    ).toEqual([...ids, ...ids].map(() => verdict));
  });
  it("C12 tells beside it whether the stated test accuracy fits the seeds", () => {
    // 85% allows half a point more: the interval of these five ends at 84.4% (SciPy 1.10.1).
    const low = evidenceOfSeeds({ann: seedsWith("testAccuracy", [0.84, 0.841, 0.839, 0.842, 0.84])});
    expect(judged("C12", low).measured).toMatch(/85%, outside/);
    const near = evidenceOfSeeds({ann: seedsWith("testAccuracy", [0.843, 0.844, 0.842, 0.845, 0.843])});
    expect(judged("C12", near).measured).toMatch(/85%, in/);
  });
});

/** Quantile of Student's t with 4 degrees of freedom, as SciPy 1.10.1 has it: `t.ppf(0.975, 4)`. */
const twoSided = 2.7764451052;

/** Whether a figure lies where a further seed's would, give or take half a unit of its last digit. */
function fits(stated: number, values: readonly number[], unit: number): boolean {
  const mean = values.reduce((sum, one) => sum + one, 0) / 5;
  const variance = values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 4;
  return Math.abs(stated - mean) <= twoSided * Math.sqrt(variance * 1.2) + unit / 2;
}

describe("a figure of one run", () => {
  const ann = (running: readonly number[], validation: readonly number[]): Evidence =>
    evidenceOfSeeds({
      ann: running.map((runningAccuracy, i) => ({runningAccuracy, run: {validationAccuracy: validation[i]!}}))
    });

  it("C14 is compatible exactly if both accuracies lie where a further seed's would", () => {
    const five = (middle: number): fc.Arbitrary<number[]> =>
      fc
        .tuple(fc.integer({min: -12, max: 12}), fc.array(fc.integer({min: -6, max: 6}), {minLength: 5, maxLength: 5}))
        .map(([shift, around]) => around.map((one) => middle + (shift + one) / 1000));
    const seen = new Set<string>();
    fc.assert(
      fc.property(five(0.896), five(0.884), (running, validation) => {
        const expected =
          fits(0.896, running, 0.001) && fits(0.884, validation, 0.001) ? "compatible" : "not reproduced";
        seen.add(expected);
        expect(judged("C14", ann(running, validation)).verdict).toBe(expected);
      }),
      {numRuns: 60, seed: 1}
    );
    expect(seen.size).toBe(2);
  });
  it("says by how much one is outside that a further digit might bring inside", () => {
    // These five end at 89.654% (SciPy 1.10.1: mean less t times the deviation times √1.2), and a tenth reaches 0.05 further.
    const around = [0.8985, 0.899, 0.8975, 0.9005, 0.899];
    const below = 0.8989 - twoSided * Math.sqrt(1.2) * 0.00108397;
    const outside = around.map((one) => one - below + 0.89654);
    const valid = [0.884, 0.885, 0.883, 0.884, 0.884];
    expect(judged("C14", ann(outside, valid)).measured).toMatch(
      /89\.6%, outside .*, beyond its rounding by 0\.004 points/
    );
    expect(
      judged(
        "C14",
        ann(
          outside.map((one) => one + 0.01),
          valid
        )
      ).measured
    ).toMatch(/89\.6%, outside [\d.–%]+ and/);
  });
  it("is not measured yet with two seeds", () => {
    expect(judged("C14", ann([0.896, 0.895], [0.884, 0.883])).verdict).toBe("not measured yet");
  });
  it("C21 takes a count of images to the image", () => {
    const counts = (bags: readonly number[]): Evidence =>
      evidenceOfSeeds({
        cnn: bags.map((right, i) => ({
          errors: [
            [5, 7, 18 + i],
            [7, 9, 25 - i],
            [8, 6, 1000 - right]
          ]
        }))
      });
    const close = [975, 975.5, 976, 975, 975.5].map(Math.round);
    expect(
      fits(
        0.98,
        close.map((count) => count / 1000),
        0.001
      )
    ).toBe(false);
    expect(judged("C21", counts(close)).verdict).toBe("not reproduced");
    expect(judged("C21", counts(close)).measured).not.toMatch(/points/);
    expect(judged("C21", counts([979, 980, 981, 978, 982])).verdict).toBe("compatible");
  });
});

describe("the figures of two readings", () => {
  const around = (middle: number): number[] => [0, 1, -1, 2, -2].map((step) => middle + step / 1000);
  const reading = (running: number, off: number, validation: number): Seed[] =>
    around(running).map((runningAccuracy, i) => ({
      runningAccuracy,
      run: {trainAccuracy: around(off)[i]!, validationAccuracy: around(validation)[i]!}
    }));
  const [far, near] = [reading(0.955, 0.97, 0.925), reading(0.97, 0.983, 0.926)];
  const verdict = (cnn: readonly Seed[], onePool: readonly Seed[]): readonly string[] => {
    const {verdict: own, note} = judged("C15", evidenceOfSeeds({cnn, "cnn-one-pool": onePool}));
    return [own, note];
  };

  it("are compatible with the one that fits, which is named", () => {
    expect(verdict(far, near)).toEqual(["compatible", expect.stringMatching(/reading with one pooling fits\./)]);
    expect(verdict(near, far)).toEqual(["compatible", expect.stringMatching(/reading with two poolings fits\./)]);
    expect(verdict(near, near)).toEqual(["compatible", expect.stringMatching(/^Both readings fit\./)]);
  });
  it("count a training accuracy with dropout on as well", () => {
    expect(verdict(far, reading(0.984, 0.992, 0.926))[0]).toBe("compatible");
  });
  it("are not reproduced where neither fits, and not judged before both have three seeds", () => {
    expect(verdict(far, far)[0]).toBe("not reproduced");
    expect(verdict(far, near.slice(0, 2))[0]).toBe("not measured yet");
    expect(verdict(near, far.slice(0, 2))).toEqual([
      "compatible",
      expect.stringMatching(/fits\. Of the other fewer than three/)
    ]);
    expect(verdict(far, near.slice(0, 3))).toEqual([
      "compatible",
      expect.stringMatching(/With 3 seeds the interval is wide/)
    ]);
  });
});

describe("a claim on every seed", () => {
  const falling = [0.5, 0.4, 0.3, 0.25];
  const rising = [0.5, 0.4, 0.3, 0.35];
  const curves = (train: readonly number[], validation: readonly number[]): Seed[] => {
    const good: Seed = {losses: {train: falling, validation: falling}};
    return [good, good, {losses: {train, validation}}];
  };
  const both = (train: readonly number[], validation: readonly number[]): string =>
    judged("C09", evidenceOfSeeds({ann: curves(falling, falling), cnn: curves(train, validation)})).verdict;

  it("C09 is reproduced, partly or not, as one seed has it", () => {
    expect(both(falling, falling)).toBe("reproduced");
    expect(both(falling, rising)).toBe("partly");
    expect(both(rising, rising)).toBe("not reproduced");
  });
  it("C19 compares two classes with all, in every seed of both models", () => {
    const seeds = (trousers: number, sneakers: number): Seed[] =>
      [0, 1, 2].map(() => ({
        run: {testAccuracy: 0.95},
        errors: [
          [1, 3, trousers],
          [7, 9, sneakers]
        ]
      }));
    const verdict = (ann: readonly Seed[], cnn: readonly Seed[]): string =>
      judged("C19", evidenceOfSeeds({ann, cnn})).verdict;
    expect(verdict(seeds(49, 49), seeds(49, 49))).toBe("reproduced");
    expect(verdict(seeds(49, 49), seeds(49, 50))).toBe("partly");
    expect(verdict(seeds(50, 50), seeds(50, 50))).toBe("not reproduced");
    expect(verdict(seeds(49, 49), [{}, {}, {}])).toBe("not measured yet");
  });
  it("C24 takes size and time apart", () => {
    const cost = (parameterCount: number, times: readonly number[]): Seed[] =>
      times.map((exampleMicroseconds) => ({
        run: {parameterCount, forwardFlops: 20 * parameterCount},
        exampleMicroseconds
      }));
    const verdict = (cnn: readonly Seed[]): string =>
      judged("C24", evidenceOfSeeds({ann: cost(235_146, [10, 11, 12]), cnn})).verdict;
    expect(verdict(cost(421_642, [100, 110, 120]))).toBe("reproduced");
    expect(verdict(cost(421_642, [100, 110, 11]))).toBe("partly");
    expect(verdict(cost(200_000, [9, 9, 9]))).toBe("not reproduced");
    expect(verdict(cost(421_642, [100, 110]))).toBe("not measured yet");
  });
  it("is not measured yet with two seeds of a model", () => {
    const two = curves(falling, falling).slice(0, 2);
    expect(judged("C09", evidenceOfSeeds({ann: curves(falling, falling), cnn: two})).verdict).toBe("not measured yet");
    expect(judged("C24", evidenceOfSeeds({ann: curves(falling, falling), cnn: two})).verdict).toBe("not measured yet");
  });
});

describe("C38, on the spread over seeds", () => {
  // SciPy 1.10.1: f.ppf(0.95, 4, 4) = 6.388233, the ratio of variances at which a one-sided test begins to reject.
  const spread = (factor: number): string => {
    const values = [-2, -1, 0, 1, 2].map((step) => 0.9 + step / 1000);
    const wider = values.map((value) => 0.9 + (value - 0.9) * Math.sqrt(factor));
    return judged(
      "C38",
      evidenceOfSeeds({ann: seedsWith("testAccuracy", wider), cnn: seedsWith("testAccuracy", values)})
    ).verdict;
  };

  it("is reproduced, open or not, as the F test of two variances has it", () => {
    expect([6.4, 6.37, 1 / 6.37, 1 / 6.4].map(spread)).toEqual([
      "reproduced",
      "inconclusive",
      "inconclusive",
      "not reproduced"
    ]);
  });
  it("says how many seeds are lacking of those that are planned", () => {
    const seeds = {
      ann: seedsWith("testAccuracy", [0.88, 0.89, 0.9]),
      cnn: seedsWith("testAccuracy", [0.91, 0.92, 0.93])
    };
    expect(judged("C38", evidenceOfSeeds(seeds)).note).toMatch(
      /Seeds so far, of those planned: ANN 3 of 100 and CNN 3 of 30\.$/
    );
  });
  it("is not measured yet with two seeds of a model", () => {
    const seeds = {ann: seedsWith("testAccuracy", [0.88, 0.89]), cnn: seedsWith("testAccuracy", [0.91, 0.92, 0.93])};
    expect(judged("C38", evidenceOfSeeds(seeds)).verdict).toBe("not measured yet");
  });
});
