import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {adaptiveCalibrationError, calibrationError} from "../../data-loaders/evaluation/calibrationError.js";

// The same in Python: i = numpy.arange(1005); confidences = sqrt(((7919 * i + 13) % 1005 + 0.5) / 1005), as float32;
// correct = (104729 * i + 7) % 1000 / 1000 < 0.25 + 0.5 * confidences
const confidences = Float32Array.from({length: 1005}, (_, i) => Math.sqrt((((7919 * i + 13) % 1005) + 0.5) / 1005));
const correct = Uint8Array.from(confidences, (confidence, i) =>
  Number(((104729 * i + 7) % 1000) / 1000 < 0.25 + 0.5 * confidence)
);

describe.each([
  ["calibrationError", calibrationError],
  ["adaptiveCalibrationError", adaptiveCalibrationError]
])("%s", (_, measure) => {
  it("is 0 where confidence is accuracy, and 1 where all is certain and wrong", () => {
    expect(measure(Float32Array.of(0.5, 0.5, 1, 1), Uint8Array.of(0, 1, 1, 1))).toBe(0);
    expect(measure(Float32Array.of(1, 1, 1), Uint8Array.of(0, 0, 0))).toBe(1);
  });
  it("of one bin is the difference of mean confidence and accuracy: by hand |0.75 − 0.5|", () => {
    expect(measure(Float32Array.of(0.5, 1), Uint8Array.of(1, 0), 1)).toBe(0.25);
  });
  it("is NaN for no examples", () => {
    expect(measure(new Float32Array(0), new Uint8Array(0))).toBeNaN();
  });
  it("takes the confidences 0 and 1", () => {
    expect(measure(Float32Array.of(0, 1), Uint8Array.of(1, 1), 2)).toBe(0.5);
  });
  it("lies in [0, 1], at least the difference of mean confidence and accuracy, whatever the order", () => {
    const examples = fc.array(fc.tuple(fc.constantFrom(0, 0.25, 0.5, 0.9, 1), fc.boolean()), {minLength: 1});
    fc.assert(
      fc.property(examples, fc.integer({min: 1, max: 20}), (pairs, binCount) => {
        const of = (ordered: typeof pairs) =>
          measure(
            Float32Array.from(ordered, ([confidence]) => confidence),
            Uint8Array.from(ordered, ([, isRight]) => Number(isRight)),
            binCount
          );
        const gap = pairs.reduce((sum, [confidence, isRight]) => sum + Number(isRight) - Math.fround(confidence), 0);
        expect(of(pairs)).toBeGreaterThanOrEqual(Math.abs(gap) / pairs.length - 1e-12);
        expect(of(pairs)).toBeLessThanOrEqual(1);
        expect(of(pairs.toReversed())).toBeCloseTo(of(pairs), 12);
      })
    );
  });
  it("refuses lengths that differ, no bins, and confidences that are none", () => {
    expect(() => measure(new Float32Array(2), new Uint8Array(3))).toThrow("(2), got 3");
    expect(() => measure(new Float32Array(2), new Uint8Array(2), 0)).toThrow("expected a whole number from 1, got 0");
    expect(() => measure(Float32Array.of(1, NaN), new Uint8Array(2))).toThrow(
      "invalid confidence of example 1: expected 0 to 1, got NaN"
    );
    expect(() => measure(Float32Array.of(1.5), new Uint8Array(1))).toThrow("got 1.5");
  });
});

describe("calibrationError", () => {
  // scikit-learn 1.2.1: t, p = calibration_curve(correct, confidences, n_bins=n, strategy="uniform");
  // w = numpy.histogram(confidences, n, (0, 1))[0]; sum(abs(t - p) * w) / 1005
  it("agrees with scikit-learn, with 15 bins and with 10", () => {
    expect(calibrationError(confidences, correct)).toBeCloseTo(0.13607764485945453, 12);
    expect(calibrationError(confidences, correct, 10)).toBeCloseTo(0.1271222167810546, 12);
  });
  it("weighs bins by their size: by hand (3 × |0 − 0.25| + 1 × |1 − 0.75|) / 4", () => {
    expect(calibrationError(Float32Array.of(0.25, 0.25, 0.25, 0.75), Uint8Array.of(0, 0, 0, 1), 2)).toBe(0.25);
  });
});

describe("adaptiveCalibrationError", () => {
  // scikit-learn 1.2.1: t, p = calibration_curve(correct, confidences, n_bins=15, strategy="quantile");
  // mean(abs(t - p)), 67 examples in each bin
  it("agrees with scikit-learn", () => {
    expect(adaptiveCalibrationError(confidences, correct)).toBeCloseTo(0.13070542087491174, 12);
  });
  it("cuts by rank what equal width leaves in one bin: by hand (|1 − 0.75| + |0 − 1|) / 2", () => {
    const [sure, isRight] = [Float32Array.of(1, 0.75), Uint8Array.of(0, 1)];
    expect(adaptiveCalibrationError(sure, isRight, 2)).toBe(0.625);
    expect(calibrationError(sure, isRight, 2)).toBe(0.375);
  });
  it("keeps equal confidences together, in the bin of the first of them by rank", () => {
    const [sure, isRight] = [Float32Array.of(1, 1, 0.5, 1), Uint8Array.of(1, 0, 1, 1)];
    // by hand: the three ones in the second of four bins, (|1 − 0.5| + |2 − 3|) / 4; in the first of two, |3 − 3.5| / 4
    expect(adaptiveCalibrationError(sure, isRight, 4)).toBe(0.375);
    expect(adaptiveCalibrationError(sure, isRight, 2)).toBe(0.125);
  });
  it("leaves bins empty where there are more than examples: by hand (|1 − 0.5| + |0 − 0.75|) / 2", () => {
    expect(adaptiveCalibrationError(Float32Array.of(0.5, 0.75), Uint8Array.of(1, 0), 15)).toBe(0.625);
  });
});
