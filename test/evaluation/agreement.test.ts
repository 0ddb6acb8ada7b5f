import {describe, expect, it} from "vitest";
import {agreement} from "../../data-loaders/evaluation/agreement.js";

describe("agreement", () => {
  it("is scikit-learn's kappa and Matthews' correlation", () => {
    const {kappa, matthews} = agreement(Uint32Array.of(50, 3, 2, 7, 30, 9, 1, 4, 60));
    expect(kappa).toBeCloseTo(0.7608731785694498, 12);
    expect(matthews).toBeCloseTo(0.7635874248059705, 12);
  });
  it("of predictions that are all right is 1, and of those by chance 0", () => {
    expect(agreement(Uint32Array.of(3, 0, 0, 4))).toEqual({kappa: 1, matthews: 1});
    expect(agreement(Uint32Array.of(2, 2, 2, 2))).toEqual({kappa: 0, matthews: 0});
  });
  it("with one class predicted is unknown", () => {
    expect(agreement(Uint32Array.of(2, 0, 2, 0)).matthews).toBeNaN();
  });
});
