import {count, fixed, list, percent, percentInterval} from "../../src/lib/format.js";
import type {Interval} from "../../src/lib/interval.js";
import {predictionInterval} from "../evaluation/predictionInterval.js";
import type {Evidence, Judgement} from "./claim.js";
import {bySeed, type Measure} from "./measures.js";
import {fewestSeeds, type Rule} from "./rules.js";

/** A figure of the original report beside the seeds of a variant. */
export interface FoundFigure {
  readonly variant: string;
  readonly measure: Measure;
  readonly stated: number;
  readonly seedCount: number;
  /** Where a further seed's value lies, with 95% confidence. */
  readonly interval: Interval;
  readonly fits: boolean;
  /** How far it lies beyond that interval and its own rounding; 0 where it fits. */
  readonly miss: number;
}

/** A rule's figures, variant by variant; those of variants with fewer than three seeds are left out. */
export function foundFigures(evidence: Evidence, {figures = {}}: Rule): FoundFigure[] {
  return Object.entries(figures).flatMap(([variant, stated]) =>
    Object.entries(stated).flatMap(([measure, share]) => {
      const ways = waysToMeasure(measure as Measure).flatMap((way) => foundFigure(evidence, variant, way, share));
      return ways.find(({fits}) => fits) ?? ways[0] ?? [];
    })
  );
}

/** A training accuracy counts in either way: with dropout off, or as a running average with dropout on. */
function waysToMeasure(measure: Measure): Measure[] {
  return measure === "trainAccuracy" ? [measure, "runningTrainAccuracy"] : [measure];
}

function foundFigure(evidence: Evidence, variant: string, measure: Measure, stated: number): FoundFigure[] {
  const values = [...bySeed(evidence, variant, measure).values()];
  if (values.length < fewestSeeds) return [];
  const interval = predictionInterval(values);
  const half = lastDigit(measure, stated) / 2;
  const miss = Math.max(0, interval.lower - half - stated, stated - half - interval.upper);
  return [{variant, measure, stated, seedCount: values.length, interval, fits: miss === 0, miss}];
}

/** The unit of a figure's last digit: of counts of a class's 1,000 test images one image, of "86%" a point, of "88.4%" a tenth. */
function lastDigit(measure: Measure, share: number): number {
  return isCount(measure) || !isWholePercent(share) ? 0.001 : 0.01;
}

function isCount(measure: Measure): boolean {
  return measure.startsWith("recall");
}

function isWholePercent(share: number): boolean {
  return Number.isInteger(Math.round(1e6 * share) / 1e4);
}

const names: Readonly<Partial<Record<Measure, string>>> = {
  testAccuracy: "test",
  validationAccuracy: "validation",
  trainAccuracy: "training, dropout off",
  runningTrainAccuracy: "training, running average",
  recall5: "sandals",
  recall7: "sneakers",
  recall8: "bags"
};

/** An interval of a share, as far as shares go. */
function asShare({lower, upper}: Interval): Interval {
  return {lower: Math.max(0, lower), upper: Math.min(1, upper)};
}

/**
 * Figures beside their prediction intervals: "validation 88.4%, in 87.8 to 90.3%", "bags 980, outside 961.0 to 974.2"; and
 * where one misses by less than another half unit of its last digit, by how much.
 */
export function figureWords(figures: readonly FoundFigure[]): string {
  return list(
    figures.map(({measure, stated, interval, fits, miss}) => {
      const [figure, bounds] = isCount(measure)
        ? [count(Math.round(1000 * stated)), `${fixed(1000 * interval.lower, 1)} to ${fixed(1000 * interval.upper, 1)}`]
        : [percent(stated, isWholePercent(stated) ? 0 : 1), percentInterval(asShare(interval))];
      const near = !fits && miss < lastDigit(measure, stated) / 2;
      const beyond = near ? `, beyond its rounding by ${missWords(measure, miss)}` : "";
      return `${names[measure]!} ${figure}, ${fits ? "in" : "outside"} ${bounds}${beyond}`;
    })
  );
}

/** How far a figure lies beyond its rounding: "0.004 points", "0.3 images". */
function missWords(measure: Measure, miss: number): string {
  const [value, digits, unit] = isCount(measure)
    ? ([1000 * miss, 1, "images"] as const)
    : ([100 * miss, 3, "points"] as const);
  const least = 10 ** -digits;
  return `${value < least ? `less than ${least}` : fixed(value, digits)} ${unit}`;
}

/** Figures with their intervals and seeds; "—" for none. */
export function figureText(figures: readonly FoundFigure[]): string {
  if (figures.length === 0) return "—";
  return `${figureWords(figures)} (95% prediction interval of ${count(figures[0]!.seedCount)} seeds)`;
}

/** The fewest seeds behind some figures; nothing for none. */
export function seedsOf(figures: readonly FoundFigure[]): Pick<Judgement, "seedCount"> {
  return figures.length === 0 ? {} : {seedCount: Math.min(...figures.map(({seedCount}) => seedCount))};
}
