import {points, pointsInterval, pValue} from "./format.js";
import {countOf} from "./seedWords.js";
import type {PairedSeedSummary} from "./seedSummary.js";
import type {Row} from "./schemas/tableSchemas.js";

/** The mean over seeds of a difference of shares and its interval: "2.5 points (five seeds, 95% CI 2.1 to 2.9 points)". */
export function meanPoints(
  {mean, lower, upper}: Pick<Row<"seeds">, "mean" | "lower" | "upper">,
  seedCount: number
): string {
  if (lower === null || upper === null) return `${points(mean)} (one seed)`;
  return `${points(mean)} (${countOf(seedCount, "seed")}, 95% CI ${pointsInterval({lower, upper})})`;
}

const level = 0.05;

/** Whether a difference over seeds is more than chance; never of fewer than two seeds. */
export function isApart({count, lower, upper, pValue: p}: PairedSeedSummary): boolean {
  return count > 1 && p <= level && (lower > 0 || upper < 0);
}

/** Interval and p of a difference's size, whichever way it goes, beside words that say which: "1.1 points smaller (95% CI 0.6–1.5 points)". */
export function sizeTest(summary: PairedSeedSummary): string {
  const {lower, upper, mean} = summary;
  return differenceTest(mean < 0 ? {...summary, lower: -upper, upper: -lower} : summary);
}

/** Interval and p of a difference of shares over seeds: "95% CI 3.4 to 4.2 points, p < 10⁻⁴". */
export function differenceTest(summary: PairedSeedSummary): string {
  return `95% CI ${pointsInterval(summary)}, ${testText(summary)}`;
}

function testText({pValue: p}: PairedSeedSummary): string {
  if (Number.isNaN(p)) return "no seed differs";
  return p === 0 ? "the same with every seed" : pValue(Math.log10(p));
}
