import {max, mean, min} from "d3";
import {classNames} from "../../src/lib/classNames.js";
import {count, fixed, list, percent, percentInterval, pointsInterval} from "../../src/lib/format.js";
import {holm} from "../../src/lib/holm.js";
import {areAlike, lookAlikes} from "../../src/lib/lookAlikes.js";
import {kindNames} from "../../src/lib/robustness.js";
import {modelDifference, seedRuns} from "../../src/lib/seedRuns.js";
import {corruptionKinds, models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {classMetrics, type ClassMetrics} from "../evaluation/classMetrics.js";
import {varianceTest} from "../evaluation/varianceTest.js";
import type {Evidence} from "./claim.js";
import {foundPart} from "./differences.js";
import type {Implied} from "./facts.js";
import {bySeed, confusionOf, corruptedAccuracy, errorsAmong} from "./measures.js";
import {fewestSeeds, level, ruleOf, smallestEffectOfInterest} from "./rules.js";
import type {Condition} from "./verdict.js";

const [tShirt, trouser, shirt, sneaker] = [0, 1, 6, 7] as const;

/** What claims on results imply besides their differences: §5 and §6. */
export const resultConditions: Readonly<Record<string, Implied>> = {
  C19: (evidence) => {
    const isKnown = models.every((model) => confusions(evidence, model).length >= fewestSeeds);
    if (!isKnown) return [];
    return models.flatMap((model) => [trouser, sneaker].map((label) => exceeds(evidence, model, label)));
  },
  C20: (evidence) => [...models.map((model) => shirtsFirst(evidence, model)), ...betterInEachClass(evidence)],
  C22: (evidence) => models.flatMap((model) => mostWithinFamilies(evidence, model)),
  C23: (evidence) => [
    ...aheadByMore(evidence),
    ...worseKinds(evidence, "no kind of corruption costs the CNN more"),
    ...noCostlier(evidence)
  ],
  C26: (evidence) => robustnessConditions(evidence)
};

/** Of how many test images of a class each seed is right, against its accuracy over all. */
function exceeds(evidence: Evidence, model: Model, label: number): Condition {
  const runs = seedRuns(evidence, model).flatMap(({run, testAccuracy}) => {
    const confusion = confusionOf(evidence, run);
    return confusion === undefined ? [] : [{recall: classMetrics(confusion)[label]!.recall, testAccuracy}];
  });
  const recalls = runs.map(({recall}) => recall);
  return {
    words: `${model.toUpperCase()} ${classNames[label]!} ${percentInterval({lower: min(recalls)!, upper: max(recalls)!})}`,
    holds: runs.every(({recall, testAccuracy}) => recall > testAccuracy)
  };
}

function confusions(evidence: Evidence, model: Model): Uint32Array[] {
  return seedRuns(evidence, model).flatMap(({run}) => confusionOf(evidence, run) ?? []);
}

function shirtsFirst(evidence: Evidence, model: Model): Condition {
  const all = confusions(evidence, model);
  const first = all.filter((confusion) => mostConfused(confusion) === `${tShirt} ${shirt}`);
  return {
    words: `shirt and T-shirt are confused most in ${count(first.length)} of ${count(all.length)} seeds of the ${model.toUpperCase()}`,
    holds: all.length > 0 && first.length === all.length
  };
}

/** The two classes with the most errors between them either way: "0 6". */
function mostConfused(confusion: Uint32Array): string {
  const pairs = classNames.flatMap((_, a) => classNames.flatMap((__, b) => (a < b ? [[a, b] as const] : [])));
  const errors = pairs.map(([a, b]) =>
    errorsAmong(
      confusion,
      (label, prediction) => (label === a && prediction === b) || (label === b && prediction === a)
    )
  );
  return pairs[errors.indexOf(Math.max(...errors))]!.join(" ");
}

function betterInEachClass(evidence: Evidence): Condition[] {
  const [ann, cnn] = models.map((model) => meanF1(confusions(evidence, model).map(classMetrics)));
  if (ann === undefined || cnn === undefined) return [];
  const better = cnn.filter((f1, label) => f1 > ann[label]!).length;
  return [{words: `the CNN’s mean F1 is higher in ${better} of 10 classes`, holds: better === 10}];
}

function meanF1(metrics: readonly ClassMetrics[][]): number[] | undefined {
  return metrics.length === 0 ? undefined : classNames.map((_, label) => mean(metrics, (own) => own[label]!.f1)!);
}

function mostWithinFamilies(evidence: Evidence, model: Model): Condition[] {
  const shares = confusions(evidence, model).map(
    (confusion) => errorsAmong(confusion, areAlike) / errorsAmong(confusion, () => true)
  );
  if (shares.length === 0) return [];
  return [
    {
      words: `${percent(Math.min(...shares))} to ${percent(Math.max(...shares))} of the ${model.toUpperCase()}’s errors lie within families (${count(shares.length)} seeds)`,
      holds: shares.every((share) => share > 0.5)
    }
  ];
}

/** The families, in a sentence. */
export const familyWords = `Families: ${lookAlikes.map(({name, labels}) => `${name} (${list(labels.map((label) => classNames[label]))})`).join("; ")}.`;

/** Whether the CNN is ahead in accuracy by more than the smallest effect of interest. */
function aheadByMore(evidence: Evidence): Condition[] {
  const found = foundPart(evidence, ruleOf("C23").parts![0]!);
  if (found === undefined) return [];
  return [
    {
      words: `accuracy is ahead by ${pointsInterval(found.summary)}`,
      holds: found.summary.lower > smallestEffectOfInterest.accuracy
    }
  ];
}

/** Whether the CNN takes no more operations. */
function noCostlier(evidence: Evidence): Condition[] {
  const [ann, cnn] = models.map((model) => seedRuns(evidence, model)[0]);
  if (ann === undefined || cnn === undefined) return [];
  return [
    {
      words: `operations of the CNN are ${fixed(cnn.forwardFlops / ann.forwardFlops, 1)} times the ANN’s`,
      holds: cnn.forwardFlops <= ann.forwardFlops
    }
  ];
}

interface Kind {
  readonly kind: (typeof corruptionKinds)[number];
  readonly difference: number;
  /** Two-sided, corrected by Holm for the kinds. */
  readonly pValue: number;
}

/** CNN less ANN in accuracy under each kind of corruption, over seeds. */
function kindsOf(evidence: Evidence): Kind[] {
  const found = corruptionKinds.map((kind) => {
    return {kind, ...modelDifference(evidence, ({run}) => corruptedAccuracy(evidence, run, kind))};
  });
  const known = found.filter(({pValue}) => !Number.isNaN(pValue));
  const adjusted = holm(known.map(({pValue}) => Math.log10(pValue)));
  return known.map(({kind, mean: difference}, i) => ({kind, difference, pValue: 10 ** adjusted[i]!}));
}

function worseKinds(evidence: Evidence, words: string): Condition[] {
  const kinds = kindsOf(evidence);
  const worse = kinds.filter(({difference, pValue}) => difference < 0 && pValue <= level);
  if (kinds.length === 0) return [];
  const told =
    worse.length === 0 ? words : `the CNN is the less accurate under ${list(worse.map(({kind}) => kindNames[kind]))}`;
  return [{words: told, holds: worse.length === 0}];
}

function robustnessConditions(evidence: Evidence): Condition[] {
  const better = kindsOf(evidence).filter(({difference, pValue}) => difference > 0 && pValue <= level);
  const none = worseKinds(evidence, "the CNN is the less accurate under no kind");
  if (none.length === 0) return [];
  const told =
    better.length === 0
      ? "under no kind the more accurate"
      : `the CNN is the more accurate under ${list(better.map(({kind}) => kindNames[kind]))}`;
  return [{words: told, holds: better.length > 0}, ...none];
}

/** Whether the CNN's test accuracy varies less from seed to seed than the ANN's. */
export function spread(evidence: Evidence): {ratio: number; pValue: number; counts: readonly number[]} {
  const [ann, cnn] = models.map((model) => [...bySeed(evidence, model, "testAccuracy").values()]);
  return {...varianceTest(ann!, cnn!), counts: [ann!.length, cnn!.length]};
}
