import {expect, test} from "vitest";
import {modelDifference, seedRuns} from "../../src/lib/seedRuns.js";
import {countOf, seedsOfBoth} from "../../src/lib/seedWords.js";
import {recordedRun, runsOf} from "../figures/seedRows.js";

test("of two runs of a seed this build's, which stands first, is taken", () => {
  const runs = [recordedRun("ann", 2, {origin: "build"}), recordedRun("ann", 2), recordedRun("ann", 1)];
  expect(seedRuns({runs}, "ann").map(({seed, origin}) => [seed, origin])).toEqual([
    [1, "recorded"],
    [2, "build"]
  ]);
});

test("other variants of a model, stale and quick runs are left out", () => {
  const runs = [
    recordedRun("cnn", 1, {variant: "cnn-augmented"}),
    recordedRun("cnn", 2, {isStale: true}),
    recordedRun("cnn", 3, {profile: "quick"})
  ];
  expect(seedRuns({runs}, "cnn")).toEqual([]);
});

test("models are compared on the seeds that both have", () => {
  const runs = runsOf({ann: [0.8, 0.8, 0.8], cnn: [0.9, 0.94]});
  const {count, mean} = modelDifference({runs}, ({testAccuracy}) => testAccuracy);
  expect(count).toBe(2);
  expect(mean).toBeCloseTo(0.12, 12);
});

test("a seed of which one run has no value is left out", () => {
  const runs = runsOf({ann: [0.8, 0.8], cnn: [0.9, 0.94]});
  expect(modelDifference({runs}, ({run, testAccuracy}) => (run === "cnn-s2" ? undefined : testAccuracy)).count).toBe(1);
});

test("numbers of seeds are written in words up to ten", () => {
  expect([countOf(1, "seed"), countOf(5, "seed"), countOf(12, "seed")]).toEqual(["one seed", "five seeds", "12 seeds"]);
  expect([seedsOfBoth(5, 5), seedsOfBoth(5, 1)]).toEqual([
    "five seeds each",
    "five seeds of the ANN and one of the CNN"
  ]);
});
