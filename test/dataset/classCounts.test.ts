import {describe, expect, it} from "vitest";
import {classCounts} from "../../data-loaders/dataset/classCounts.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

describe("classCounts", () => {
  it("counts each class of each split", () => {
    const dataset = loadFixture();
    const shirts = dataset.train.labels.indexOf(6);
    const bags = dataset.train.labels.indexOf(8);
    const rows = classCounts(dataset, {train: Uint32Array.of(shirts, shirts, bags), validation: Uint32Array.of(bags)});
    const counts = (split: string) => rows.filter((row) => row.split === split).map(({count}) => count);
    expect(counts("train")).toEqual([0, 0, 0, 0, 0, 0, 2, 0, 1, 0]);
    expect(counts("validation")).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(counts("test")).toEqual(Array(10).fill(20));
  });
});
