import {describe, expect, it} from "vitest";
import {classIntensities} from "../../data-loaders/dataset/classIntensities.js";
import {uniformImages} from "../fixtures/dataset/uniformImages.js";

describe("classIntensities", () => {
  const rows = classIntensities({pixels: uniformImages(7, 8, 255, 6), labels: Uint8Array.of(3, 3, 9, 3), count: 4});

  it("has 32 bands of eight levels for each class", () => {
    expect(rows).toHaveLength(320);
    expect(rows.slice(96, 99).map(({label, level}) => [label, level])).toEqual([
      [3, 0],
      [3, 8],
      [3, 16]
    ]);
  });
  it("counts levels 6 and 7 in the first band, 8 in the second, 255 in the last", () => {
    const found = rows.filter(({count}) => count > 0);
    expect(found).toEqual([
      {label: 3, level: 0, count: 2 * 784},
      {label: 3, level: 8, count: 784},
      {label: 9, level: 248, count: 784}
    ]);
  });
});
