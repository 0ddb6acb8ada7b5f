import {quantile, randomBinomial} from "d3";
import {confidence, type Interval} from "./interval.js";
import {mcnemarExact} from "./mcnemarExact.js";

/** How many test images both runs, only one and neither get right; whole numbers, together all images. */
export interface PairedCounts {
  readonly bothCount: number;
  readonly onlyFirstCount: number;
  readonly onlySecondCount: number;
  readonly neitherCount: number;
}

/** The interval is the difference's. */
export interface PairedDifference extends Interval {
  /** Accuracy of the second minus accuracy of the first, in [−1, 1]. */
  readonly difference: number;
  /** log10 of McNemar's exact two-sided p, in (−∞, 0]. */
  readonly log10PValue: number;
}

/**
 * Two runs compared on the same test images, from counts alone: difference of their accuracies, its 95 % percentile
 * interval over resampled images, and McNemar's exact test. The interval covers other images, not other seeds.
 * A resample of the images is a multinomial draw of the counts. Its difference depends only on the two of discordant
 * images, which come from two binomials in turn: the discordant of all, and of these the ones the second gets right.
 * Source: Efron and Tibshirani 1993, "An introduction to the bootstrap", section 13.3.
 * @param uniform random numbers in [0, 1), as many as are asked for; the same numbers give the same interval
 * @throws RangeError if a count is not a whole number from 0, or all are 0
 */
export function pairedDifference(
  counts: PairedCounts,
  uniform: () => number,
  resampleCount = 10_000
): PairedDifference {
  const {onlyFirstCount, onlySecondCount} = counts;
  const imageCount = requireImages(counts);
  const advantages = resampledAdvantages(counts, imageCount, uniform, resampleCount);
  return {
    difference: (onlySecondCount - onlyFirstCount) / imageCount,
    lower: quantile(advantages, (1 - confidence) / 2)! / imageCount,
    upper: quantile(advantages, (1 + confidence) / 2)! / imageCount,
    log10PValue: mcnemarExact(onlyFirstCount, onlySecondCount)
  };
}

/** By resample, how many more images the second gets right than the first. */
function resampledAdvantages(
  {onlyFirstCount, onlySecondCount}: PairedCounts,
  imageCount: number,
  uniform: () => number,
  resampleCount: number
): Int32Array {
  const discordantCount = onlyFirstCount + onlySecondCount;
  const secondShare = discordantCount === 0 ? 0 : onlySecondCount / discordantCount;
  const binomial = randomBinomial.source(uniform);
  const drawDiscordant = binomial(imageCount, discordantCount / imageCount);
  return Int32Array.from({length: resampleCount}, () => {
    const drawnCount = drawDiscordant();
    return 2 * binomial(drawnCount, secondShare)() - drawnCount;
  });
}

function requireImages({bothCount, onlyFirstCount, onlySecondCount, neitherCount}: PairedCounts): number {
  const counts = [bothCount, onlyFirstCount, onlySecondCount, neitherCount];
  const imageCount = counts.reduce((sum, count) => sum + count, 0);
  if (imageCount > 0 && counts.every((count) => Number.isInteger(count) && count >= 0)) return imageCount;
  throw new RangeError(`invalid counts: expected whole numbers from 0, not all 0, got ${counts.join(", ")}`);
}
