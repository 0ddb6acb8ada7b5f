import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {riskCoverageArea, selectiveCurve} from "../../data-loaders/evaluation/selective.js";

describe("selectiveCurve", () => {
  it("answers the most confident first, and equal confidences together", () => {
    const curve = selectiveCurve(Float32Array.of(0.5, 1, 0.75, 0.75), Uint8Array.of(0, 1, 1, 0));
    expect(curve).toEqual([
      {threshold: 1, coverage: 0.25, risk: 0},
      {threshold: 0.75, coverage: 0.75, risk: 1 / 3},
      {threshold: 0.5, coverage: 1, risk: 0.5}
    ]);
    expect(riskCoverageArea(curve)).toBeCloseTo(0.25 * 0 + 0.5 * (1 / 3) + 0.25 * 0.5, 12);
  });
  it("ends at the error of all, whatever the confidences, and has no area without errors", () => {
    const examples = fc.array(fc.tuple(fc.float({min: 0, max: 1, noNaN: true}), fc.boolean()), {minLength: 1});
    fc.assert(
      fc.property(examples, (all) => {
        const confidences = Float32Array.from(all, ([confidence]) => confidence);
        const curve = selectiveCurve(
          confidences,
          Uint8Array.from(all, ([, isRight]) => Number(isRight))
        );
        const wrong = all.filter(([, isRight]) => !isRight).length;
        expect(curve.at(-1)).toMatchObject({coverage: 1, risk: wrong / all.length});
        expect(riskCoverageArea(curve) === 0).toBe(wrong === 0);
      })
    );
  });
});
