import {quantile} from "d3";
import {describe, expect, it} from "vitest";
import {normalQuantile} from "../../src/lib/interval.js";
import {outcomes} from "../../data-loaders/evaluation/outcomes.js";
import {pairedBootstrap} from "../../data-loaders/evaluation/pairedBootstrap.js";
import {randomWords} from "../../data-loaders/random/streams.js";

/** Two classifiers with given outcomes, and the rest right by both. */
function classifiers(exampleCount: number, onlyFirstCount: number, onlySecondCount: number) {
  const firstCorrect = new Uint8Array(exampleCount).fill(1);
  const secondCorrect = firstCorrect.slice();
  secondCorrect.fill(0, 0, onlyFirstCount);
  firstCorrect.fill(0, onlyFirstCount, onlyFirstCount + onlySecondCount);
  return [firstCorrect, secondCorrect] as const;
}

/** The bootstrap by its definition: examples drawn with replacement, one by one. */
function plainInterval(firstCorrect: Uint8Array, secondCorrect: Uint8Array, resampleCount: number) {
  const exampleCount = firstCorrect.length;
  const differences = Array.from({length: resampleCount}, (_, resample) => {
    let advantage = 0;
    for (const word of randomWords({seed: 2, stream: "sample", step: resample}, exampleCount)) {
      const example = Math.floor((word / 2 ** 32) * exampleCount);
      advantage += secondCorrect[example]! - firstCorrect[example]!;
    }
    return advantage / exampleCount;
  });
  return {lower: quantile(differences, 0.025)!, upper: quantile(differences, 0.975)!};
}

describe("pairedBootstrap", () => {
  it("gives the interval of resampling example by example", () => {
    const [first, second] = classifiers(500, 40, 75);
    const plain = plainInterval(first, second, 10_000);
    const {difference, lower, upper} = pairedBootstrap(first, second, {seed: 1});
    const oneExample = 1 / 500;
    expect(difference).toBe(35 / 500);
    expect(Math.abs(lower - plain.lower)).toBeLessThanOrEqual(oneExample);
    expect(Math.abs(upper - plain.upper)).toBeLessThanOrEqual(oneExample);
  });
  it("agrees with the normal approximation for 10,000 examples, within a tenth of a standard error", () => {
    const [b, c, n] = [413, 678, 10_000];
    const standardError = Math.sqrt(b + c - (c - b) ** 2 / n) / n;
    const {difference, lower, upper} = pairedBootstrap(...classifiers(n, b, c), {seed: 1});
    expect(Math.abs(difference - normalQuantile * standardError - lower)).toBeLessThan(standardError / 10);
    expect(Math.abs(difference + normalQuantile * standardError - upper)).toBeLessThan(standardError / 10);
  });
  // SciPy 1.10.1: bootstrap((second - first,), mean, n_resamples=100000, method="percentile", random_state=1)
  it("agrees with SciPy's bootstrap, within two examples of 10,000", () => {
    const {lower, upper} = pairedBootstrap(...classifiers(10_000, 413, 678), {seed: 3});
    expect(Math.abs(lower - 0.0201)).toBeLessThanOrEqual(0.00021);
    expect(Math.abs(upper - 0.033)).toBeLessThanOrEqual(0.00021);
  });
  it("is the same for the same seed, and another for another", () => {
    const [first, second] = classifiers(10_000, 413, 678);
    const intervals = [1, 1, 2, 3, 4].map((seed) => pairedBootstrap(first, second, {seed, resampleCount: 200}));
    expect(intervals[1]).toEqual(intervals[0]);
    expect(new Set(intervals.map(({lower, upper}) => `${lower} ${upper}`)).size).toBeGreaterThan(1);
  });
  it("turns its sign when the classifiers are swapped", () => {
    const [first, second] = classifiers(1000, 30, 90);
    const {difference, lower, upper} = pairedBootstrap(second, first, {seed: 1});
    expect(difference).toBe(-0.06);
    expect([lower < -0.06, -0.06 < upper, upper < 0]).toEqual([true, true, true]);
  });
  it("is no more than zero where the classifiers never differ", () => {
    expect(pairedBootstrap(...classifiers(100, 0, 0), {seed: 1})).toEqual({difference: 0, lower: 0, upper: 0});
  });
  it("is one where only the second is ever right", () => {
    expect(pairedBootstrap(...classifiers(100, 0, 100), {seed: 1})).toEqual({difference: 1, lower: 1, upper: 1});
  });
  it("refuses no examples and lengths that differ", () => {
    expect(() => pairedBootstrap(new Uint8Array(0), new Uint8Array(0), {seed: 1})).toThrow(/at least one example/);
    expect(() => pairedBootstrap(new Uint8Array(2), new Uint8Array(3), {seed: 1})).toThrow(/\(2\), got 3/);
  });
});

describe("outcomes", () => {
  it("counts the four cells", () => {
    expect(outcomes(Uint8Array.of(1, 1, 0, 0, 0, 1), Uint8Array.of(1, 0, 1, 0, 0, 1))).toEqual({
      bothCount: 2,
      onlyFirstCount: 1,
      onlySecondCount: 1,
      neitherCount: 2
    });
  });
});
