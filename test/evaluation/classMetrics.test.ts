import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {classMetrics} from "../../data-loaders/evaluation/classMetrics.js";

describe("classMetrics", () => {
  // statsmodels 0.13.5: proportion_confint(TP, n, method="wilson") with n = predicted, support and union;
  // F1 and its bounds 2J / (1 + J)
  it("agrees with statsmodels", () => {
    const reference = [
      {
        label: 0,
        precision: 0.7692307692307693,
        precisionLower: 0.6535529085185335,
        precisionUpper: 0.8548616515383899,
        recall: 0.8333333333333334,
        recallLower: 0.7196838683638547,
        recallUpper: 0.9068682302080855,
        f1: 0.8,
        f1Lower: 0.7131430174817912,
        f1Upper: 0.8655171501489655,
        support: 60
      },
      {
        label: 1,
        precision: 0.9302325581395349,
        precisionLower: 0.8139101309875801,
        precisionUpper: 0.9759884104227855,
        recall: 0.8888888888888888,
        recallLower: 0.765009030042314,
        recallUpper: 0.9515952820543281,
        f1: 0.9090909090909091,
        f1Lower: 0.8264437770990504,
        f1Upper: 0.9545462119626654,
        support: 45
      },
      {
        label: 2,
        precision: 0.9130434782608695,
        precisionLower: 0.8376974325974105,
        precisionUpper: 0.9552788110362063,
        recall: 0.8842105263157894,
        recallLower: 0.8044550567755692,
        recallUpper: 0.9341014241888358,
        f1: 0.8983957219251337,
        f1Lower: 0.8437792159784814,
        f1Upper: 0.9353800313084736,
        support: 95
      }
    ];
    const metrics = classMetrics(Uint32Array.of(50, 2, 8, 5, 40, 0, 10, 1, 84));
    expect(metrics).toEqual(
      reference.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, closeTo(value)])))
    );
  });
  it("is 0 with the interval [0, 1] where there is nothing to divide by", () => {
    const nothing = {
      label: 1,
      precision: 0,
      precisionLower: 0,
      precisionUpper: 1,
      recall: 0,
      recallLower: 0,
      recallUpper: 1,
      f1: 0,
      f1Lower: 0,
      f1Upper: 1,
      support: 0
    };
    expect(classMetrics(Uint32Array.of(7, 0, 0, 0))[1]).toEqual(nothing);
  });
  it("has no NaN, every value in [0, 1] within its interval, and F1 the harmonic mean", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), {minLength: 9, maxLength: 9}), (cells) => {
        for (const row of classMetrics(Uint32Array.from(cells))) {
          for (const name of ["precision", "recall", "f1"] as const) {
            const bounds = [0, row[`${name}Lower`], row[name], row[`${name}Upper`], 1];
            expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
          }
          const harmonic = (2 * row.precision * row.recall) / (row.precision + row.recall || 1);
          expect(row.f1).toBeCloseTo(harmonic, 12);
        }
      })
    );
  });
});

function closeTo(value: number): unknown {
  return expect.closeTo(value, 12);
}
