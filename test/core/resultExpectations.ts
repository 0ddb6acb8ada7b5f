import {overSeeds, testAccuracy} from "./differences.js";
import {list, verdictOf, type Expectation} from "./expectation.js";
import {inferenceMicroseconds, networkSize, ratioOf, trainSeconds} from "./costs.js";
import type {Expected} from "./numbersInText.js";
import {normalQuantile, pairedShares, sharesAgree, wilsonEnds} from "./proportions.js";
import {coreRun} from "./recordedFolders.js";
import {mean} from "./studentT.js";
import {models, predictionsOf, type Model} from "./tables.js";

const [trouser, sandal, sneaker, bag] = [1, 5, 7, 8] as const;
const classNames = "T-shirt,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot".split(",");

/** Garments of the upper body, and footwear: the classes that the report calls alike. */
const families = [
  [0, 2, 3, 4, 6],
  [5, 7, 9]
] as const;

/** What the claims on results must say. */
export const resultExpectations: Readonly<Record<string, () => Expectation>> = {
  C19: () => {
    const recalls = models.flatMap((model) => [trouser, sneaker].map((label) => ({model, label})));
    const hold = recalls.map(({model, label}) => {
      return wilsonEnds(countWhere(model, label, label), countOf(label))[0] > coreRun(model).testAccuracy;
    });
    return {
      measured: recalls.map(({model, label}) => 100 * scoresOf(model, label).recall),
      verdict: verdictOf(hold.every(Boolean)),
      says: recalls.map(({model, label}) => `${model.toUpperCase()} ${classNames[label]} `)
    };
  },
  C20: () => {
    const [ann, cnn] = models.map((model) => errorsBetween(model, 0, 6));
    const tops = models.map(mostConfused);
    const betterCount = classNames.filter((_, label) => scoresOf("cnn", label).f1 > scoresOf("ann", label).f1).length;
    return {
      measured: [ann!, cnn!, 1, betterCount, 10], // 1 of the name F1
      value: ann! - cnn!,
      verdict: verdictOf(tops.every((pair) => pair === "T-shirt and Shirt") && ann! > cnn! && betterCount === 10),
      says: [`The pair most confused is ${tops[0]} in the ANN and ${tops[1]} in the CNN.`]
    };
  },
  C21: () => {
    const stated = [982, 975, 980];
    const ours = [sandal, sneaker, bag].map((label) => countWhere("cnn", label, label));
    const fits = stated.filter((right, i) => sharesAgree(right / 1000, ours[i]! / 1000, 1000, 0));
    const [lowers, uppers] = ([0, 1] as const).map((end) => stated.map((right) => wilsonEnds(right, 1000)[end]));
    const overlap = Math.max(...lowers!) <= Math.min(...uppers!);
    return {
      measured: ours,
      note: [fits.length, stated.length, 1000, ...stated],
      verdict: verdictOf(fits.length === stated.length),
      says: [overlap ? "980 overlap" : "980 do not overlap"]
    };
  },
  C22: () => {
    const [ann, cnn] = models.map(errorsOf);
    const [lower, upper] = wilsonEnds(cnn!.alike, cnn!.all);
    return {
      measured: [ann!, cnn!].flatMap(({alike, all}) => [alike, all, (100 * alike) / all]),
      ...{value: cnn!.alike / cnn!.all, lower, upper},
      interval: [100 * lower, 100 * upper, cnn!.all],
      verdict: verdictOf([ann!, cnn!].every(({alike, all}) => alike > all / 2) && cnn!.alike < ann!.alike),
      says: families.map((labels) => `(${list(labels.map((label) => classNames[label]!))})`)
    };
  },
  C23: () => {
    const {difference, error, log10PValue} = pairedShares(coreRun("ann").isRight, coreRun("cnn").isRight);
    const [lower, upper] = [-1, 1].map((side) => difference + side * normalQuantile * error);
    const [lowerEnd, upperEnd] = [lower!, upper!].map((about) => ({about, within: 0.1 * error})); // of a bootstrap
    const {precision, recall, f1} = gains();
    const seeds = overSeeds("cnn", "ann", testAccuracy)!;
    return {
      measured: [100 * difference, 100 * precision, 100 * recall, 1, 100 * f1], // 1 of the name F1
      ...{value: difference, lower: lowerEnd, upper: upperEnd},
      interval: [lower!, upper!].map((about) => ({about: 100 * about, within: 10 * error})),
      note: [
        ...pValueNumbers(log10PValue),
        seeds.seedCount,
        100 * seeds.difference,
        ...[95, 100 * seeds.lower, 100 * seeds.upper]
      ],
      verdict: verdictOf([lower!, seeds.lower, precision, recall, f1].every((number) => number > 0)),
      says: [`points${seeds.isSignificant ? "" : ", not significant"}).`]
    };
  },
  C24: () => {
    const ratios = [
      ratioOf((model) => networkSize(model).parameterCount),
      ratioOf((model) => networkSize(model).operationCount),
      ratioOf(trainSeconds),
      ratioOf(inferenceMicroseconds)
    ];
    return {measured: ratios, value: ratios[1], verdict: verdictOf(ratios.every((ratio) => ratio > 1))};
  }
};

/** Test images of a class that a model takes for a class. */
function countWhere(model: Model, label: number, prediction: number): number {
  return predictionsOf(model).filter((row) => row.label === label && row.prediction === prediction).length;
}

function countOf(label: number): number {
  return predictionsOf("ann").filter((row) => row.label === label).length;
}

interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function scoresOf(model: Model, label: number): Scores {
  const hits = countWhere(model, label, label);
  const called = predictionsOf(model).filter(({prediction}) => prediction === label).length;
  return {precision: hits / called, recall: hits / countOf(label), f1: (2 * hits) / (called + countOf(label))};
}

/** CNN minus ANN in each score's mean over the classes. */
function gains(): Scores {
  const macro = (model: Model, score: keyof Scores): number =>
    mean(classNames.map((_, label) => scoresOf(model, label)[score]));
  const gain = (score: keyof Scores): number => macro("cnn", score) - macro("ann", score);
  return {precision: gain("precision"), recall: gain("recall"), f1: gain("f1")};
}

function errorsBetween(model: Model, a: number, b: number): number {
  return countWhere(model, a, b) + countWhere(model, b, a);
}

/** The two classes that are taken for one another most often, the lower label first. */
function mostConfused(model: Model): string {
  const pairs = classNames.flatMap((name, a) =>
    classNames.slice(0, a).map((other, b) => ({pair: `${other} and ${name}`, errors: errorsBetween(model, a, b)}))
  );
  return pairs.reduce((most, one) => (one.errors > most.errors ? one : most)).pair;
}

/** A model's errors on the test images, and those between classes that are alike. */
function errorsOf(model: Model): {alike: number; all: number} {
  const errors = predictionsOf(model).filter(({label, prediction}) => label !== prediction);
  const alike = errors.filter(({label, prediction}) =>
    families.some((family) => [label, prediction].every((one) => family.some((member) => member === one)))
  );
  return {alike: alike.length, all: errors.length};
}

/** "p = 0.03", or "p < 10⁻³³", the least power of ten above it, where it is below 0.001. */
function pValueNumbers(log10PValue: number): Expected[] {
  return log10PValue >= -3 ? [10 ** log10PValue] : [10, Math.ceil(log10PValue)];
}
