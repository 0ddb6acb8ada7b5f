import {describe, expect, it} from "vitest";
import {learningBands} from "../../data-loaders/evaluation/learningBands.js";

describe("learningBands", () => {
  it("summarises the seeds of each epoch, from the first epoch on, in whatever order the rows come", () => {
    const rows = [
      {seed: 2, epoch: 2, value: 0.86},
      {seed: 1, epoch: 1, value: 0.8},
      {seed: 3, epoch: 1, value: 0.84},
      {seed: 1, epoch: 2, value: 0.85},
      {seed: 2, epoch: 1, value: 0.82}
    ];
    // R 4.2.2: mean, sd and t.test(x)$conf.int of c(0.80, 0.82, 0.84) and of c(0.85, 0.86)
    expect(learningBands(rows)).toEqual([
      {
        epoch: 1,
        count: 3,
        mean: closeTo(0.82),
        deviation: closeTo(0.019999999999999962),
        lower: closeTo(0.77031724576499327),
        upper: closeTo(0.86968275423500652)
      },
      {
        epoch: 2,
        count: 2,
        mean: closeTo(0.855),
        deviation: closeTo(0.0070710678118654814),
        lower: closeTo(0.79146897631912649),
        upper: closeTo(0.91853102368087358)
      }
    ]);
  });
  it("of one seed is its curve, without deviation or interval", () => {
    expect(learningBands([{seed: 1, epoch: 1, value: 0.5}])).toEqual([
      {epoch: 1, count: 1, mean: 0.5, deviation: NaN, lower: NaN, upper: NaN}
    ]);
  });
  it("orders epochs by number, not by name", () => {
    const rows = Array.from({length: 12}, (_, i) => ({seed: 1, epoch: 12 - i, value: i}));
    expect(learningBands(rows).map(({epoch}) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
  it("is empty for no rows", () => {
    expect(learningBands([])).toEqual([]);
  });
  it("refuses a seed with two values for an epoch", () => {
    const row = {seed: 1, epoch: 3, value: 0.5};
    expect(() => learningBands([row, {...row, value: 0.6}])).toThrow(
      "invalid rows of epoch 3: expected one a seed, got 2 of 1 seeds"
    );
  });
});

function closeTo(value: number): unknown {
  return expect.closeTo(value, 14);
}
