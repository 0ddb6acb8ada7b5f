import {describe, expect, it} from "vitest";
import {agrees, type Proportion} from "../../data-loaders/claims/agrees.js";

const thousand = (share: number): Proportion => ({share, count: 1000});

describe("agrees", () => {
  // Pooled share 0.97, deviation √(0.97 · 0.03 · 2 / 1000) = 0.0076289; times 1.959964 = 0.0149524.
  it("holds up to the critical difference of the pooled z test", () => {
    expect(agrees(thousand(0.97 + 0.00747), thousand(0.97 - 0.00747), 0)).toBe(true);
    expect(agrees(thousand(0.97 + 0.00748), thousand(0.97 - 0.00748), 0)).toBe(false);
  });
  it("pools shares by their counts", () => {
    // Pooled share (0.9 · 100 + 0.95 · 900) / 1000 = 0.945, deviation √(0.945 · 0.055 · (1/100 + 1/900)) = 0.0240312; critical 0.0471.
    expect(agrees({share: 0.9, count: 100}, {share: 0.95, count: 900}, 0)).toBe(false);
    expect(agrees({share: 0.9, count: 100}, {share: 0.945, count: 900}, 0)).toBe(true);
  });
  // The same difference of 0.0149524 and half of 0.02 more: 0.0249524, twice 0.0124762.
  it("allows half a unit of the stated share's last digit besides, and no more", () => {
    const apart = (by: number): readonly [stated: Proportion, measured: Proportion] => [
      thousand(0.97 + by),
      thousand(0.97 - by)
    ];
    expect(agrees(...apart(0.01247), 0)).toBe(false);
    expect(agrees(...apart(0.01247), 0.02)).toBe(true);
    expect(agrees(...apart(0.01248), 0.02)).toBe(false);
  });
  it("holds for equal shares even where neither varies", () => {
    expect(agrees(thousand(1), thousand(1), 0)).toBe(true);
    expect(agrees(thousand(0), thousand(0), 0)).toBe(true);
  });
  it("is the same in both directions", () => {
    const [a, b] = [
      {share: 0.91, count: 12_000},
      {share: 0.917, count: 10_000}
    ];
    expect(agrees(a, b, 0)).toBe(agrees(b, a, 0));
  });
});
