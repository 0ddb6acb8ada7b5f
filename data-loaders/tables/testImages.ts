import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {pixelCount, type Examples} from "../dataset/examples.js";
import {sheet, type Sheet} from "./sheet.js";

const columnCount = 14;
/** As many as fill a first screen: the explorer waits for the first sheet. */
const cellsPerSheet = columnCount * 12;

/**
 * Sheets of all test images, those with the largest loss of any model first, so that what readers ask for
 * most, the errors, lies together in the first few.
 * @param losses of each model, shape [count] each
 * @returns the sheets, the images in the order in which they lie there, and rows of table `test-images` in the order
 * of the test file
 */
export function testImages(
  test: Examples,
  losses: readonly Float32Array[]
): {sheets: Sheet[]; order: number[]; rows: Row<"test-images">[]} {
  const largest = Float32Array.from({length: test.count}, (_, i) => Math.max(...losses.map((loss) => loss[i]!)));
  const order = Array.from(largest.keys()).sort((a, b) => largest[b]! - largest[a]! || a - b);
  const sheets: Sheet[] = [];
  const rows: Row<"test-images">[] = [];
  for (let start = 0; start < order.length; start += cellsPerSheet) {
    const name = `test-${String(sheets.length).padStart(2, "0")}`;
    const examples = order.slice(start, start + cellsPerSheet);
    examples.forEach((example, cell) => rows.push({example, sheet: name, cell}));
    sheets.push(sheet(imagesOf(test, examples), {name, cellWidth: 28, columnCount, channelCount: 1}));
  }
  return {sheets, order, rows: rows.sort((a, b) => a.example - b.example)};
}

/** Some examples' pixels one after the other; shape [n, 784]. */
export function imagesOf({pixels}: Examples, examples: readonly number[]): Uint8Array {
  const images = new Uint8Array(examples.length * pixelCount);
  examples.forEach((example, i) => {
    images.set(pixels.subarray(example * pixelCount, (example + 1) * pixelCount), i * pixelCount);
  });
  return images;
}
