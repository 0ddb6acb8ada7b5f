import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {confidentLearning} from "../../../data-loaders/evaluation/labelErrors/confidentLearning.js";
import {cells, sixteenths} from "./rows.js";

// Self-confidences in sixteenths: label 0 has 12, 14, 2 and 8, mean 9; label 1 has 13, 11 and 3, mean 9; label 2 has 14
// and 6, mean 10. Examples 3 and 8 reach no threshold; 2 is counted to class 1, 6 to class 0.
const labels = Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 2, 2);
const probabilities = sixteenths(
  [12, 3, 1],
  [14, 1, 1],
  [2, 13, 1],
  [8, 4, 4],
  [2, 13, 1],
  [4, 11, 1],
  [13, 3, 0],
  [1, 1, 14],
  [5, 5, 6]
);

/** Two hundred examples, of which every ninth looks like the class three further on. */
function madeUp() {
  const labels = Uint8Array.from({length: 200}, (_, i) => i % 10);
  const weights = Array.from(labels, (label, i) => {
    const likely = i % 9 === 0 ? (label + 3) % 10 : label;
    const row = Array.from({length: 10}, (_, c) => 1 + ((7 * i + 13 * c + ((i * c) % 11)) % 17));
    row[likely]! += 20 + (i % 40);
    return row;
  });
  const rows = weights.map((row) => row.map((weight) => weight / row.reduce((sum, other) => sum + other, 0)));
  return {labels, probabilities: Float32Array.from(rows.flat())};
}

const examples = fc
  .array(fc.tuple(fc.nat(9), fc.array(fc.integer({min: 0, max: 50}), {minLength: 10, maxLength: 10})), {minLength: 1})
  .map((pairs) => ({
    labels: Uint8Array.from(pairs, ([label]) => label),
    probabilities: Float32Array.from(
      pairs.flatMap(([label, weights]) => {
        const filled = weights.map((weight, c) => weight + (c === label ? 1 : 0));
        const sum = filled.reduce((total, weight) => total + weight, 0);
        return filled.map((weight) => weight / sum);
      })
    )
  }));

describe("confidentLearning, worked by hand", () => {
  const found = confidentLearning(probabilities, labels);

  it("takes each label's mean self-confidence as its threshold", () => {
    expect([...found.thresholds.subarray(0, 3)]).toEqual([9 / 16, 9 / 16, 10 / 16]);
  });
  it("counts examples by label and confident class, and leaves out those of no confident class", () => {
    const joint = cells([0, 0, 2], [0, 1, 1], [1, 0, 1], [1, 1, 2], [2, 2, 1]);
    expect([...found.confidentJoint]).toEqual(joint);
  });
  it("scales each row to the examples of its label", () => {
    const joint = cells([0, 0, 8 / 3], [0, 1, 4 / 3], [1, 0, 1], [1, 1, 2], [2, 2, 2]);
    expect([...found.calibratedJoint]).toEqual(joint.map((count) => expect.closeTo(count, 12) as number));
  });
  it("estimates the errors by what the scaled joint has off its diagonal", () => {
    expect(found.estimatedErrorCount).toBeCloseTo(4 / 3 + 1, 12);
  });
  it("suspects the examples off the diagonal", () => {
    expect([...found.suspects]).toEqual([2, 6]);
  });
  it("suggests the confident class, or the most probable where none is confident", () => {
    expect([...found.suggestedClasses]).toEqual([0, 0, 1, 0, 1, 1, 0, 2, 2]);
  });
  it("gives all examples their self-confidence and margin", () => {
    expect([...found.selfConfidence]).toEqual([12, 14, 2, 8, 13, 11, 3, 14, 6].map((share) => share / 16));
    expect([...found.labelMargin]).toEqual([9, 13, -11, 4, 11, 7, -10, 13, 1].map((share) => share / 16));
  });
});

describe("confidentLearning", () => {
  // numpy 2.4.6, by the loop that cleanlab's documentation of compute_confident_joint calls 100% accurate, with
  // its tolerance and without: the same thresholds, joint and suspects.
  it("gives what cleanlab's documented loop gives", () => {
    const {labels, probabilities} = madeUp();
    const found = confidentLearning(probabilities, labels);
    const numpyThresholds = [
      0.309438909, 0.329773738, 0.335340678, 0.340476128, 0.323763108, 0.361344417, 0.356242296, 0.353126755,
      0.346855485, 0.343456446
    ];
    const diagonal = [14, 9, 11, 10, 12, 10, 11, 11, 10, 12].map((count, i) => [i, i, count] as const);
    const others = [
      [0, 3, 1],
      [1, 4, 2],
      [2, 5, 1],
      [3, 6, 2],
      [4, 7, 1],
      [7, 0, 2],
      [8, 1, 3],
      [9, 2, 1]
    ] as const;
    numpyThresholds.forEach((threshold, label) => expect(found.thresholds[label]).toBeCloseTo(threshold, 9));
    expect([...found.confidentJoint]).toEqual(cells(...diagonal, ...others));
    expect([...found.suspects]).toEqual([18, 27, 54, 63, 72, 81, 108, 117, 153, 171, 180, 189, 198]);
    expect(found.estimatedErrorCount).toBeCloseTo(20.738927738927742, 6);
  });
  it("calibrates to the label counts, and estimates no fewer errors than it suspects", () => {
    fc.assert(
      fc.property(examples, ({labels, probabilities}) => {
        const found = confidentLearning(probabilities, labels);
        for (let label = 0; label < 10; ++label) {
          const row = found.calibratedJoint.subarray(label * 10, (label + 1) * 10);
          const count = labels.filter((other) => other === label).length;
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(count, 9);
        }
        expect(found.estimatedErrorCount).toBeGreaterThanOrEqual(found.suspects.length - 1e-9);
        for (const i of found.suspects) expect(found.suggestedClasses[i]).not.toBe(labels[i]);
      })
    );
  });
  it("finds nothing where each label is certain", () => {
    const certain = sixteenths([16], [0, 16], [0, 0, 16]);
    const {suspects, estimatedErrorCount, confidentJoint} = confidentLearning(certain, Uint8Array.of(0, 1, 2));
    expect([suspects.length, estimatedErrorCount]).toEqual([0, 0]);
    expect([...confidentJoint]).toEqual(cells([0, 0, 1], [1, 1, 1], [2, 2, 1]));
  });
  it("counts a probability equal to its threshold", () => {
    const {thresholds, confidentJoint} = confidentLearning(sixteenths([5, 11]), Uint8Array.of(0));
    expect(thresholds[0]).toBe(5 / 16);
    expect([...confidentJoint]).toEqual(cells([0, 0, 1]));
  });
  // Thresholds: label 0 (15 + 15 + 8) / 3 = 12.7, label 1 5, label 2 3. Example 2 is most probably 0, but not enough so.
  it("takes the most probable of the confident classes, even if one that is not confident is more probable", () => {
    const rows = sixteenths([15, 1], [15, 1], [8, 5, 3], [6, 5, 5], [7, 6, 3]);
    const {suspects, suggestedClasses, labelMargin} = confidentLearning(rows, Uint8Array.of(0, 0, 0, 1, 2));
    expect(suggestedClasses[2]).toBe(1);
    expect([...suspects]).toContain(2);
    expect(labelMargin[2]).toBe(3 / 16);
  });
  it("takes the lowest of classes that are equally probable", () => {
    const {suspects, suggestedClasses} = confidentLearning(sixteenths([8, 8], [8, 8]), Uint8Array.of(1, 0));
    expect([...suggestedClasses]).toEqual([0, 0]);
    expect([...suspects]).toEqual([0]);
  });
  it("needs no tolerance: the mean of equal probabilities is reached by each", () => {
    const count = 30_000;
    const found = confidentLearning(
      new Float32Array(count * 10).fill(0.1),
      Uint8Array.from({length: count}, (_, i) => i % 10)
    );
    expect([...found.thresholds]).toEqual(Array(10).fill(Math.fround(0.1)));
    expect(found.confidentJoint.filter((_, cell) => cell % 10 === 0)).toEqual(new Uint32Array(10).fill(count / 10));
  });
  it("has no threshold for a label that no example has, and counts none to that class", () => {
    const {thresholds, confidentJoint, suspects, suggestedClasses} = confidentLearning(
      sixteenths([12, 4], [1, 15]),
      Uint8Array.of(0, 0)
    );
    expect([...thresholds.keys()].filter((label) => Number.isNaN(thresholds[label]))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9
    ]);
    expect([...confidentJoint]).toEqual(cells([0, 0, 1]));
    expect(suspects).toHaveLength(0);
    expect([...suggestedClasses]).toEqual([0, 1]);
  });
  it("of no examples finds nothing", () => {
    const found = confidentLearning(new Float32Array(0), new Uint8Array(0));
    expect([found.suspects.length, found.estimatedErrorCount, found.labelMargin.length]).toEqual([0, 0, 0]);
    expect([...found.calibratedJoint]).toEqual(cells());
  });
  it("leaves what it was given as it is", () => {
    const [rows, given] = [probabilities.slice(), labels.slice()];
    confidentLearning(rows, given);
    expect([rows, given]).toEqual([probabilities, labels]);
  });
});

describe("confidentLearning refuses", () => {
  it.each([
    ["NaN", NaN],
    ["a negative probability", -0.25],
    ["an infinite one", Infinity],
    ["a sum beyond 1", 0.75],
    ["an example left empty", 0]
  ])("%s, naming the example", (_, probability) => {
    const rows = sixteenths([16], [0]);
    rows[11] = probability;
    expect(() => confidentLearning(rows, Uint8Array.of(0, 1))).toThrow(
      /^invalid probabilities of example 1: .*sum of 1/
    );
  });
  it("probabilities that add up to 1 with one below 0", () => {
    expect(() => confidentLearning(sixteenths([17, -1]), Uint8Array.of(0))).toThrow(/example 0: expected none below 0/);
  });
  it("other than ten probabilities an example", () => {
    for (const length of [0, 9, 11, 20])
      expect(() => confidentLearning(new Float32Array(length), Uint8Array.of(0))).toThrow(`1 labels, got ${length}`);
  });
  it("a label that is no class", () => {
    expect(() => confidentLearning(sixteenths([16], [16]), Uint8Array.of(0, 10))).toThrow(
      "invalid label of example 1: expected 0 to 9, got 10"
    );
  });
});
