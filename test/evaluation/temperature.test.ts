import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {crossEntropy} from "../../data-loaders/evaluation/crossEntropy.js";
import {mean} from "../../data-loaders/evaluation/mean.js";
import {softmax} from "../../data-loaders/evaluation/softmax.js";
import {temperature} from "../../data-loaders/evaluation/temperature.js";

/** Logits of examples that all favour class 0 by so much. */
function favouring(logit: number, exampleCount: number): Float32Array {
  return Float32Array.from({length: 10 * exampleCount}, (_, i) => (i % 10 === 0 ? logit : 0));
}

// The same in Python: i = numpy.arange(200)[:, None], c = numpy.arange(10), labels = 7 * numpy.arange(200) % 10;
// logits = (7919 * i + 104729 * c) % 101 / 10 + numpy.where(c == labels[:, None], 4, 0), as float32
const labels = Uint8Array.from({length: 200}, (_, i) => (7 * i) % 10);
const logits = Float32Array.from({length: 2000}, (_, place) => {
  const [i, c] = [Math.floor(place / 10), place % 10];
  return ((7919 * i + 104729 * c) % 101) / 10 + (c === labels[i] ? 4 : 0);
});

describe("temperature", () => {
  it("agrees with SciPy", () => {
    // SciPy 1.10.1: 1 / brentq(slope, 1e-3, 1e3, xtol=1e-15, rtol=1e-14), slope the derivative by 1 / T of
    // -log_softmax(logits / T, axis=1)[range(200), labels].mean()
    const fit = temperature(logits, labels);
    expect(fit.temperature).toBeCloseTo(2.1262213413779296, 10);
    expect(fit.lossBefore).toBeCloseTo(1.9240424621680592, 12);
    expect(fit.lossAfter).toBeCloseTo(1.5825040402650972, 12);
  });
  it("brings the confidence of examples that are alike to their accuracy", () => {
    // by hand: 3 of 4 right wants exp(ln 729 / T) / (exp(ln 729 / T) + 9) = 3 / 4, so T = ln 729 / ln 27
    const fit = temperature(favouring(Math.log(729), 4), Uint8Array.of(0, 0, 0, 5));
    expect(fit.temperature).toBeCloseTo(2, 6);
    expect(fit.lossBefore).toBeCloseTo(-(3 * Math.log(729 / 738) + Math.log(1 / 738)) / 4, 6);
    expect(fit.lossAfter).toBeCloseTo(-(3 * Math.log(3 / 4) + Math.log(1 / 36)) / 4, 6);
  });
  it("grows with the logits", () => {
    const tripled = temperature(
      logits.map((logit) => 3 * logit),
      labels
    );
    expect(tripled.temperature / temperature(logits, labels).temperature).toBeCloseTo(3, 5);
  });
  it("does not depend on what is added to all logits of an example", () => {
    const shifted = temperature(
      logits.map((logit, place) => logit + Math.floor(place / 10)),
      labels
    );
    expect(shifted.temperature).toBeCloseTo(temperature(logits, labels).temperature, 4);
  });
  it("is the lowest of its range where every prediction is right, the highest where the logits say nothing", () => {
    expect(temperature(favouring(5, 3), Uint8Array.of(0, 0, 0))).toMatchObject({temperature: 1e-3, lossAfter: 0});
    expect(temperature(favouring(5, 3), Uint8Array.of(1, 2, 3)).temperature).toBe(1e3);
    expect(temperature(favouring(0, 3), Uint8Array.of(1, 2, 3)).lossAfter).toBeCloseTo(Math.LN10, 12);
  });
  it("has the loss that cross-entropy measures, and none on either side of it is lower", () => {
    const lossAt = (divisor: number) =>
      mean(
        crossEntropy(
          softmax(
            logits.map((logit) => logit / divisor),
            10
          ),
          labels
        )
      );
    const fit = temperature(logits, labels);
    expect(lossAt(1)).toBeCloseTo(fit.lossBefore, 6);
    expect(lossAt(fit.temperature)).toBeCloseTo(fit.lossAfter, 6);
    for (const factor of [0.5, 0.9, 1.1, 2]) expect(lossAt(factor * fit.temperature)).toBeGreaterThan(fit.lossAfter);
  });
  it("lies in its range and never raises the loss, whatever the logits", () => {
    const examples = fc.array(
      fc.tuple(fc.array(fc.float({min: -1e4, max: 1e4, noNaN: true}), {minLength: 10, maxLength: 10}), fc.nat(9)),
      {minLength: 1, maxLength: 20}
    );
    fc.assert(
      fc.property(examples, (pairs) => {
        const fit = temperature(
          Float32Array.from(pairs.flatMap(([row]) => row)),
          Uint8Array.from(pairs, ([, label]) => label)
        );
        expect(fit.temperature).toBeGreaterThanOrEqual(1e-3);
        expect(fit.temperature).toBeLessThanOrEqual(1e3);
        expect(fit.lossAfter).toBeLessThanOrEqual(fit.lossBefore * (1 + 1e-12));
      })
    );
  });
  it("is the same twice", () => {
    expect(temperature(logits, labels)).toEqual(temperature(logits, labels));
  });
  it("refuses no examples, lengths that do not fit, and what is no class or no number", () => {
    expect(() => temperature(new Float32Array(0), new Uint8Array(0))).toThrow("expected at least one example");
    expect(() => temperature(new Float32Array(19), new Uint8Array(2))).toThrow("10 for each of 2 labels, got 19");
    expect(() => temperature(new Float32Array(10), Uint8Array.of(10))).toThrow(
      "example 0: expected less than 10, got 10"
    );
    expect(() => temperature(favouring(NaN, 1), Uint8Array.of(0))).toThrow("invalid logit 0: expected a finite number");
  });
});
