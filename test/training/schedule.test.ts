import {describe, expect, it} from "vitest";
import {learningRateAt} from "../../data-loaders/training/schedule.js";

/** Step sizes of a run of two epochs of four steps. */
function rates(warmUpEpochCount: number): number[] {
  return Array.from({length: 8}, (_, stepCount) =>
    learningRateAt(0.4, {kind: "linear", warmUpEpochCount}, {stepCount, stepsPerEpoch: 4, epochCount: 2})
  );
}

describe("learningRateAt", () => {
  it("is constant without a schedule", () => {
    expect(learningRateAt(0.4, undefined, {stepCount: 7, stepsPerEpoch: 4, epochCount: 2})).toBe(0.4);
  });
  it("rises in even steps to the largest and falls in even steps, never to nothing", () => {
    const expected = [0.1, 0.2, 0.3, 0.4, 0.4, 0.3, 0.2, 0.1];
    rates(1).forEach((rate, i) => expect(rate).toBeCloseTo(expected[i]!, 12));
  });
  it("starts at the largest without a way up", () => {
    const expected = [0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05];
    rates(0).forEach((rate, i) => expect(rate).toBeCloseTo(expected[i]!, 12));
  });
});
