import {describe, expect, it} from "vitest";
import type {Activations} from "../../data-loaders/inspection/hiddenActivations.js";
import {inTwoBytes, nearest} from "../../data-loaders/inspection/nearest.js";
import {clusters} from "./activationsOf.js";

/** The nearest by looking at every pair in float64. */
function naive(queries: Activations, references: Activations, count: number): number[] {
  const {unitCount} = queries;
  const row = ({values}: Activations, i: number): number[] =>
    Array.from(values.subarray(i * unitCount, (i + 1) * unitCount));
  return Array.from({length: queries.values.length / unitCount}, (_, q) =>
    Array.from({length: references.values.length / unitCount}, (_, r) => ({
      r,
      distance: Math.sqrt(row(queries, q).reduce((sum, value, i) => sum + (value - row(references, r)[i]!) ** 2, 0))
    }))
      .sort((a, b) => a.distance - b.distance || a.r - b.r)
      .slice(0, count)
      .map(({r}) => r)
  ).flat();
}

describe("the nearest", () => {
  it("are those that looking at every pair finds, in the same order", async () => {
    const [queries, references] = [clusters(30, 8, 3), clusters(120, 8, 4)];
    expect(Array.from((await nearest(queries, references, 5)).positions)).toEqual(naive(queries, references, 5));
  });
  it("are found across the tiles in which they are computed", async () => {
    const [queries, references] = [clusters(2, 4, 2), clusters(20_011, 4, 4)];
    expect(Array.from((await nearest(queries, references, 3)).positions)).toEqual(naive(queries, references, 3));
  });
  it("of a point among themselves begin with it, at distance 0", async () => {
    const points = clusters(20, 8, 4);
    const {positions, distances} = await nearest(points, points, 2);
    expect(Array.from({length: 20}, (_, i) => [positions[2 * i], distances[2 * i]])).toEqual(
      Array.from({length: 20}, (_, i) => [i, 0])
    );
  });
  it("that are equally near come in the order of their positions", async () => {
    const references = {values: Float32Array.of(2, 0, 2, 0, 1, 0), unitCount: 2};
    const {positions, distances} = await nearest({values: Float32Array.of(0, 0), unitCount: 2}, references, 3);
    expect([Array.from(positions), Array.from(distances)]).toEqual([
      [2, 0, 1],
      [1, 2, 2]
    ]);
  });
  it("cannot be more than there are references", async () => {
    const points = clusters(3, 4, 1);
    await expect(nearest(points, points, 4)).rejects.toThrow("expected at least 4 of 4 units, got 3 of 4");
  });
  it("fit two bytes, or are refused", () => {
    expect([...inTwoBytes(Uint32Array.of(0, 65_535))]).toEqual([0, 65_535]);
    expect(() => inTwoBytes(Uint32Array.of(1, 65_543))).toThrow("expected positions below 65,536, got 65543");
  });
});
