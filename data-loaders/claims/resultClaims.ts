import {classNames, pluralName} from "../../src/lib/classNames.js";
import {count, list, percent, points, pointsInterval, pValue, times} from "../../src/lib/format.js";
import {
  accuracyInterval,
  classMetricsOf,
  confusionOf,
  coreComparison,
  coreRun,
  epochsOf,
  splitCount
} from "../../src/lib/lookup.js";
import {areAlike, lookAlikes} from "../../src/lib/lookAlikes.js";
import type {Model} from "../../src/lib/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {agrees} from "./agrees.js";
import {verdictOf, type Claim, type Evidence, type Judgement} from "./judgement.js";

const [tShirt, trouser, sandal, shirt, sneaker, bag] = [0, 1, 5, 6, 7, 8];

/** What the source says of results: §5, §6 and its summary. */
export const resultClaims: readonly Claim[] = [
  accuracyClaim(
    "C12",
    "S",
    "ann",
    {validation: 0.86, test: 0.85},
    "its §5.1 gives 88.4 % for the same validation accuracy"
  ),
  accuracyClaim(
    "C13",
    "S",
    "cnn",
    {validation: 0.91, test: 0.9},
    "its §5.1 gives 92.6 % for the same validation accuracy"
  ),
  curveClaim("C14", "ann", {train: 0.896, validation: 0.884}),
  curveClaim("C15", "cnn", {train: 0.984, validation: 0.926}),
  {
    id: "C19",
    section: "S, 5.2",
    statement: "Both models tell trousers and sneakers apart well.",
    stated: "well",
    page: "./results#figure-class-metrics",
    judge: (evidence) => {
      const recalls = (["ann", "cnn"] as const).flatMap((model) => {
        return [trouser, sneaker].map((label) => ({model, label, metrics: classMetricsOf(evidence, model)[label]!}));
      });
      return {
        measured: recalls
          .map(({model, label, metrics}) => `${model.toUpperCase()} ${classNames[label]} ${percent(metrics.recall)}`)
          .join(", "),
        verdict: verdictOf(
          recalls.every(({model, metrics}) => metrics.recallLower > coreRun(evidence, model).testAccuracy)
        ),
        note: "Reproduced if the lower Wilson bound of each recall lies above the model's accuracy over all classes."
      };
    }
  },
  {
    id: "C20",
    section: "S, 5.2",
    statement: "Both models, the ANN most, confuse shirts and T-shirts; the CNN is better class by class.",
    stated: "shirt and T-shirt; CNN better",
    page: "./results#figure-confused-pairs",
    judge: (evidence) => {
      const confused = {ann: confusedBothWays(evidence, "ann"), cnn: confusedBothWays(evidence, "cnn")};
      const isTop = (["ann", "cnn"] as const).map((model) => confused[model][0]!.pair === pairName(tShirt, shirt));
      const [ann, cnn] = (["ann", "cnn"] as const).map(
        (model) => confused[model].find(({pair}) => pair === pairName(tShirt, shirt))!.errors
      );
      const betterCount = classMetricsOf(evidence, "cnn").filter((metrics, label) => {
        return metrics.f1 > classMetricsOf(evidence, "ann")[label]!.f1;
      }).length;
      return {
        measured: `${ann} (ANN) and ${cnn} (CNN) images of either class taken for the other; the CNN's F1 is higher in ${betterCount} of 10 classes`,
        value: ann! - cnn!,
        verdict: verdictOf(isTop.every(Boolean) && ann! > cnn! && betterCount === 10),
        note: `The pair most confused is ${confused.ann[0]!.pair} in the ANN and ${confused.cnn[0]!.pair} in the CNN.`
      };
    }
  },
  {
    id: "C21",
    section: "5.3",
    statement: "Of 1,000 test images each, the CNN gets 982 sandals, 975 sneakers and 980 bags right.",
    stated: "982, 975, 980",
    page: "./results#figure-confusion",
    judge: (evidence) => {
      const stated = [
        {label: sandal, right: 982},
        {label: sneaker, right: 975},
        {label: bag, right: 980}
      ];
      const cells = stated.map(({label, right}) => ({label, right, ours: confusionOf(evidence, "cnn")[11 * label]!}));
      const fits = cells.filter(({right, ours}) =>
        agrees({share: right / 1000, count: 1000}, {share: ours / 1000, count: 1000}, 0)
      );
      return {
        measured: list(cells.map(({label, ours}) => `${ours} ${pluralName(label)}`)),
        verdict: verdictOf(fits.length === cells.length),
        note: `${fits.length} of 3 agree by the z test of two proportions. With 1,000 images a class, the Wilson intervals of 982, 975 and 980 overlap, so the three cannot be ranked.`
      };
    }
  },
  {
    id: "C22",
    section: "5.4",
    statement: "Most errors lie between classes that look alike, and the CNN makes fewer of them than the ANN.",
    stated: "most; fewer",
    page: "./analysis#figure-error-groups",
    judge: (evidence) => {
      const [ann, cnn] = [errorsAmongAlike(evidence, "ann"), errorsAmongAlike(evidence, "cnn")];
      return {
        measured: `${count(ann.within)} of the ANN's ${count(ann.all)} errors (${percent(ann.within / ann.all)}) and ${count(cnn.within)} of the CNN's ${count(cnn.all)} (${percent(cnn.within / cnn.all)})`,
        value: cnn.within / cnn.all,
        ...wilsonInterval(cnn.within, cnn.all),
        verdict: verdictOf(ann.within > ann.all / 2 && cnn.within > cnn.all / 2 && cnn.within < ann.within),
        note: `Alike are garments of one family: ${lookAlikes.map(({name, labels}) => `${name} (${list(labels.map((label) => classNames[label]))})`).join("; ")}.`
      };
    }
  },
  {
    id: "C23",
    section: "6",
    statement: "The CNN is far ahead in every critical measure.",
    stated: "far ahead",
    page: "./results#figure-class-metrics",
    judge: (evidence) => {
      const {difference, lower, upper, log10PValue} = coreComparison(evidence);
      const macro = (["precision", "recall", "f1"] as const).map((measure) => {
        return {measure, gain: macroMean(evidence, "cnn", measure) - macroMean(evidence, "ann", measure)};
      });
      return {
        measured: `CNN minus ANN: accuracy ${points(difference)}, macro ${macro.map(({measure, gain}) => `${measure} ${points(gain)}`).join(", ")}`,
        value: difference,
        lower,
        upper,
        verdict: verdictOf(lower > 0 && macro.every(({gain}) => gain > 0)),
        note: `Paired bootstrap of the accuracy's difference: ${pointsInterval({lower, upper})}; McNemar's exact test: ${pValue(log10PValue)}. Whether that is far is the reader's to say.`
      };
    }
  },
  {
    id: "C24",
    section: "6",
    statement: "The ANN needs fewer computational resources.",
    stated: "fewer",
    page: "./results#figure-cost-benefit",
    judge: (evidence) => {
      const [ann, cnn] = [coreRun(evidence, "ann"), coreRun(evidence, "cnn")];
      const ratios = {
        parameters: cnn.parameterCount / ann.parameterCount,
        operations: cnn.forwardFlops / ann.forwardFlops,
        "training time": cnn.trainSeconds / ann.trainSeconds,
        "time per image": cnn.inferenceMicroseconds / ann.inferenceMicroseconds
      };
      return {
        measured: `the CNN takes ${list(Object.entries(ratios).map(([what, ratio]) => `${times(ratio)} the ${what}`))}`,
        value: ratios.operations,
        verdict: verdictOf(Object.values(ratios).every((ratio) => ratio > 1)),
        note: "Parameters and operations are exact; times are this machine's."
      };
    }
  }
];

/** A claim of the summary on a model's accuracies, which §5.1 of the source contradicts. */
function accuracyClaim(
  id: string,
  section: string,
  model: Model,
  stated: {validation: number; test: number},
  contradiction: string
): Claim {
  const text = Object.entries(stated)
    .map(([split, share]) => `${Math.round(100 * share)} % ${split}`)
    .join(", ");
  return {
    id,
    section,
    statement: `The ${model.toUpperCase()} reaches about ${Math.round(100 * stated.validation)} % validation and ${Math.round(100 * stated.test)} % test accuracy.`,
    stated: text,
    page: "./results#accuracy-and-loss",
    judge: (evidence) => {
      const run = coreRun(evidence, model);
      const testCount = splitCount(evidence, "test");
      const fits = agrees({share: stated.test, count: testCount}, {share: run.testAccuracy, count: testCount}, 0.01);
      return {
        measured: `${percent(run.validationAccuracy)} validation, ${percent(run.testAccuracy)} test`,
        value: run.testAccuracy,
        ...accuracyInterval(evidence, model, "test"),
        verdict: "contradicted inside the source",
        note: `The summary contradicts the text: ${contradiction}. Ours ${fits ? "agrees" : "does not agree"} with the stated test accuracy by the z test of two proportions.`
      };
    }
  };
}

/** A claim of §5.1 on the accuracies at the end of the learning curves. */
function curveClaim(id: string, model: Model, stated: {train: number; validation: number}): Claim {
  return {
    id,
    section: "5.1",
    statement: `The ${model.toUpperCase()} ends at ${percent(stated.train)} training and ${percent(stated.validation)} validation accuracy.`,
    stated: `${percent(stated.train)} train, ${percent(stated.validation)} validation`,
    page: "./training#figure-learning-curves",
    judge: (evidence): Judgement => {
      const train = epochsOf(evidence, model, "train").at(-1)!.accuracy;
      const validation = epochsOf(evidence, model, "validation").at(-1)!.accuracy;
      const validationCount = splitCount(evidence, "validation");
      const fits = {
        train: agreesOn(evidence, "train", stated.train, train),
        validation: agreesOn(evidence, "validation", stated.validation, validation)
      };
      return {
        measured: `${percent(train)} train, ${percent(validation)} validation`,
        value: validation,
        ...wilsonInterval(Math.round(validation * validationCount), validationCount),
        verdict: verdictOf(fits.train && fits.validation),
        note: `By the z test of two proportions the training accuracy ${fits.train ? "agrees" : "does not agree"} and the validation accuracy ${fits.validation ? "agrees" : "does not agree"}. Training accuracy is the last epoch's running average with dropout on.`
      };
    }
  };
}

function agreesOn(evidence: Evidence, split: "train" | "validation", stated: number, measured: number): boolean {
  const examples = splitCount(evidence, split);
  return agrees({share: stated, count: examples}, {share: measured, count: examples}, 0.001);
}

function pairName(a: number, b: number): string {
  return [a, b]
    .sort((x, y) => x - y)
    .map((label) => classNames[label]!)
    .join(" and ");
}

/** Pairs of classes by the errors between them in either direction, most first. */
function confusedBothWays(evidence: Evidence, model: Model): {pair: string; errors: number}[] {
  const confusion = confusionOf(evidence, model);
  const pairs: {pair: string; errors: number}[] = [];
  for (let a = 0; a < 10; ++a) {
    for (let b = 0; b < a; ++b)
      pairs.push({pair: pairName(a, b), errors: confusion[10 * a + b]! + confusion[10 * b + a]!});
  }
  return pairs.sort((x, y) => y.errors - x.errors);
}

function errorsAmongAlike(evidence: Evidence, model: Model): {within: number; all: number} {
  let [within, all] = [0, 0];
  confusionOf(evidence, model).forEach((errors, cell) => {
    const [label, prediction] = [Math.floor(cell / 10), cell % 10];
    if (label === prediction) return;
    all += errors;
    if (areAlike(label, prediction)) within += errors;
  });
  return {within, all};
}

function macroMean(evidence: Evidence, model: Model, measure: "precision" | "recall" | "f1"): number {
  const metrics = classMetricsOf(evidence, model);
  return metrics.reduce((sum, row) => sum + row[measure], 0) / metrics.length;
}
