import {fixed, percent, percentInterval, points, pointsInterval} from "../../src/lib/format.js";
import type {Interval} from "../../src/lib/interval.js";
import {seedSummary, type SeedSummary} from "../../src/lib/seedSummary.js";
import type {SeedMeasure} from "../../src/lib/schemas/vocabulary.js";
import {seedMeasure, seedRuns} from "../../src/lib/seedRuns.js";
import type {Evidence} from "./judgement.js";

/** A variant's measure over the seeds of this build and the recorded runs; undefined for fewer than two. */
export function overSeeds({runs}: Evidence, variant: string, measure: SeedMeasure): SeedSummary | undefined {
  const values = seedRuns({runs}, variant).map((run) => seedMeasure(run, measure));
  return values.length < 2 ? undefined : seedSummary(values);
}

/** The same in words: "Over 5 seeds the mean test accuracy is 88.0 % (95 % t interval 87.6 to 88.5 %)."; or nothing. */
export function seedWords(evidence: Evidence, variant: string, measure: SeedMeasure): string {
  const summary = overSeeds(evidence, variant, measure);
  if (summary === undefined) return "";
  const {number, interval} = formats[measure];
  return `Over ${summary.count} seeds the mean ${names[measure]} is ${number(summary.mean)} (95 % t interval ${interval(summary)}).`;
}

interface Format {
  readonly number: (value: number) => string;
  readonly interval: (interval: Interval) => string;
}

const share: Format = {number: (value) => percent(value), interval: (interval) => percentInterval(interval)};
const nats: Format = {
  number: (value) => `${fixed(value, 3)} nats`,
  interval: ({lower, upper}) => `${fixed(lower, 3)} to ${fixed(upper, 3)} nats`
};

const formats: Readonly<Record<SeedMeasure, Format>> = {
  testAccuracy: share,
  validationAccuracy: share,
  trainAccuracy: share,
  testLoss: nats,
  validationLoss: nats,
  gap: {number: (value) => points(value), interval: (interval) => pointsInterval(interval)}
};

const names: Readonly<Record<SeedMeasure, string>> = {
  testAccuracy: "test accuracy",
  validationAccuracy: "validation accuracy",
  trainAccuracy: "training accuracy",
  testLoss: "test loss",
  validationLoss: "validation loss",
  gap: "gap"
};
