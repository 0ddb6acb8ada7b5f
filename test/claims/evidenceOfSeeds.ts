import type {Evidence} from "../../data-loaders/claims/claim.js";
import {claimRows} from "../../data-loaders/claims/claimRows.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {corruptionKinds} from "../../src/lib/schemas/vocabulary.js";
import {evidenceOf} from "../fixtures/report/evidenceOf.js";
import {seededRun} from "../fixtures/report/seededEvidence.js";

/** What is known of one seed of a variant; what is left out is as in the fixture, or not known. */
export interface Seed {
  /** Its number; its place from 1 if left out. */
  readonly seed?: number;
  readonly run?: Partial<Row<"runs">>;
  /** Training time for each image seen, µs. */
  readonly exampleMicroseconds?: number;
  /** Loss after each epoch, nats. */
  readonly losses?: Partial<Record<"train" | "validation", readonly number[]>>;
  /** Accuracy over the last epoch of training, with dropout on. */
  readonly runningAccuracy?: number;
  /** Errors as [label, prediction, count]; 1,000 test images a class. */
  readonly errors?: readonly (readonly [label: number, prediction: number, count: number])[];
  readonly calibration?: Pick<Row<"calibration">, "brierScore" | "equalWidthError">;
  /** Accuracy under each kind of corruption, at strength 1. */
  readonly corrupted?: Readonly<Record<string, number>>;
}

/** The build's own runs, which a quick build makes of some of the images: no seeds to judge by. */
const quickRuns = evidenceOf().runs.map((run) => ({...run, profile: "quick" as const}));

/** Evidence of these seeds by variant, as a quick build has it. */
export function evidenceOfSeeds(variants: Readonly<Record<string, readonly Seed[]>>): Evidence {
  const seeds = Object.entries(variants).flatMap(([variant, own]) =>
    own.map((one, i) => ({run: seededRun(variant, one.seed ?? i + 1, one.run), one}))
  );
  return evidenceOf({
    runs: [...quickRuns, ...seeds.map(({run}) => run)],
    epochs: [],
    recordedEpochs: seeds.flatMap(({run, one}) => epochRows(run.run, one)),
    trainingTimes: seeds.flatMap(({run: {variant, seed}, one: {exampleMicroseconds}}) =>
      exampleMicroseconds === undefined ? [] : [{variant, seed, exampleMicroseconds}]
    ),
    seedConfusion: seeds.flatMap(({run, one}) => confusionRows(run.run, one)),
    calibration: seeds.flatMap(({run, one: {calibration}}) => {
      const unread = {temperature: 1, equalMassError: 0, loss: 0, overconfidence: 0};
      return calibration ? [{run: run.run, scaling: "as trained" as const, ...unread, ...calibration}] : [];
    }),
    robustness: seeds.flatMap(({run, one: {corrupted = {}}}) =>
      Object.entries(corrupted).map(([kind, accuracy]) => {
        const known = kind as (typeof corruptionKinds)[number];
        return {run: run.run, model: run.model, kind: known, strength: 1, correctCount: 0, accuracy};
      })
    )
  });
}

function epochRows(run: string, {losses = {}, runningAccuracy = 0.9}: Seed): Row<"recorded-epochs">[] {
  const train = losses.train ?? losses.validation?.map(() => 0.2) ?? [0.2];
  return (["train", "validation"] as const).flatMap((split) => {
    const own = split === "train" ? train : (losses.validation ?? []);
    return own.map((loss, i) => ({run, epoch: i + 1, split, accuracy: runningAccuracy, loss, seconds: 1}));
  });
}

function confusionRows(run: string, {errors}: Seed): Row<"seed-confusion">[] {
  if (errors === undefined) return [];
  const wrong = errors.map(([label, prediction, count]) => ({run, label, prediction, count}));
  const right = Array.from({length: 10}, (_, label) => {
    const missed = wrong.filter((row) => row.label === label).reduce((sum, {count}) => sum + count, 0);
    return {run, label, prediction: label, count: 1000 - missed};
  });
  return [...right, ...wrong];
}

/** A claim's row by this evidence. */
export function judged(id: string, evidence: Evidence): Row<"claims"> {
  return claimRows(evidence).find((row) => row.id === id)!;
}

/** Seeds whose run has these values of one measure. */
export function seedsWith(
  measure: "testAccuracy" | "validationAccuracy" | "trainAccuracy" | "validationLoss",
  values: readonly number[]
): Seed[] {
  return values.map((value) => ({run: {[measure]: value}}));
}
