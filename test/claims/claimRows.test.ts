import {describe, expect, it} from "vitest";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import {rules} from "../../data-loaders/claims/rules.js";
import {checkRows} from "../../src/lib/checkRows.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {evidenceOfSeeds, judged, seedsWith, type Seed} from "./evidenceOfSeeds.js";

const rows = claimRows(evidenceOf());

/** Two-sided p of Student's t with 4 degrees of freedom. Source: Abramowitz and Stegun 1964, 26.7.4. */
function pOfFive(differences: readonly number[]): number {
  const mean = differences.reduce((sum, one) => sum + one, 0) / 5;
  const error = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 20);
  const angle = Math.atan(mean / error / 2);
  return 1 - Math.sin(angle) * (1 + Math.cos(angle) ** 2 / 2);
}

/** Holm 1979: the smallest p times the number of tests, the next times one less, and none below the one before. */
function adjusted(pValues: readonly number[]): number[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  let last = 0;
  const steps = sorted.map((p, i) => (last = Math.max(last, Math.min(1, p * (sorted.length - i)))));
  return pValues.map((p) => steps[sorted.indexOf(p)]!);
}

describe("the audit", () => {
  it("judges each of the 46 claims once, by its rule, in order", () => {
    expect(rows.map(({id}) => id)).toEqual(Array.from({length: 46}, (_, i) => `C${String(i + 1).padStart(2, "0")}`));
    const ruled = rules.map(({id, kind, says, knownWhenMade}) => ({id, kind, rule: says, knownWhenMade}));
    expect(rows).toEqual(ruled.map((rule) => expect.objectContaining(rule) as Row<"claims">));
  });
  it("fills every column, and writes no number that is none", () => {
    expect(() => checkRows("claims", rows)).not.toThrow();
    const texts = rows.map(({measured, note, statement, stated}) => [measured, note, statement, stated].join(" "));
    expect(texts.filter((text) => /NaN|undefined|null|Infinity/.test(text))).toEqual([]);
    expect(rows.filter(({measured, stated}) => measured === "" || stated === "")).toEqual([]);
  });
  it("has not measured what only seeds can tell, with one seed of each model", () => {
    const bySeeds = ["difference", "everySeed", "figure", "spread"];
    const ids = rules.filter(({rule}) => bySeeds.includes(rule)).map(({id}) => id);
    expect(rows.filter(({verdict}) => verdict === "not measured yet").map(({id}) => id)).toEqual(ids);
  });
});

describe("Holm's correction", () => {
  const base = [0.9, 0.901, 0.899, 0.902, 0.898];
  const differences = {
    scheduled: [0.004, 0.006, 0.001, 0.007, 0.003],
    "no-dropout": [0.008, 0.012, 0.014, 0.01, 0.009],
    tuned: [0.002, -0.001, 0.004, 0.003, -0.002]
  };
  const changed = (name: keyof typeof differences, sign: 1 | -1): Seed[] =>
    base.map((value, i) => {
      const moved = value + sign * differences[name][i]!;
      return {run: name === "no-dropout" ? {trainAccuracy: moved} : {testAccuracy: moved}};
    });
  const numbered = (seeds: readonly Seed[]): Seed[] => seeds.map((one, i) => ({...one, seed: 11 + i}));
  const plain: Seed[] = base.map((value) => ({
    run: {testAccuracy: value, trainAccuracy: value, validationAccuracy: 0.9}
  }));
  /** The models share no seed, so that no claim on one against the other is tested. */
  const evidence = evidenceOfSeeds({
    ann: plain,
    cnn: numbered(plain),
    ...Object.fromEntries<readonly Seed[]>(
      (["scheduled", "no-dropout", "tuned"] as const).flatMap((name) => {
        const seeds = changed(name, 1).map(({run}) => ({run: {validationAccuracy: 0.9, ...run}}));
        return [[`ann-${name}`, seeds] as const, [`cnn-${name}`, numbered(seeds)] as const];
      })
    )
  });
  const ids = {C30: "scheduled", C25: "no-dropout", C33: "tuned"} as const;

  it("goes over the claims on differences that are known, and over no other", () => {
    const expected = adjusted(Object.values(ids).map((name) => pOfFive(differences[name])));
    const found = claimRows(evidence).filter(({pValue}) => pValue !== null);
    expect(found.map(({id}) => id)).toEqual(["C25", "C30", "C33"]);
    Object.keys(ids).forEach((id, i) => {
      expect(found.find((row) => row.id === id)!.pValue, id).toBeCloseTo(expected[i]!, 8);
    });
  });
  it("can leave open what is significant alone", () => {
    const alone = evidenceOfSeeds({
      ann: plain,
      cnn: numbered(plain),
      "ann-scheduled": changed("scheduled", 1),
      "cnn-scheduled": numbered(changed("scheduled", 1))
    });
    expect(pOfFive(differences.scheduled)).toBeLessThan(0.05);
    expect(judged("C30", alone).verdict).toBe("reproduced");
    const crowd = evidenceOfSeeds({
      ...crowded(4),
      ann: plain,
      cnn: numbered(plain),
      "ann-scheduled": changed("scheduled", 1),
      "cnn-scheduled": numbered(changed("scheduled", 1))
    });
    expect(judged("C30", crowd).pValue).toBeGreaterThan(0.05);
    expect(judged("C30", crowd).verdict).toBe("inconclusive");
  });

  /** Other changes that make no difference to speak of, so that their claims are tested beside it. */
  function crowded(size: number): Record<string, readonly Seed[]> {
    const same = [0.001, -0.001, 0.002, -0.002, 0.0005].map((one, i) => base[i]! + one);
    const claims = [
      ["rotated", "rotated-30", "plain-30"],
      ["tuned"],
      ["no-dropout"],
      ["as-many-parameters", "as-many-operations"]
    ].slice(0, size);
    return Object.fromEntries(
      claims.flat().flatMap((name) => [
        [
          `ann-${name}`,
          name.startsWith("as-many") ? numbered(seedsWith("testAccuracy", same)) : seedsWith("testAccuracy", same)
        ],
        [`cnn-${name}`, numbered(seedsWith("testAccuracy", same))]
      ])
    );
  }
});

describe("a claim that depends on another", () => {
  it("says what has become of it, so that what falls with it is seen", () => {
    const lead = (permuted: readonly number[]): Row<"claims"> =>
      judged(
        "C42",
        evidenceOfSeeds({
          ann: seedsWith("testAccuracy", [0.88, 0.881, 0.879, 0.882]),
          cnn: seedsWith("testAccuracy", [0.92, 0.921, 0.918, 0.922]),
          "ann-permuted": seedsWith("testAccuracy", [0.8801, 0.8808, 0.8791, 0.8819]),
          "cnn-permuted": seedsWith("testAccuracy", permuted)
        })
      );
    expect(lead([0.89, 0.891, 0.889, 0.893]).note).toContain("C36 (partly)");
    expect(lead([0.94, 0.941, 0.94, 0.943]).note).toContain("C36 (partly)");
    expect(lead([0.94]).note).toContain("C36 (not measured yet)");
  });
  it("names every claim that its rule does", () => {
    const dependent = rules.filter(({dependsOn}) => dependsOn !== undefined);
    expect(dependent.length).toBeGreaterThan(0);
    for (const {id, dependsOn} of dependent) {
      const row = rows.find((one) => one.id === id)!;
      expect(row.dependsOn).toBe(dependsOn!.join(" "));
      for (const other of dependsOn!) {
        expect(row.note).toContain(`${other} (${rows.find((one) => one.id === other)!.verdict})`);
      }
    }
  });
});
