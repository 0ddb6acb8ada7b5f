import {classNames, pluralName} from "../../src/lib/classNames.js";
import {count, list, percent, percentInterval, points, pointsInterval, pValue, times} from "../../src/lib/format.js";
import {classMetricsOf, confusionOf, coreComparison, coreRun} from "../../src/lib/lookup.js";
import {areAlike, lookAlikes} from "../../src/lib/lookAlikes.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {agrees} from "./agrees.js";
import {differenceOfRuns, type Difference} from "./difference.js";
import {boundWords, sentences, sizeWords} from "./judgeParts.js";
import {verdictOf, type Claim, type Evidence} from "./judgement.js";

const [tShirt, trouser, sandal, shirt, sneaker, bag] = [0, 1, 5, 6, 7, 8];

/** What the source says of results: §5, §6 and its summary. */
export const resultClaims: readonly Claim[] = [
  {
    id: "C19",
    section: "S, 5.2",
    statement: "Both models tell trousers and sneakers apart well.",
    stated: "well",
    page: "./results#figure-class-scores",
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
    page: "./results#figure-confusion-matrices",
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
      const interval = wilsonInterval(cnn.within, cnn.all);
      return {
        measured: `${count(ann.within)} of the ANN's ${count(ann.all)} errors (${percent(ann.within / ann.all)}) and ${count(cnn.within)} of the CNN's ${count(cnn.all)} (${percent(cnn.within / cnn.all)})`,
        value: cnn.within / cnn.all,
        ...interval,
        interval: `CNN ${percentInterval(interval)} (Wilson, ${count(cnn.all)} errors)`,
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
    page: "./results#figure-class-scores",
    judge: (evidence) => {
      const {difference, lower, upper, log10PValue} = coreComparison(evidence);
      const overSeeds = differenceOfRuns(evidence, {variant: "cnn", base: "ann"}, "testAccuracy");
      const macro = (["precision", "recall", "f1"] as const).map((measure) => {
        return {measure, gain: macroMean(evidence, "cnn", measure) - macroMean(evidence, "ann", measure)};
      });
      return {
        measured: `CNN minus ANN: accuracy ${points(difference)}, macro ${macro.map(({measure, gain}) => `${measure.replace("f1", "F1")} ${points(gain)}`).join(", ")}`,
        value: difference,
        lower,
        upper,
        interval: `accuracy ${pointsInterval({lower, upper})} (paired bootstrap over the test images)`,
        verdict: verdictOf(lower > 0 && (overSeeds?.lower ?? 1) > 0 && macro.every(({gain}) => gain > 0)),
        note: sentences([
          `McNemar's exact test on the images: ${pValue(log10PValue)}.`,
          seedNote(overSeeds),
          "Whether that is far is the reader's to say."
        ])
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

/** What the seeds say of the difference in accuracy; nothing for one seed. */
function seedNote(difference: Difference | undefined): string {
  if (difference === undefined) return "";
  const doubt = difference.isSignificant ? "" : ", not significant";
  return `Over ${difference.seedCount} seeds the CNN's test accuracy differs by ${sizeWords(difference.difference, "points")} on average (paired 95 % t interval ${boundWords(difference, "points")}${doubt}).`;
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
