import {beforeAll, describe, expect, it} from "vitest";
import {nearest} from "../../data-loaders/inspection/nearest.js";
import {principalComponents} from "../../data-loaders/inspection/principalComponents.js";
import {umapLayout} from "../../data-loaders/inspection/umapLayout.js";
import {clusters} from "./activationsOf.js";

const clusterCount = 12;
const points = clusters(360, 16, clusterCount);
let start: Float32Array;

beforeAll(() => {
  start = principalComponents(points, 2).places;
});

/** Share of the ten nearest on a map that are of the point's own cluster. */
async function agreement(places: Float32Array): Promise<number> {
  const {positions} = await nearest({values: places, unitCount: 2}, {values: places, unitCount: 2}, 11);
  const agree = Array.from(positions).filter((position, i) => {
    const point = Math.floor(i / 11);
    return position !== point && position % clusterCount === point % clusterCount;
  });
  return agree.length / (10 * (places.length / 2));
}

describe("UMAP", () => {
  it("gives the same bytes for the same seed, and others for another", async () => {
    const first = await umapLayout(points, start, 1, 20);
    expect(await umapLayout(points, start, 1, 20)).toEqual(first);
    expect(await umapLayout(points, start, 2, 20)).not.toEqual(first);
  });
  it("keeps neighbours together where two principal components cannot", async () => {
    const umap = await agreement(await umapLayout(points, start, 1, 200));
    expect(umap).toBeGreaterThan(0.95);
    expect(umap).toBeGreaterThan((await agreement(start)) + 0.1);
  });
});
