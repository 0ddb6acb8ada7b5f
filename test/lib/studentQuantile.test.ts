import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {normalQuantile} from "../../src/lib/interval.js";
import {studentQuantile, studentTail} from "../../src/lib/studentQuantile.js";

const degreesOfFreedom = fc.double({min: 1, max: 1e6, noNaN: true});

describe("studentQuantile", () => {
  // R 4.2.2: qt(probability, df)
  it.each([
    [0.975, 1, 12.7062047361746941],
    [0.975, 2, 4.3026527297494619],
    [0.975, 3, 3.1824463052837078],
    [0.975, 4, 2.7764451051977934],
    [0.975, 9, 2.2621571627982049],
    [0.975, 29, 2.0452296421327034],
    [0.975, 1000, 1.9623390808264076],
    [0.995, 4, 4.6040948713499921],
    [0.995, 2.5, 7.1637281389488026],
    [0.6, 3, 0.27667066233268983],
    [0.05, 9, -1.8331129326562374],
    [1e-6, 2, -7.0710572052593386e2],
    [1e-6, 29, -5.9171055404595627]
  ])("of %d with %d degrees of freedom agrees with R", (probability, degrees, reference) => {
    expect(studentQuantile(probability, degrees) / reference).toBeCloseTo(1, 13);
  });
  it("with one degree of freedom is Cauchy's, tan(π (p − 1/2)), far into the tail too", () => {
    expect(studentQuantile(0.9, 1)).toBeCloseTo(Math.tan(0.4 * Math.PI), 13);
    expect(studentQuantile(1e-200, 1) * Math.PI * 1e-200).toBeCloseTo(-1, 13);
  });
  it("of one half is 0, and mirrors about it", () => {
    expect(studentQuantile(0.5, 4)).toBe(0);
    expect(studentQuantile(0.125, 4)).toBe(-studentQuantile(0.875, 4));
  });
  it("nears the normal quantile from above as the degrees of freedom grow", () => {
    expect(studentQuantile(0.975, 1e6)).toBeGreaterThan(normalQuantile);
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(normalQuantile, 5);
  });
  it("undoes the tail", () => {
    fc.assert(
      fc.property(fc.double({min: 1e-12, max: 0.49, noNaN: true}), degreesOfFreedom, (tail, degrees) => {
        expect(studentTail(-studentQuantile(tail, degrees), degrees) / tail).toBeCloseTo(1, 9);
      })
    );
  });
  it.each([0, 1, -0.1, NaN])("refuses a probability of %d", (probability) => {
    expect(() => studentQuantile(probability, 4)).toThrow(`expected more than 0 and less than 1, got ${probability}`);
  });
  it.each([0, 0.5, Infinity, NaN])("refuses %d degrees of freedom", (degrees) => {
    expect(() => studentQuantile(0.975, degrees)).toThrow(`expected 1 to 1000000, got ${degrees}`);
    expect(() => studentTail(2, degrees)).toThrow(RangeError);
  });
});

describe("studentTail", () => {
  // mpmath 1.2.1, 40 digits: betainc(df / 2, 1 / 2, 0, df / (df + t**2), regularized=True) / 2
  it.each([
    [0.1, 1, 0.46827448256944643],
    [1, 1, 0.25],
    [2, 2, 0.091751709536136984],
    [3, 2.5, 0.036288047774515922],
    [12, 4, 0.00013821427425148648],
    [60, 9, 2.5005952358364522e-13],
    [0.5, 30, 0.31036150244256364],
    [40, 30, 6.8630225972032014e-28],
    [2, 100, 0.02410608936556684],
    [5, 1000, 3.3836281823243152e-7]
  ])("above %d with %d degrees of freedom agrees with mpmath, small ones too", (t, degrees, reference) => {
    expect(studentTail(t, degrees) / reference).toBeCloseTo(1, 12);
  });
  it("above 2 with a million degrees of freedom agrees with mpmath to ten digits", () => {
    expect(studentTail(2, 1e6) / 0.022750266925659604).toBeCloseTo(1, 10);
  });
  it("is one half above 0, all above −∞ and nothing above ∞", () => {
    expect([0, -Infinity, Infinity].map((t) => studentTail(t, 4))).toEqual([0.5, 1, 0]);
  });
  it("above t and above −t sum to 1", () => {
    fc.assert(
      fc.property(fc.double({min: 0, max: 100, noNaN: true}), degreesOfFreedom, (t, degrees) => {
        expect(studentTail(t, degrees) + studentTail(-t, degrees)).toBeCloseTo(1, 12);
      })
    );
  });
  it("is NaN above NaN", () => {
    expect(studentTail(NaN, 4)).toBeNaN();
  });
});
