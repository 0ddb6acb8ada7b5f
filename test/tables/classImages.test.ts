import {describe, expect, it} from "vitest";
import {classPixels} from "../../data-loaders/dataset/classPixels.js";
import {classImages} from "../../data-loaders/tables/classImages.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {decodeSheet} from "./decodeSheet.js";

const rows = classPixels(loadFixture().train);
const [means, deviations] = classImages(rows);

describe("classImages", () => {
  it("shows each class's mean image in the order of the labels", () => {
    expect(means!.row).toMatchObject({sheet: "class-means", cellCount: 10});
    const {cell} = decodeSheet(means!);
    for (const {label, mean} of rows) expect(cell(label)).toEqual(Array.from(mean, Math.round));
  });
  it("shows deviations at twice their size", () => {
    expect(deviations!.row).toMatchObject({sheet: "class-deviations", cellCount: 10});
    const {cell} = decodeSheet(deviations!);
    for (const {label, standardDeviation} of rows) {
      expect(cell(label)).toEqual(Array.from(standardDeviation, (value) => Math.round(2 * value)));
    }
  });
  it("has room for the largest standard deviation that bytes can have", () => {
    const [row] = rows;
    const extreme = classImages([{...row!, standardDeviation: new Float32Array(784).fill(127.5)}])[1]!;
    expect(decodeSheet(extreme).cell(0)[0]).toBe(255);
  });
});
