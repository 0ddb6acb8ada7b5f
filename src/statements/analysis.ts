import {sum} from "d3";
import {modelName} from "../components/theme.js";
import {changedAnswers} from "../lib/changedAnswers.js";
import {count, fixed, list, percent, percentInterval, points, pValue, signedPoints} from "../lib/format.js";
import {holm} from "../lib/holm.js";
import {labelScaling} from "../lib/labelScaling.js";
import {leads} from "../lib/leads.js";
import {coreComparison, coreRun} from "../lib/lookup.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {robustnessByKind} from "../lib/robustness.js";
import {seedRuns} from "../lib/seedRuns.js";
import {meanPoints} from "../lib/seedSentences.js";
import {capitalised, countOf, countWord, seedsOfBoth} from "../lib/seedWords.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {changeOf, isSignificant, seedsOf, significanceLevel} from "../lib/variantLookup.js";

/** Test images, by which shares of pairs are counted. */
const testCount = 10_000;

export const disagreement = (tables: Pick<Tables, "runs" | "comparisons">): string => {
  const {onlyRunCount, onlyOtherCount, bothCount, neitherCount} = coreComparison(tables);
  const whole = onlyRunCount + onlyOtherCount + bothCount + neitherCount;
  return `With seed 1, exactly one network is right on ${count(onlyRunCount + onlyOtherCount)} of ${count(whole)} images (${percent((onlyRunCount + onlyOtherCount) / whole)})`;
};

export const both = (tables: Pick<Tables, "runs" | "comparisons">): string =>
  count(coreComparison(tables).neitherCount);

export const oracle = (tables: Pick<Tables, "runs" | "comparisons">): string => {
  const {neitherCount, bothCount, onlyOtherCount, onlyRunCount} = coreComparison(tables);
  return percent(1 - neitherCount / (neitherCount + bothCount + onlyOtherCount + onlyRunCount));
};

export const gaps = (tables: Pick<Tables, "seeds" | "runs">): string => {
  const gap = (model: Model): string => {
    const row = seedsOf(tables, model, "gap");
    if (row !== undefined) return meanPoints(row, row.seedCount);
    return points(coreRun(tables, model).trainAccuracy - coreRun(tables, model).validationAccuracy);
  };
  return `${gap("ann")} for the ANN, ${gap("cnn")} for the CNN`;
};

/** What leaving dropout out changes: the gap, and validation accuracy. */
export const withoutDropout = (tables: Pick<Tables, "changes">): string => {
  const known = models.flatMap((model) => {
    const [gap, validation] = (["gap", "validationAccuracy"] as const).map((measure) =>
      changeOf(tables, `${model}-no-dropout`, measure)
    );
    return gap === undefined ? [] : [{model, gap, validation}];
  });
  if (known.length === 0) return `Runs without dropout are ${notRecordedYet}.`;
  const all = known.flatMap(({gap, validation}) => [gap, ...(validation === undefined ? [] : [validation])]);
  if (known.length === models.length && !all.some(isSignificant))
    return "Without it, on the same seeds, neither the gap nor the validation accuracy changes significantly in either network.";
  const parts = known.map(({model, gap, validation}) => {
    const accuracy =
      validation === undefined ? "" : ` and its validation accuracy ${changed(validation, "rises", "falls")}`;
    return `the ${modelName[model]}’s gap ${changed(gap, "grows", "shrinks")}${accuracy}`;
  });
  return `Without it, on the same seeds, ${parts.join("; ")}.`;
};

function changed(change: Row<"changes">, more: string, less: string): string {
  if (!isSignificant(change)) return "does not change significantly";
  return `${change.difference > 0 ? more : less} by ${points(Math.abs(change.difference))}`;
}

/** How often two networks are not both right or both wrong, by what distinguishes them. */
export const seedsDisagree = (tables: Pick<Tables, "runs" | "pairs">): string => {
  const [ann, cnn] = models.map((model) => new Set(seedRuns(tables, model).map(({run}) => run)));
  const within = (runs: ReadonlySet<string>): Pair[] => {
    return tables.pairs.filter(({run, other}) => runs.has(run) && runs.has(other));
  };
  const across = acrossPairs(tables, ann!, cnn!);
  const seedsAlone = [within(ann!), within(cnn!)];
  if (across.length < 2 || seedsAlone.some((pairs) => pairs.length === 0)) {
    return `How much two seeds of the same network disagree is ${notRecordedYet}.`;
  }
  const [annText, cnnText] = seedsAlone.map(meanDisagreement);
  return `Part of that is chance in training: two ANNs that differ only in the seed differ in this way on ${annText} of the images, two CNNs on ${cnnText}, an ANN and a CNN on ${meanDisagreement(across)}. ${aheadCount(across)}`;
};

/** How many images some seeds of a network get right and others wrong, and how many none gets right. */
export const luckOfTheSeed = (tables: Pick<Tables, "seedLuck">): string => {
  const said = models.flatMap((model) => {
    const rows = tables.seedLuck.filter((row) => row.model === model);
    if (rows.length === 0) return [];
    const share = (has: (row: Row<"seed-luck">) => boolean): string =>
      percent(sum(rows.filter(has), ({count}) => count) / sum(rows, ({count}) => count));
    const some = share(({rightCount, seedCount}) => rightCount > 0 && rightCount < seedCount);
    return [
      `of ${countOf(rows[0]!.seedCount, modelName[model])}, some are right and some wrong on ${some} of the images, and all are wrong on ${share(({rightCount}) => rightCount === 0)}`
    ];
  });
  if (said.length === 0) return `Which images depend on the seed is ${notRecordedYet}.`;
  return `${capitalised(said.join("; "))}. The more seeds, the more images are in dispute: the shares of the two cannot be compared.`;
};

/** Where the ANN's scatter comes from: its test accuracy with one thing varied and all else as with seed 1. */
export const scatterSources = (tables: Pick<Tables, "seeds">): string => {
  const sources = {
    "ann-varies-split": "the validation split",
    "ann-varies-weights": "the initial weights",
    "ann-varies-order": "the order of images",
    "ann-varies-dropout": "dropout’s masks",
    ann: "all of them"
  };
  const texts = Object.entries(sources).flatMap(([variant, name]) => {
    const {standardDeviation = null, seedCount} = seedsOf(tables, variant, "testAccuracy") ?? {};
    return standardDeviation === null ? [] : [`${points(standardDeviation, 2)} for ${name} (${seedCount!} runs)`];
  });
  if (texts.length < 2) return `Where the scatter over seeds comes from is ${notRecordedYet}.`;
  return `A seed decides four things. Varied one at a time, they give the ANN’s test accuracy these standard deviations: ${list(texts)}. They do not add up to the last, and are no shares of it: from twenty runs a standard deviation is known to within a quarter less and almost a half more (95%).`;
};

/** Whether the CNN's lead needs the pixels to lie where they lie. */
export const leadOnShuffled = (tables: Pick<Tables, "runs">): string => {
  const {asItIs, shuffled} = leads(tables);
  if (shuffled.count < 2) return `What is left of the lead is ${notRecordedYet}.`;
  return `On shuffled images the CNN’s lead over the ANN is ${meanPoints(shuffled, shuffled.count)}, on images as they are ${meanPoints(asItIs, asItIs.count)}.`;
};

/** What is left of the CNN's lead where each network has the settings that a search of the same ones chose for it. */
export const leadOnTuned = (tables: Pick<Tables, "runs">): string => {
  const {tuned, untuned} = leads(tables);
  if (tuned.count < 2) return `The lead of tuned networks is ${notRecordedYet}.`;
  return `With the settings that the same search chose for each, the CNN’s lead is ${meanPoints(tuned, tuned.count)}; without, on the same seeds, ${meanPoints(untuned, untuned.count)}.`;
};

/** What fully connected networks of the CNN's size and cost reach, and one without a hidden layer. */
export const sizeAlone = (tables: Pick<Tables, "seeds">): string => {
  const said = [
    {variant: "ann-as-many-parameters", what: "with as many parameters as the CNN"},
    {variant: "ann-as-many-operations", what: "with as many operations"},
    {variant: "linear", what: "without a hidden layer"}
  ].flatMap(({variant, what}) => {
    const row = seedsOf(tables, variant, "testAccuracy");
    return row === undefined ? [] : [`${percent(row.mean)} ${what}${row.seedCount === 1 ? " (one seed)" : ""}`];
  });
  const ann = seedsOf(tables, "ann", "testAccuracy");
  if (said.length === 0 || ann === undefined) return `What size alone gives is ${notRecordedYet}.`;
  return `A fully connected network reaches ${list(said)}; the ANN reaches ${percent(ann.mean)}.`;
};

/** What more labels give both models. */
export const gainOfLabels = (tables: Pick<Tables, "variants" | "runs">): string => {
  const scaled = labelScaling(tables);
  const said = models.flatMap((model) => {
    const own = scaled.filter((one) => one.model === model);
    const [least, most] = [own[0], own.at(-1)];
    if (least === undefined || most === undefined || least === most) return [];
    const [from, to] = [least, most].map(({summary}) => percent(summary.mean));
    return [
      `the ${modelName[model]} goes from ${from} with ${count(least.labelCount)} labels to ${to} with ${count(most.labelCount)}`
    ];
  });
  if (said.length === 0) return `What fewer labels cost is ${notRecordedYet}.`;
  return `${capitalised(said.join("; "))} (means over ${countOf(scaled[0]!.summary.count, "seed")}).`;
};

/** What the seeds of a network say together. */
export const voting = (tables: Pick<Tables, "votes">): string => {
  const said = models.flatMap((model) => {
    const [vote] = tables.votes.filter((row) => row.model === model).sort((a, b) => b.memberCount - a.memberCount);
    if (vote === undefined) return [];
    const gain = points(vote.accuracy - vote.meanAccuracy);
    return [
      `${vote.memberCount} ${modelName[model]}s together classify ${percent(vote.accuracy)} correctly, ${gain} more than one alone on average`
    ];
  });
  if (said.length === 0) return `What several seeds say together is ${notRecordedYet}.`;
  return `Voting removes some of the chance: ${said.join("; ")}.`;
};

type Pair = Row<"pairs">;

/** Pairs of an ANN and a CNN, ANN first. */
function acrossPairs({pairs}: Pick<Tables, "pairs">, ann: ReadonlySet<string>, cnn: ReadonlySet<string>): Pair[] {
  return pairs.flatMap((pair) => {
    const {run, other, onlyRunCount, onlyOtherCount} = pair;
    if (ann.has(run) && cnn.has(other)) return [pair];
    const turned = {...pair, run: other, other: run, onlyRunCount: onlyOtherCount, onlyOtherCount: onlyRunCount};
    return cnn.has(run) && ann.has(other) ? [turned] : [];
  });
}

function meanDisagreement(pairs: readonly Pair[]): string {
  const counts = pairs.map(({onlyRunCount, onlyOtherCount}) => onlyRunCount + onlyOtherCount);
  return percent(counts.reduce((sum, value) => sum + value, 0) / counts.length / testCount);
}

function aheadCount(across: readonly Pair[]): string {
  const adjusted = holm(across.map(({log10PValue}) => log10PValue));
  const significant = across.filter((_, i) => adjusted[i]! <= Math.log10(significanceLevel));
  const ahead = significant.filter(({onlyRunCount, onlyOtherCount}) => onlyOtherCount > onlyRunCount).length;
  return `In ${ahead} of ${across.length} pairs of an ANN and a CNN, the CNN scores significantly higher (McNemar’s exact test, Holm’s correction).`;
}

/** Kind by kind, who scores higher on corrupted images. */
export const robustnessByKinds = (tables: Pick<Tables, "runs" | "robustness">): string => {
  const kinds = robustnessByKind(tables);
  if (kinds.length === 0)
    return `How both fare under noise, blur, shifts, rotation, loss of contrast and occlusion is ${notRecordedYet}.`;
  if (kinds.some(({count: seeds}) => seeds < 2)) {
    const texts = kinds.map(({name, mean}) => `${points(mean)} under ${name}`);
    return `With one seed of both nothing is tested: CNN minus ANN in accuracy, averaged over the five strengths, is ${list(texts)}.`;
  }
  const said = kinds.map(
    (kind) => `${kind.name} ${signedPoints(kind.mean, 1)}${kind.verdict === 0 ? " (not significant)" : ""}`
  );
  return `CNN minus ANN in points of accuracy, averaged over the five strengths and ${countOf(kinds[0]!.count, "seed")}: ${said.join(", ")}.`;
};

/** Whether the original report's "more robust" holds, by accuracy and by what is lost. */
export const robustnessVerdict = (tables: Pick<Tables, "runs" | "robustness">): string => {
  const [byAccuracy, byLoss] = [robustnessByKind(tables), robustnessByKind(tables, "loss of accuracy")];
  if (byAccuracy.length === 0 || byAccuracy[0]!.count < 2) return "";
  const at = (sign: number): number => byAccuracy.filter(({verdict}) => verdict === sign).length;
  const claim = `Of ${countOf(byAccuracy.length, "kind")} of corruption, the CNN scores significantly higher under ${manyOf(at(1))} and lower under ${manyOf(at(-1))}`;
  const more = byLoss.filter(({verdict}) => verdict === 1).map(({name}) => name);
  const less = byLoss.filter(({verdict}) => verdict === -1).map(({name}) => name);
  const lost = [
    ...(more.length === 0 ? [] : [`more than the ANN under ${list(more)}`]),
    ...(less.length === 0 ? [] : [`less under ${list(less)}`])
  ];
  if (lost.length === 0) return `${claim}. Compared with accuracy on clean images, neither loses significantly more.`;
  return `${claim}. Compared with its accuracy on clean images, it loses ${list(lost)}.`;
};

function manyOf(value: number): string {
  return value === 0 ? "none" : countWord(value);
}

/** How far the single seed that most figures show may mislead. */
export const seedLimit = (tables: Pick<Tables, "seeds">): string => {
  const [ann, cnn] = models.map((model) => seedsOf(tables, model, "testAccuracy"));
  if (ann === undefined || cnn === undefined)
    return `Other seeds are ${notRecordedYet}; another seed gives other weights and another accuracy.`;
  const spread = [ann, cnn].flatMap(({variant, standardDeviation}) => {
    return standardDeviation === null ? [] : [`${points(standardDeviation, 2)} for the ${variant.toUpperCase()}`];
  });
  const deviations = spread.length === 0 ? "" : ` Their test accuracy has a standard deviation of ${list(spread)}.`;
  return `${capitalised(seedsOfBoth(ann.seedCount, cnn.seedCount))} ${ann.seedCount + cnn.seedCount === 2 ? "is" : "are"} recorded, each with its own split, initial weights and order.${deviations} Matrices, galleries and classes show seed 1 alone.`;
};

/** How many test labels are in doubt. */
export const labelLimit = (tables: Pick<Tables, "setAside">): string => {
  const suspect = tables.setAside.find(({part}) => part === "suspect");
  const doubt =
    "Networks that did not see them doubt some, and both models are marked wrong for disagreeing with them.";
  return suspect === undefined
    ? doubt
    : `${doubt} Confident learning suspects ${count(suspect.count)} of the test labels.`;
};

/** How little changes each network's answers, found by search. */
export const smallestChangesFound = (tables: Pick<Tables, "smallestChanges">): string => {
  const found = changedAnswers(tables);
  if (found === undefined) return `What a search for the smallest changes finds is ${notRecordedYet}.`;
  const {lengths, medians, shorterForCnn, share, interval, log10PValue} = found;
  return `Of the first 200 test images of each class, both networks (seed 1) get ${count(lengths.ann.length)} right; for these we searched for the smallest change that makes each network name another class. The changes found have a median length (Euclidean, pixels from 0 to 1) of ${fixed(medians.ann, 2)} for the ANN and ${fixed(medians.cnn, 2)} for the CNN. The CNN’s change is the shorter one on ${count(shorterForCnn)} images (${percent(share)}, ${percentInterval(interval)}; exact sign test, ${pValue(log10PValue)}).`;
};
