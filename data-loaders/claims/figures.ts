import {fixed, list, percent} from "../../src/lib/format.js";
import type {Interval} from "../../src/lib/interval.js";
import {predictionInterval} from "../evaluation/predictionInterval.js";
import type {Evidence} from "./claim.js";
import {bySeed, type Measure} from "./measures.js";
import type {Rule} from "./rules.js";
import {statedShare} from "./words.js";

/** A figure of the original report beside the seeds of a variant. */
export interface FoundFigure {
  readonly variant: string;
  readonly measure: Measure;
  readonly stated: number;
  readonly seedCount: number;
  /** Where a further seed's value lies, with 95 % confidence. */
  readonly interval: Interval;
  readonly fits: boolean;
}

/** Seeds below which no interval is worth the name. */
const fewestSeeds = 3;

/** A rule's figures, variant by variant; those of variants with fewer than three seeds are left out. */
export function foundFigures(evidence: Evidence, {figures = {}}: Rule): FoundFigure[] {
  return Object.entries(figures).flatMap(([variant, stated]) =>
    Object.entries(stated).flatMap(([measure, share]) => {
      const values = [...bySeed(evidence, variant, measure as Measure).values()];
      if (values.length < fewestSeeds) return [];
      const interval = predictionInterval(values);
      return [
        {
          variant,
          measure: measure as Measure,
          stated: share,
          seedCount: values.length,
          interval,
          fits: lies(share, interval)
        }
      ];
    })
  );
}

/** Whether a rounded figure lies in an interval, which half a unit of its last digit widens. */
function lies(share: number, {lower, upper}: Interval): boolean {
  const half = (Number.isInteger(Math.round(1e6 * share) / 1e4) ? 0.01 : 0.001) / 2;
  return share >= lower - half && share <= upper + half;
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

/** Figures beside their prediction intervals: "validation 88.4 %, in 87.8 to 90.3 %". */
export function figureWords(figures: readonly FoundFigure[]): string {
  return list(
    figures.map(({measure, stated, interval, fits}) => {
      return `${names[measure]!} ${statedShare(stated)}, ${fits ? "in" : "outside"} ${fixed(100 * interval.lower, 1)} to ${percent(interval.upper)}`;
    })
  );
}
