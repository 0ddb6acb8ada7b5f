import {count, percent, percentInterval} from "../../src/lib/format.js";
import {accuracyInterval, coreRun, epochsOf, splitCount} from "../../src/lib/lookup.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {agrees} from "./agrees.js";
import {sentences} from "./judgeParts.js";
import {verdictOf, type Claim, type Evidence, type Judgement} from "./judgement.js";
import {seedWords} from "./overSeeds.js";

/** What the source says of accuracies: §5.1 and its summary. */
export const accuracyClaims: readonly Claim[] = [
  summaryClaim("C12", "ann", {validation: 0.86, test: 0.85}, "its §5.1 gives 88.4 % for the same validation accuracy"),
  summaryClaim("C13", "cnn", {validation: 0.91, test: 0.9}, "its §5.1 gives 92.6 % for the same validation accuracy"),
  curveClaim("C14", "ann", {train: 0.896, validation: 0.884}),
  curveClaim("C15", "cnn", {train: 0.984, validation: 0.926})
];

type Stated<Split extends string> = Readonly<Record<Split, number>>;

/** A claim of the summary on a model's accuracies, which §5.1 of the source contradicts. */
function summaryClaim(id: string, model: Model, stated: Stated<"validation" | "test">, contradiction: string): Claim {
  const whole = (share: number): string => `${Math.round(100 * share)} %`;
  return {
    id,
    section: "S",
    statement: `The ${model.toUpperCase()} reaches about ${whole(stated.validation)} validation and ${whole(stated.test)} test accuracy.`,
    stated: `${whole(stated.validation)} validation, ${whole(stated.test)} test`,
    page: "./results#5-1-accuracy-and-loss",
    judge: (evidence) => judgeSummary(evidence, model, stated.test, contradiction)
  };
}

function judgeSummary(evidence: Evidence, model: Model, statedTest: number, contradiction: string): Judgement {
  const run = coreRun(evidence, model);
  const testCount = splitCount(evidence, "test");
  const fits = agrees({share: statedTest, count: testCount}, {share: run.testAccuracy, count: testCount}, 0.01);
  const interval = accuracyInterval(evidence, model, "test");
  return {
    measured: `${percent(run.validationAccuracy)} validation, ${percent(run.testAccuracy)} test`,
    value: run.testAccuracy,
    ...interval,
    interval: `${percentInterval(interval)} (Wilson, ${count(testCount)} test images)`,
    verdict: "contradicted inside the source",
    note: sentences([
      `The summary contradicts the text: ${contradiction}.`,
      `Ours ${agreement(fits)} with the stated test accuracy by the z test of two proportions.`,
      seedWords(evidence, model, "testAccuracy"),
      seedWords(evidence, model, "validationAccuracy")
    ])
  };
}

/** A claim of §5.1 on the accuracies at the end of the learning curves. */
function curveClaim(id: string, model: Model, stated: Stated<"train" | "validation">): Claim {
  return {
    id,
    section: "5.1",
    statement: `The ${model.toUpperCase()} ends at ${percent(stated.train)} training and ${percent(stated.validation)} validation accuracy.`,
    stated: `${percent(stated.train)} train, ${percent(stated.validation)} validation`,
    page: "./training#figure-learning-curves",
    judge: (evidence) => judgeCurves(evidence, model, stated)
  };
}

function judgeCurves(evidence: Evidence, model: Model, stated: Stated<"train" | "validation">): Judgement {
  const train = epochsOf(evidence, model, "train").at(-1)!.accuracy;
  const validation = epochsOf(evidence, model, "validation").at(-1)!.accuracy;
  const validationCount = splitCount(evidence, "validation");
  const fits = {
    train: agreesOn(evidence, "train", stated.train, train),
    validation: agreesOn(evidence, "validation", stated.validation, validation)
  };
  const interval = wilsonInterval(Math.round(validation * validationCount), validationCount);
  return {
    measured: `${percent(train)} train, ${percent(validation)} validation`,
    value: validation,
    ...interval,
    interval: `${percentInterval(interval)} (Wilson, ${count(validationCount)} validation images)`,
    verdict: verdictOf(fits.train && fits.validation),
    note: sentences([
      `By the z test of two proportions the training accuracy ${agreement(fits.train)} and the validation accuracy ${agreement(fits.validation)}.`,
      "Training accuracy is the last epoch's running average with dropout on.",
      seedWords(evidence, model, "validationAccuracy")
    ])
  };
}

function agreement(fits: boolean): string {
  return fits ? "agrees" : "does not agree";
}

function agreesOn(evidence: Evidence, split: "train" | "validation", stated: number, measured: number): boolean {
  const examples = splitCount(evidence, split);
  return agrees({share: stated, count: examples}, {share: measured, count: examples}, 0.001);
}
