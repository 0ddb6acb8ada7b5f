import {describe, expect, it} from "vitest";
import {sha256} from "../../data-loaders/store/sha256.js";
import {sheet} from "../../data-loaders/tables/sheet.js";
import {decodeSheet} from "./decodeSheet.js";

/** Seven images of 2 × 2 pixels, every level another: 0 to 27. */
const seven = Uint8Array.from({length: 7 * 4}, (_, i) => i);
const options = {name: "small", cellWidth: 2, columnCount: 3, channelCount: 1} as const;

describe("sheet", () => {
  it("holds image after image, row by row of cells", () => {
    const decoded = decodeSheet(sheet(seven, options));
    expect([decoded.width, decoded.height, decoded.channels]).toEqual([6, 6, 1]);
    expect(Array.from({length: 7}, (_, i) => decoded.cell(i)).flat()).toEqual([...seven]);
  });
  it("leaves cells that hold no image at zero", () => {
    expect([7, 8].map(decodeSheet(sheet(seven, options)).cell)).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0]
    ]);
  });
  it("keeps colour and opacity", () => {
    const rgba = Uint8Array.from({length: 2 * 16}, (_, i) => 255 - i);
    const decoded = decodeSheet(sheet(rgba, {...options, channelCount: 4}));
    expect(decoded.channels).toBe(4);
    expect([0, 1].flatMap(decoded.cell)).toEqual([...rgba]);
  });
  it("is described by its row", () => {
    const {row, png} = sheet(seven, options);
    const size = {bytes: png.length, sha256: sha256(png)};
    expect(row).toEqual({sheet: "small", cellWidth: 2, columnCount: 3, cellCount: 7, ...size});
  });
  it("has the same bytes for the same images", () => {
    expect(sheet(seven.slice(), options).png).toEqual(sheet(seven, options).png);
  });
});
