import {describe, expect, it} from "vitest";
import {calibratedJoint} from "../../../data-loaders/evaluation/labelErrors/confidentLearning.js";
import {cells} from "./rows.js";

function labelsOf(...counts: number[]): Uint8Array {
  return Uint8Array.from(counts.flatMap((count, label) => Array<number>(count).fill(label)));
}

describe("calibratedJoint", () => {
  const joint = Uint32Array.from(cells([0, 0, 6], [0, 1, 2], [1, 0, 1], [1, 1, 3]));

  it("is the confident joint where all examples were counted", () => {
    expect([...calibratedJoint(joint, labelsOf(8, 4))]).toEqual([...joint]);
  });
  it("scales each row on its own", () => {
    const expected = cells([0, 0, 12], [0, 1, 4], [1, 0, 1.5], [1, 1, 4.5]);
    expect([...calibratedJoint(joint, labelsOf(16, 6))]).toEqual(expected);
  });
  it("is zero for a label that no example has", () => {
    expect([...calibratedJoint(joint, labelsOf(8))]).toEqual(cells([0, 0, 6], [0, 1, 2]));
  });
  it("refuses examples of a label that was never counted", () => {
    expect(() => calibratedJoint(joint, labelsOf(8, 4, 5))).toThrow("expected counts for label 2, got none for 5");
  });
});
