import {fixed, percent, percentInterval, points, pointsInterval, pValue} from "./format.js";
import type {PairedSeedSummary} from "./seedSummary.js";
import type {Row} from "./schemas/tableSchemas.js";

/** A share's mean over seeds and its interval: "88.0% (95% t interval 87.6 to 88.5%)"; of one seed its value alone. */
export function meanText({mean, lower, upper}: Row<"seeds">): string {
  if (lower === null || upper === null) return `${percent(mean)} (one seed)`;
  return `${percent(mean)} (95% t interval ${percentInterval({lower, upper})})`;
}

/** A difference of shares likewise: "2.5 points (95% t interval 2.1 to 2.9 points)". */
export function meanPoints({mean, lower, upper}: Row<"seeds">): string {
  if (lower === null || upper === null) return `${points(mean)} (one seed)`;
  return `${points(mean)} (95% t interval ${pointsInterval({lower, upper})})`;
}

const level = 0.05;

/** Whether a difference over seeds is more than chance; never of fewer than two seeds. */
export function isApart({count, lower, upper, pValue: p}: PairedSeedSummary): boolean {
  return count > 1 && p <= level && (lower > 0 || upper < 0);
}

/** Interval and p of a difference of shares over seeds: "95% t interval 3.4 to 4.2 points, p < 10⁻⁴". */
export function differenceTest(summary: PairedSeedSummary): string {
  return `95% t interval ${pointsInterval(summary)}, ${testText(summary)}`;
}

function testText({pValue: p}: PairedSeedSummary): string {
  if (Number.isNaN(p)) return "no seed differs";
  return p === 0 ? "the same with every seed" : pValue(Math.log10(p));
}

/** The same without p, where it is corrected elsewhere: "−8.6 points (−10.2 to −6.9)". */
export function shortDifference({mean, lower, upper}: PairedSeedSummary): string {
  return `${points(mean)} (${fixed(100 * lower, 1)} to ${fixed(100 * upper, 1)})`;
}
