import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {rocCurve, thinnedRocCurve, thresholdCounts, type RocCurve} from "../../data-loaders/evaluation/rocCurve.js";
import {randomWords, unitInterval} from "../../data-loaders/random/streams.js";

/** Two classes' probabilities from scores of class 1. */
function twoClasses(scores: readonly number[]): Float32Array {
  return Float32Array.from(scores.flatMap((score) => [1 - score, score]));
}

/** The area under the points that a curve has. */
function areaUnder({falsePositiveRates: x, truePositiveRates: y}: RocCurve): number {
  return x.reduce((sum, right, i) => (i === 0 ? 0 : sum + ((right - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2), 0);
}

// The same in Python: i = numpy.arange(500); scores = (7919 * i + 13) % 97 / 97, as float32, so that many are equal;
// labels = (104729 * i + 7) % 1000 / 1000 < scores ** 1.5
const scores = Array.from({length: 500}, (_, i) => Math.fround(((7919 * i + 13) % 97) / 97));
const labels = Uint8Array.from(scores, (score, i) => Number(((104729 * i + 7) % 1000) / 1000 < score ** 1.5));

/** Ten thousand examples, a tenth of the class, whose scores are higher but overlap the others'. */
function manyExamples() {
  const words = randomWords({seed: 1, stream: "sample"}, 10_000);
  const labels = Uint8Array.from(words, (_, i) => Number(i % 10 === 0));
  const scores = Array.from(words, (word, i) => unitInterval(word) ** (labels[i] ? 0.1 : 3));
  return [twoClasses(scores), labels] as const;
}

describe("rocCurve", () => {
  it("agrees with scikit-learn's example", () => {
    // scikit-learn 1.2.1: roc_curve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8], drop_intermediate=False), roc_auc_score
    const curve = rocCurve(twoClasses([0.1, 0.4, 0.35, 0.8]), Uint8Array.of(0, 0, 1, 1), 1);
    expect([...curve.falsePositiveRates]).toEqual([0, 0, 0.5, 0.5, 1]);
    expect([...curve.truePositiveRates]).toEqual([0, 0.5, 0.5, 1, 1]);
    expect(curve.thresholds).toEqual(Float32Array.of(Infinity, 0.8, 0.4, 0.35, 0.1));
    expect(curve.area).toBe(0.75);
  });
  it("agrees with scikit-learn where many scores are equal", () => {
    // scikit-learn 1.2.1: roc_auc_score(labels, scores); roc_curve(labels, scores, drop_intermediate=False)
    const {thresholds, falsePositiveRates, truePositiveRates, area} = rocCurve(twoClasses(scores), labels, 1);
    expect(area).toBeCloseTo(0.8594622875563281, 12);
    expect(thresholds).toHaveLength(98);
    expect(thresholds[50]).toBeCloseTo(0.48453608, 7);
    expect(falsePositiveRates[50]).toBeCloseTo(0.30618892508143325, 12);
    expect(truePositiveRates[50]).toBeCloseTo(0.844559585492228, 12);
  });
  it("has the chance for its area that the class scores above the rest, ties counting half", () => {
    const examples = fc.array(fc.tuple(fc.nat(5), fc.boolean()), {minLength: 2, maxLength: 30});
    fc.assert(
      fc.property(examples, (pairs) => {
        const [of, others] = [true, false].map((isOf) =>
          pairs.filter((pair) => pair[1] === isOf).map(([score]) => score)
        );
        fc.pre(of!.length > 0 && others!.length > 0);
        const wins = of!.flatMap((score) => others!.map((other) => (Math.sign(score - other) + 1) / 2));
        const {area} = rocCurve(
          twoClasses(pairs.map(([score]) => score / 8)),
          Uint8Array.from(pairs, ([, isOf]) => Number(isOf)),
          1
        );
        expect(area).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 12);
      })
    );
  });
  it("is the diagonal where all scores are equal, a corner where they part the classes", () => {
    const labels = Uint8Array.of(0, 1, 1);
    expect(rocCurve(twoClasses([0.5, 0.5, 0.5]), labels, 1)).toMatchObject({
      falsePositiveRates: Float64Array.of(0, 1),
      truePositiveRates: Float64Array.of(0, 1),
      area: 0.5
    });
    expect(rocCurve(twoClasses([0.1, 0.8, 0.9]), labels, 1).area).toBe(1);
    expect(rocCurve(twoClasses([0.9, 0.1, 0.2]), labels, 1).area).toBe(0);
  });
  it("is of the class asked for, against all others", () => {
    const probabilities = Float32Array.of(0.6, 0.3, 0.1, 0.2, 0.5, 0.3, 0.7, 0.1, 0.2);
    const areas = [0, 1, 2].map((label) => rocCurve(probabilities, Uint8Array.of(0, 1, 2), label).area);
    expect(areas).toEqual([0.5, 1, 0.5]);
  });
  it("has no area without examples of the class, without others, and without any", () => {
    const probabilities = twoClasses([0.25, 0.75]);
    expect(rocCurve(probabilities, Uint8Array.of(0, 0), 1).area).toBeNaN();
    expect(rocCurve(probabilities, Uint8Array.of(1, 1), 1).area).toBeNaN();
    expect(rocCurve(new Float32Array(0), new Uint8Array(0), 1).area).toBeNaN();
  });
  it("refuses probabilities that do not fit the labels, NaN and classes that there are not", () => {
    expect(() => rocCurve(new Float32Array(5), new Uint8Array(2), 1)).toThrow("each of 2 labels, got 5");
    expect(() => rocCurve(twoClasses([0.5, NaN]), new Uint8Array(2), 1)).toThrow(
      "invalid score of example 1: expected a number for class 1, got NaN"
    );
    expect(() => rocCurve(twoClasses([0.5]), new Uint8Array(1), 2)).toThrow("for class 2");
  });
});

describe("thresholdCounts", () => {
  it("counts at and above each distinct score, from none to all", () => {
    const counts = thresholdCounts(twoClasses([0.25, 0.75, 0.75, 0.5]), Uint8Array.of(0, 0, 1, 1), 1);
    expect(counts).toEqual({
      thresholds: Float32Array.of(Infinity, 0.75, 0.5, 0.25),
      truePositiveCounts: Uint32Array.of(0, 1, 2, 2),
      falsePositiveCounts: Uint32Array.of(0, 1, 1, 2)
    });
  });
});

describe("thinnedRocCurve", () => {
  it("keeps the area of ten thousand examples within 0.0001 with 100 points, and states that of all", () => {
    const curve = rocCurve(...manyExamples(), 1);
    const thinned = thinnedRocCurve(curve, 100);
    expect(curve.thresholds.length).toBeGreaterThan(5000);
    expect(thinned.thresholds).toHaveLength(100);
    expect(Math.abs(areaUnder(thinned) - curve.area)).toBeLessThanOrEqual(1e-4);
    expect(thinned.area).toBe(curve.area);
  });
  it("keeps both ends, and points of the curve with their thresholds", () => {
    const curve = rocCurve(twoClasses(scores), labels, 1);
    const points = ({thresholds, falsePositiveRates, truePositiveRates}: RocCurve) =>
      Array.from(thresholds, (threshold, i) => `${threshold} ${falsePositiveRates[i]} ${truePositiveRates[i]}`);
    const [all, kept] = [points(curve), points(thinnedRocCurve(curve, 40))];
    expect([kept[0], kept.at(-1)]).toEqual([all[0], all.at(-1)]);
    expect(all.filter((point) => kept.includes(point))).toEqual(kept);
  });
  it("drops the points on a line however many are allowed, and nothing else", () => {
    const curve = rocCurve(twoClasses([0.9, 0.8, 0.7, 0.6, 0.5, 0.4]), Uint8Array.of(1, 1, 1, 0, 0, 0), 1);
    expect(thinnedRocCurve(curve, 100)).toEqual({
      thresholds: Float32Array.of(Infinity, 0.7, 0.4),
      falsePositiveRates: Float64Array.of(0, 0, 1),
      truePositiveRates: Float64Array.of(0, 1, 1),
      area: 1
    });
  });
  it("refuses so few points that the area changes, fewer than two, and a curve without area", () => {
    const curve = rocCurve(twoClasses([0.1, 0.8, 0.9]), Uint8Array.of(0, 1, 1), 1);
    expect(() => thinnedRocCurve(curve, 2)).toThrow(
      "invalid area under 2 points: expected 1 to within 0.0001, got 0.5; allow more"
    );
    expect(() => thinnedRocCurve(curve, 1)).toThrow("expected an area and at least 2 points, got 1 and 1");
    const nothing = rocCurve(twoClasses([0.5]), Uint8Array.of(1), 1);
    expect(() => thinnedRocCurve(nothing, 10)).toThrow("got NaN and 10");
  });
});
