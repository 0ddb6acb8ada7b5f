import {describe, expect, it} from "vitest";
import {answersIn} from "../../../data-loaders/browser/predictions/answers.js";
import {diagnose} from "../../../data-loaders/browser/predictions/diagnose.js";
import {judge} from "../../../data-loaders/browser/predictions/judge.js";
import {readFile} from "../../../data-loaders/browser/predictions/readFile.js";
import {thisProject} from "../../../data-loaders/project.js";
import {recordedRunFolder, readRecord} from "../../../data-loaders/runs/recorded/recordedRuns.js";
import expected from "../../fixtures/predictions/expected.json" with {type: "json"};
import {fileBytes, labels} from "./files.js";

const others = ["ann", "cnn"].map((model) => {
  return readRecord(recordedRunFolder(thisProject.recorded, `${model}-s1`)).files["test-predictions.u8"]!;
});
const {predictions} = diagnose(answersIn(await readFile(fileBytes("good/logits-f4.npy"))), labels);
const judged = judge(predictions!, labels, others);

describe("a judged model", () => {
  it("has the accuracy and interval that NumPy and SciPy give", () => {
    expect(judged.correctCount).toBe(expected.correct);
    expect(judged.accuracy).toBe(expected.correct / 10_000);
    expect(judged.interval.lower).toBeCloseTo(expected.wilson[0]!, 12);
    expect(judged.interval.upper).toBeCloseTo(expected.wilson[1]!, 12);
  });
  it("is held against both models as SciPy's binomial test does, with Holm's correction for two", () => {
    const [ann, cnn] = judged.comparisons;
    for (const [comparison, other] of [
      [ann!, expected.ann],
      [cnn!, expected.cnn]
    ] as const) {
      expect(comparison).toMatchObject({
        onlyFirstCount: other.onlyOther,
        onlySecondCount: other.only,
        bothCount: other.both
      });
      expect(comparison.difference.difference).toBeCloseTo((other.only - other.onlyOther) / 10_000, 12);
    }
    expect(ann!.log10PValue).toBeCloseTo(Math.log10(2 * expected.ann.pValue), 9);
    expect(cnn!.log10PValue).toBeCloseTo(Math.log10(expected.cnn.pValue), 9);
  });
  it("has a difference's interval near the normal approximation's", () => {
    const {onlyOther, only} = expected.ann;
    const deviation = Math.sqrt(onlyOther + only - (only - onlyOther) ** 2 / 10_000) / 10_000;
    const {lower, upper, difference} = judged.comparisons[0]!.difference;
    expect(lower).toBeCloseTo(difference - 1.96 * deviation, 3);
    expect(upper).toBeCloseTo(difference + 1.96 * deviation, 3);
  });
  it("has the loss, Brier score and calibration error that scikit-learn and NumPy give", () => {
    expect(judged.calibration!.loss).toBeCloseTo(expected.loss, 6);
    expect(judged.calibration!.brierScore).toBeCloseTo(expected.brier, 6);
    expect(judged.calibration!.equalWidthError).toBeCloseTo(expected.equalWidthError, 6);
    expect(judged.calibration!.bins.reduce((sum, {count}) => sum + count, 0)).toBe(10_000);
  });
  it("has no calibration without probabilities", () => {
    expect(judge({ids: predictions!.ids}, labels, others).calibration).toBeUndefined();
  });
});
