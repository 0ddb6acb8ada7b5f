import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {pixelCount, type FashionMnist} from "./examples.js";
import type {SplitIndices} from "./stratifiedSplit.js";

/** Levels a pixel can have, 0 to 255. */
export const levelCount = 256;

export type PixelStatistics = Omit<Row<"pixel-statistics">, "split">;

/**
 * Mean and population standard deviation of pixels / 255, with the range of levels. They come from a histogram's whole
 * numbers, so no order of summation can change them.
 * @param pixels levels, shape [n, 784]
 * @param indices examples to take; all where absent
 * @throws RangeError if there are no examples
 */
export function pixelStatistics(pixels: Uint8Array, indices?: Uint32Array): PixelStatistics {
  const exampleCount = indices?.length ?? pixels.length / pixelCount;
  if (exampleCount === 0) throw new RangeError("invalid examples: expected at least one, got none");
  const histogram = levelHistogram(pixels, exampleCount, indices);
  const total = exampleCount * pixelCount;
  const maxLevel = levelCount - 1;
  const mean = histogram.reduce((sum, count, level) => sum + count * level, 0) / (total * maxLevel);
  const squares = histogram.reduce((sum, count, level) => sum + count * square(level / maxLevel - mean), 0);
  const present = (count: number) => count > 0;
  return {
    exampleCount,
    mean,
    standardDeviation: Math.sqrt(squares / total),
    minimum: histogram.findIndex(present),
    maximum: histogram.findLastIndex(present)
  };
}

/** The statistics of all three splits, as table rows. */
export function splitStatistics({train, test}: FashionMnist, split: SplitIndices): Row<"pixel-statistics">[] {
  return [
    {split: "train", ...pixelStatistics(train.pixels, split.train)},
    {split: "validation", ...pixelStatistics(train.pixels, split.validation)},
    {split: "test", ...pixelStatistics(test.pixels)}
  ];
}

function square(value: number): number {
  return value * value;
}

function levelHistogram(pixels: Uint8Array, exampleCount: number, indices?: Uint32Array): Uint32Array {
  const histogram = new Uint32Array(levelCount);
  for (let i = 0; i < exampleCount; ++i) {
    const start = (indices?.[i] ?? i) * pixelCount;
    for (let j = start; j < start + pixelCount; ++j) ++histogram[pixels[j]!]!;
  }
  return histogram;
}
