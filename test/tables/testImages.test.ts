import {describe, expect, it} from "vitest";
import type {Examples} from "../../data-loaders/dataset/examples.js";
import {randomWords} from "../../data-loaders/random/streams.js";
import {testImages} from "../../data-loaders/tables/testImages.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {decodeSheet} from "./decodeSheet.js";

const {test} = loadFixture();

/** One model's losses, of which another model's are larger for every third image. */
const losses = Float32Array.from({length: test.count}, (_, i) => (i * 37) % 200);
const otherLosses = losses.map((loss, i) => (i % 3 === 0 ? loss + 50.5 : 0));
const {sheets, rows} = testImages(test, [losses, otherLosses]);

/** As many images as the test file has, of noise, which no compression shrinks. */
function noise(count: number): Examples {
  const words = randomWords({seed: 1, stream: "sample"}, (count * 784) / 4);
  return {pixels: new Uint8Array(words.buffer, 0, count * 784), labels: new Uint8Array(count), count};
}

describe("testImages", () => {
  it("places each test image once, in the order of the test file", () => {
    expect(rows.map(({example}) => example)).toEqual(Array.from({length: 200}, (_, i) => i));
    expect(new Set(rows.map(({sheet, cell}) => `${sheet} ${cell}`)).size).toBe(200);
  });
  it("shows in each cell the image that the table places there", () => {
    const decoded = new Map(sheets.map((sheet) => [sheet.row.sheet, decodeSheet(sheet)]));
    for (const {example, sheet, cell} of rows) {
      const image = test.pixels.subarray(784 * example, 784 * (example + 1));
      expect(decoded.get(sheet)!.cell(cell)).toEqual([...image]);
    }
  });
  it("begins with the images that are hardest for either model", () => {
    const order = rows.toSorted((a, b) => a.sheet.localeCompare(b.sheet) || a.cell - b.cell);
    const hardness = order.map(({example}) => Math.max(losses[example]!, otherLosses[example]!));
    expect(hardness).toEqual(hardness.toSorted((a, b) => b - a));
  });
  it("keeps images of equal loss in the order of the test file", () => {
    const alike = testImages(test, [new Float32Array(test.count)]);
    const order = alike.rows.toSorted((a, b) => a.sheet.localeCompare(b.sheet) || a.cell - b.cell);
    expect(order.map(({example}) => example)).toEqual(alike.rows.map(({example}) => example));
  });
  it("needs 60 sheets for 10,000 images, of no more than 500 kB and 8,192 px whatever they show", () => {
    const whole = testImages(noise(10_000), [new Float32Array(10_000)]);
    expect(whole.sheets.map(({row}) => row.cellCount)).toEqual([...Array<number>(59).fill(168), 88]);
    expect(Math.max(...whole.sheets.map(({png}) => png.length))).toBeLessThanOrEqual(500_000);
    const {width, height} = decodeSheet(whole.sheets[0]!);
    expect(Math.max(width, height)).toBeLessThanOrEqual(8192);
  });
});
