import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Evidence} from "../../data-loaders/claims/claim.js";
import {outcomesOf} from "../../data-loaders/claims/differences.js";
import {numbersIn} from "../fixtures/meaningOf.js";
import {judged, evidenceOfSeeds, seedsWith, type Seed} from "./evidenceOfSeeds.js";

/** Quantile of Student's t with 4 degrees of freedom. Source: SciPy 1.10.1, `t.ppf(0.975, 4)`. */
const twoSided = 2.7764451052;
const smallestEffect = 0.005;

type Differences = readonly number[];

/** What becomes of a difference over five seeds that is said to be more than 0, where no other claim is tested. */
function outcome(differences: Differences): "holds" | "open" | "refuted" {
  const mean = differences.reduce((sum, one) => sum + one, 0) / 5;
  const error = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 4 / 5);
  if (mean >= twoSided * error) return "holds";
  const isEquivalent = Math.abs(mean) + twoSided * error <= smallestEffect;
  return mean <= -twoSided * error || isEquivalent ? "refuted" : "open";
}

function verdict(parts: readonly Differences[]): string {
  const outcomes = parts.map(outcome);
  if (outcomes.every((one) => one === "holds")) return "reproduced";
  if (outcomes.includes("holds")) return "partly";
  return outcomes.includes("refuted") ? "not reproduced" : "inconclusive";
}

/** Both models' seeds with a schedule; the models share no seed, so that nothing is known of one against the other. */
function scheduled(ann: Differences, cnn: Differences): Evidence {
  const numbered = (first: number, values: readonly number[]): Seed[] =>
    seedsWith("testAccuracy", values).map((one, i) => ({...one, seed: first + i}));
  const plain = [0.88, 0.881, 0.879, 0.882, 0.878];
  return evidenceOfSeeds({
    ann: numbered(1, plain),
    cnn: numbered(11, plain),
    "ann-scheduled": numbered(
      1,
      ann.map((difference, i) => plain[i]! + difference)
    ),
    "cnn-scheduled": numbered(
      11,
      cnn.map((difference, i) => plain[i]! + difference)
    )
  });
}

const clear = [0.01, 0.011, 0.009, 0.012, 0.01];
const unclear = [0.02, -0.01, 0.005, -0.015, 0.012];
const opposite = clear.map((difference) => -difference);
const none = [0.0005, -0.0005, 0.001, -0.001, 0];

describe("a claim on differences, of which all parts must hold", () => {
  it.each([
    ["reproduced", clear, clear],
    ["partly", clear, unclear],
    ["partly", clear, opposite],
    ["inconclusive", unclear, unclear],
    ["not reproduced", unclear, opposite],
    ["not reproduced", none, none]
  ])("is %s", (expected, ann, cnn) => {
    expect(verdict([ann, cnn])).toBe(expected);
    expect(judged("C30", scheduled(ann, cnn)).verdict).toBe(expected);
  });
  it("follows its rule whatever the differences are", () => {
    const seeds = fc
      .tuple(
        fc.integer({min: -100, max: 100}),
        fc.array(fc.integer({min: -120, max: 120}), {minLength: 5, maxLength: 5})
      )
      .map(([middle, around]) => around.map((one) => (middle + one) / 10_000))
      .filter((differences) => new Set(differences).size > 1);
    const seen = new Set<string>();
    fc.assert(
      fc.property(seeds, seeds, (ann, cnn) => {
        const expected = verdict([ann, cnn]);
        seen.add(expected);
        expect(judged("C30", scheduled(ann, cnn)).verdict).toBe(expected);
      }),
      {numRuns: 80, seed: 1}
    );
    expect([...seen].sort()).toEqual(["inconclusive", "not reproduced", "partly", "reproduced"]);
  });
  it("is not measured yet with two seeds of a variant, and says which", () => {
    const row = judged("C30", scheduled(clear, clear.slice(0, 2)));
    expect([row.verdict, row.pValue, row.seedCount]).toEqual(["not measured yet", null, null]);
    expect(row.note).toContain("cnn-scheduled");
    expect(row.note).not.toContain("ann-scheduled");
  });
  it("gives the weakest part with its interval, p and seeds", () => {
    const row = judged("C30", scheduled(clear, [0.006, 0.002, 0.004, 0.008, 0.0001]));
    // SciPy 1.10.1: ttest_1samp([0.006, 0.002, 0.004, 0.008, 0.0001], 0), and t.interval(0.95, 4, mean, sem).
    expect(row.value).toBeCloseTo(0.00402, 10);
    expect([row.lower, row.upper]).toEqual([expect.closeTo(0.0001325802, 8), expect.closeTo(0.0079074198, 8)]);
    expect([row.pValue, row.seedCount]).toEqual([expect.closeTo(0.0454166136, 8), 5]);
  });
  it("has parts that all hold where its own p says so, and parts judged one by one elsewhere", () => {
    const summary = {count: 5, mean: 0.01, lower: 0.001, upper: 0.02, standardDeviation: 0.01, pValue: 0.04};
    const parts = [0.04, 0.001].map((pValue) => {
      const part = {measure: "testAccuracy", variant: "cnn", base: "ann", expects: "more", seeds: 5} as const;
      return {part, summary, pValue, oppositePValue: 1};
    });
    const family = {size: 10, pValues: new Map()};
    expect(outcomesOf(parts, 0.04, family)).toEqual(["holds", "holds"]);
    expect(outcomesOf(parts, 0.2, family)).toEqual(["open", "holds"]);
  });
  it("has parts that are refuted by their own p of the other direction or of equivalence, at the level at which they hold", () => {
    const summary = {count: 5, mean: 0, lower: -0.001, upper: 0.001, standardDeviation: 0.01, pValue: 1};
    const part = {measure: "testAccuracy", variant: "cnn", base: "ann", expects: "more", seeds: 5} as const;
    const outcomeOf = (oppositePValue: number, equivalencePValue: number): readonly string[] =>
      outcomesOf([{part, summary, pValue: 1, oppositePValue, equivalencePValue}], 1, {size: 10, pValues: new Map()});
    expect(outcomeOf(0.006, 0.006)).toEqual(["open"]);
    expect(outcomeOf(0.004, 1)).toEqual(["refuted"]);
    expect(outcomeOf(1, 0.004)).toEqual(["refuted"]);
  });
  it("says how likely the seeds would have found the smallest effect of interest", () => {
    // By SciPy 1.10.1's noncentral t (`nct`), with the standard deviation of 1.47 points: 0.0915 with 5 seeds, 0.8 with 70.
    const {note} = judged("C30", scheduled(unclear, unclear));
    expect(numbersIn(note).slice(-7, -2)).toEqual([5, 0.5, 9, 70, 80]);
  });
  it("says where fewer seeds are recorded than planned", () => {
    const {note} = judged("C30", scheduled(clear, clear));
    expect(note).toMatch(/Seeds so far, of those planned: cnn-scheduled against cnn 5 of 10\.$/);
  });
  it("says before that which variants have fewer than three seeds, and of those alone", () => {
    const [three, two] = [seedsWith("testAccuracy", [0.93, 0.931, 0.932]), seedsWith("testAccuracy", [0.94, 0.941])];
    const {verdict: own, note} = judged("C31", evidenceOfSeeds({"cnn-all-three": three, vgg: three, resnet: two}));
    expect([own, note]).toEqual(["not measured yet", "Fewer than three seeds are known of resnet."]);
  });
  it("is judged over the first seeds, as many as are planned, whatever is recorded beyond them", () => {
    const losses = (values: readonly number[]): Seed[] => seedsWith("validationLoss", values);
    const [ann, cnn] = [
      [0.34, 0.341, 0.339, 0.342, 0.338],
      [0.26, 0.262, 0.258, 0.263, 0.259]
    ] as const;
    const [five, more] = [
      {ann: losses(ann), cnn: losses(cnn)},
      {ann: losses([...ann, 0.1, 0.2]), cnn: losses([...cnn, 0.9, 0.4])}
    ].map((seeds) => judged("C17", evidenceOfSeeds(seeds)));
    expect(more).toEqual(five);
    expect(five!.seedCount).toBe(5);
  });
  it("is told without an interval where no seed differs", () => {
    const counts = (parameterCount: number): Seed[] =>
      [0.9, 0.91, 0.92].map((testAccuracy) => ({run: {parameterCount, testAccuracy}}));
    expect(judged("C18", evidenceOfSeeds({ann: counts(1000), cnn: counts(3500)})).measured).toMatch(
      /parameters: cnn against ann \+2,500(?:;|$)/
    );
  });
});

describe("a claim that says more than is measured", () => {
  it("is partly reproduced at most", () => {
    const first = (loss: number): Seed[] => [0, 1, 2, 3, 4].map((i) => ({losses: {validation: [loss + i / 1000]}}));
    const slower = (loss: number): Seed[] =>
      [0, 1, 2, 3, 4].map((i) => ({losses: {validation: [loss + (i * i) / 1000]}}));
    const evidence = evidenceOfSeeds({
      ann: first(0.4),
      cnn: first(0.3),
      "ann-unstandardised": slower(0.5),
      "cnn-unstandardised": slower(0.4)
    });
    expect(judged("C03", evidence).verdict).toBe("partly");
  });
});

describe("a claim that a change makes no difference", () => {
  const base = [0.88, 0.881, 0.879, 0.882, 0.878];
  const shifted = (by: Differences): Seed[] =>
    seedsWith(
      "testAccuracy",
      base.map((value, i) => value + by[i]!)
    );
  const permuted = (ann: Differences, cnn: Differences): Evidence =>
    evidenceOfSeeds({
      ann: shifted([0, 0, 0, 0, 0]),
      cnn: shifted([0.04, 0.041, 0.039, 0.042, 0.04]),
      "ann-permuted": shifted(ann),
      "cnn-permuted": shifted(cnn)
    });

  it("holds only where equivalence is shown", () => {
    const shorter = [0.01, 0.011, 0.008, 0.012, 0.01];
    expect(judged("C36", permuted(none, shorter)).note).toMatch(
      /^All are as claimed\. The claim says more than that\./
    );
    expect(judged("C36", permuted(unclear, shorter)).note).toMatch(/shuffled.*: not shown/);
    expect(judged("C36", permuted(none, shorter)).measured).toMatch(
      /; the CNN’s lead, shuffled minus unshuffled: −3\.02 points/
    );
    for (const ann of [none, unclear]) expect(judged("C36", permuted(ann, shorter)).verdict).toBe("partly");
  });
  it("is refuted where the interval lies beyond the margin, and the lead is told from none", () => {
    expect(
      judged("C36", permuted([-0.03, -0.031, -0.029, -0.032, -0.03], [0.05, 0.051, 0.052, 0.053, 0.05])).verdict
    ).toBe("not reproduced");
  });
  it("is open where the two differ too little to refute it and too much to show it", () => {
    const lead = [0.04, 0.03, 0.05, 0.04, 0.045];
    expect(judged("C36", permuted(unclear, lead)).verdict).toBe("inconclusive");
  });
});

describe("a claim on every measure", () => {
  const errors = (count: number): NonNullable<Seed["errors"]> => [[6, 0, count]];
  const kinds = (accuracy: number): NonNullable<Seed["corrupted"]> => ({noise: accuracy, blur: accuracy});
  const model = (
    changes: (seed: number) => NonNullable<Seed["run"]>,
    count: number,
    brier: number,
    corrupted = 0.7,
    microseconds = 90
  ): Seed[] =>
    [0, 1, 2, 3, 4].map((i) => ({
      run: {validationAccuracy: 0.9, ...changes(i)},
      errors: errors(count + i * i),
      calibration: {brierScore: brier + i / 1000, equalWidthError: brier / 10 + (i * i) / 10_000},
      corrupted: kinds(corrupted + (i * i) / 1000),
      exampleMicroseconds: microseconds + i * i
    }));
  const ann = model((i) => ({testAccuracy: 0.88, testLoss: 0.34, trainAccuracy: 0.95 + i / 1000}), 300, 0.3, 0.7, 100);
  const better = (i: number): NonNullable<Seed["run"]> => ({
    testAccuracy: 0.92 + (i * i) / 10_000,
    testLoss: 0.3 - (i * i) / 1000,
    trainAccuracy: 0.92 + (i * i) / 10_000,
    forwardFlops: 1
  });

  it("is reproduced where the CNN is better in all", () => {
    expect(judged("C23", evidenceOfSeeds({ann, cnn: model(better, 100, 0.1, 0.8)})).verdict).toBe("reproduced");
  });
  it("is not judged before training times are measured", () => {
    const untimed = model(better, 100, 0.1, 0.8).map(({exampleMicroseconds: _, ...one}) => one);
    expect(judged("C23", evidenceOfSeeds({ann, cnn: untimed})).verdict).toBe("not measured yet");
  });
  it("leaves out the calibration of a quick build's run, which has a recorded run's name", () => {
    expect(judged("C23", evidenceOfSeeds({ann, cnn: model(better, 100, 0.1, 0.8)})).seedCount).toBe(4);
  });
  it("is not reproduced where it is worse in one, though better in the others", () => {
    const overfit = (i: number): NonNullable<Seed["run"]> => ({...better(i), trainAccuracy: 0.98 + (i * i) / 10_000});
    expect(judged("C23", evidenceOfSeeds({ann, cnn: model(overfit, 100, 0.1, 0.8)})).verdict).toBe("not reproduced");
  });
  it("is not reproduced where it takes more operations, or more time", () => {
    const costly = (i: number): NonNullable<Seed["run"]> => ({...better(i), forwardFlops: 4e9});
    for (const cnn of [model(costly, 100, 0.1, 0.8), model(better, 100, 0.1, 0.8, 1000)])
      expect(judged("C23", evidenceOfSeeds({ann, cnn})).verdict).toBe("not reproduced");
  });
  it("is not reproduced where a kind of corruption costs it more", () => {
    const row = judged("C23", evidenceOfSeeds({ann, cnn: model(better, 100, 0.1, 0.5)}));
    expect(row.verdict).toBe("not reproduced");
    expect(row.measured).toMatch(/less accurate under noise and blur/);
  });
  it("is not reproduced where it is ahead by less than matters", () => {
    const barely = (i: number): NonNullable<Seed["run"]> => ({...better(i), testAccuracy: 0.884 + (i * i) / 100_000});
    expect(judged("C23", evidenceOfSeeds({ann, cnn: model(barely, 100, 0.1, 0.8)})).verdict).toBe("not reproduced");
  });
});

describe("the words for parts that do not hold", () => {
  const steps = [0, 1, -1, 2, -2];
  const accuracies = (middle: number, scatter = 0): Seed[] =>
    seedsWith(
      "testAccuracy",
      steps.map((step, i) => middle + step / 1000 + scatter * (i % 2 === 0 ? 1 : -1))
    );
  const note = (ann: readonly Seed[], cnn: readonly Seed[]): string =>
    judged(
      "C30",
      evidenceOfSeeds({ann: accuracies(0.88), cnn: accuracies(0.92), "ann-scheduled": ann, "cnn-scheduled": cnn})
    ).note;

  it("say what refutes each: the other direction, or equivalence", () => {
    expect(note(accuracies(0.8801, 0.0001), accuracies(0.9, 0.001))).toMatch(
      /of cnn-scheduled[^;]*: opposite to the claim; .*of ann-scheduled[^;]*: no difference that matters/
    );
  });
  it("tell the power of an open part alone, and name it", () => {
    expect(note(accuracies(0.9, 0.001), accuracies(0.921, 0.01))).toMatch(
      /power.* in the test accuracy of cnn-scheduled .*, is \d+%/
    );
    expect(note(accuracies(0.9, 0.001), accuracies(0.9, 0.001))).not.toMatch(/power/);
  });
});

describe("a claim with conditions besides its differences", () => {
  const shirts = (count: number, other = 10): Seed[] =>
    [0, 1, 2, 3, 4].map((i) => ({
      errors: [
        [6, 0, count + i * i],
        [0, 6, count],
        [2, 4, other],
        ...[1, 3, 5, 7, 8, 9].map((label) => [label, 2, Math.ceil(count / 20)] as const)
      ]
    }));

  it("is reproduced where they hold as well", () => {
    expect(judged("C20", evidenceOfSeeds({ann: shirts(150), cnn: shirts(80, 5)})).verdict).toBe("reproduced");
  });
  it("is partly reproduced where one does not", () => {
    const row = judged("C20", evidenceOfSeeds({ann: shirts(150), cnn: shirts(80, 300)}));
    expect(row.verdict).toBe("partly");
    expect(row.measured).toContain("0 of 5 seeds of the CNN");
  });
});
