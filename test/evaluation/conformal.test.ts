import {describe, expect, it} from "vitest";
import {conformalThresholds, predictionSets, summariseSets} from "../../data-loaders/evaluation/conformal.js";
import {randomWords, unitInterval} from "../../data-loaders/random/streams.js";

/** Probabilities of three classes, of which the third is the harder to tell, with labels drawn from them. */
function drawn(count: number, part: number): {probabilities: Float32Array; labels: Uint8Array} {
  const words = randomWords({seed: 1, stream: "sample", part}, 4 * count);
  const labels = new Uint8Array(count);
  const probabilities = new Float32Array(3 * count);
  for (let i = 0; i < count; ++i) {
    const [a, b, label, of] = [0, 1, 2, 3].map((j) => unitInterval(words[4 * i + j]!));
    labels[i] = Math.floor(3 * label!);
    const right = labels[i] === 2 ? a! : Math.sqrt(Math.sqrt(a!));
    const others = [0, 1, 2].filter((id) => id !== labels[i]);
    probabilities[3 * i + labels[i]!] = right;
    others.forEach((id, j) => (probabilities[3 * i + id] = (1 - right) * (j === Math.floor(2 * of!) ? b! : 1 - b!)));
  }
  return {probabilities, labels};
}

describe("conformal sets", () => {
  const calibration = drawn(9_999, 1);
  const test = drawn(20_000, 2);
  const setsAt = (coverage: number, isByClass: boolean): Uint8Array =>
    predictionSets(
      test.probabilities,
      conformalThresholds(calibration.probabilities, calibration.labels, coverage, isByClass)
    );

  it.each([0.8, 0.9, 0.95])("hold the label of %d of new examples", (coverage) => {
    for (const isByClass of [false, true]) {
      const {count, coveredCount} = summariseSets(setsAt(coverage, isByClass), test.labels);
      expect(Math.abs(coveredCount / count - coverage)).toBeLessThan(0.01);
    }
  });
  it("with one threshold fall short in the hard class, and with one for each class hold there as well", () => {
    const shares = [false, true].map((isByClass) => {
      const {count, coveredCount} = summariseSets(setsAt(0.9, isByClass), test.labels, 2);
      return coveredCount / count;
    });
    expect(shares[0]).toBeLessThan(0.8);
    expect(Math.abs(shares[1]! - 0.9)).toBeLessThan(0.015);
  });
  it("have the threshold of the rank that the theorem names", () => {
    const probabilities = Float32Array.of(0.9, 0.1, 0.8, 0.2, 0.75, 0.25, 0.5, 0.5);
    const thresholds = conformalThresholds(probabilities, Uint8Array.of(0, 0, 0, 0), 0.75, false);
    expect(thresholds[0]).toBeCloseTo(0.5, 6); // the ⌈5 × 0.75⌉ = 4th smallest of 0.1, 0.2, 0.25, 0.5
    expect(conformalThresholds(probabilities, Uint8Array.of(0, 0, 0, 0), 0.95, false)[0]).toBe(Infinity);
  });
  it("are counted by their sizes", () => {
    const sets = Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 1, 0);
    expect(summariseSets(sets, Uint8Array.of(1, 2, 1))).toEqual({
      count: 3,
      coveredCount: 2,
      classCount: 3,
      emptyCount: 1,
      singleCount: 1
    });
    expect(summariseSets(sets, Uint8Array.of(1, 2, 1), 2)).toEqual({
      count: 1,
      coveredCount: 0,
      classCount: 0,
      emptyCount: 1,
      singleCount: 0
    });
  });
});
