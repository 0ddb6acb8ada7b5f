import {describe, expect, it} from "vitest";
import {principalComponents} from "../../data-loaders/inspection/principalComponents.js";

describe("principal components", () => {
  // by hand: centred at (3, 1, 0), all variance lies along (2, 1, 0) / √5, with a little across it
  const points = {values: Float32Array.of(1, 0, 0, 5, 2, 0, 3, 1, 0.5, 3, 1, -0.5), unitCount: 3};

  it("give places along the directions of largest variance, the largest loading positive", () => {
    const {places} = principalComponents(points, 2);
    const expected = [-Math.sqrt(5), 0, Math.sqrt(5), 0, 0, 0.5, 0, -0.5];
    places.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6));
  });
  it("tell each direction's share of the variance", () => {
    const {varianceShares} = principalComponents(points, 3);
    // by hand: 10 and 0.5 of 10.5, each over n − 1
    [10 / 10.5, 0.5 / 10.5, 0].forEach((share, i) => expect(varianceShares[i]).toBeCloseTo(share, 6));
  });
});
