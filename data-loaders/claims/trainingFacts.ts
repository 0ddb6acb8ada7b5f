import {max, median, minIndex} from "d3";
import {count, fixed, percent, points, pointsInterval, seconds} from "../../src/lib/format.js";
import {coreRun} from "../../src/lib/lookup.js";
import {seedSummary} from "../../src/lib/seedSummary.js";
import {seedRuns} from "../../src/lib/seedRuns.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Evidence} from "./claim.js";
import {partsOf} from "./differences.js";
import type {Fact, Implied} from "./facts.js";
import {bySeed, epochsOf} from "./measures.js";
import {fewestSeeds, ruleOf} from "./rules.js";
import {differenceWords} from "./words.js";

/** What is told of training: §4, §5.1 and what the summary and §6 say of it. */
export const trainingFacts: Readonly<Record<string, Fact>> = {
  C10: (evidence) => ({
    measured: models.map((model) => lowestWords(evidence, model)).join("; "),
    note: "Section 5.1 and section 6 speak of a little overfitting (C43)."
  }),
  C11: (evidence) => {
    const [ann, cnn] = models.map((model) => coreRun(evidence, model));
    return {
      measured: `no accelerator: ${seconds(ann!.trainSeconds)} (ANN) and ${seconds(cnn!.trainSeconds)} (CNN) on ${ann!.machine}`
    };
  },
  C16: (evidence) => ({
    measured: gapWords(evidence),
    note: "The stated figures of the CNN, 98.4% in training and 92.6% in validation, are 5.8 points apart."
  }),
  C34: () => ({
    measured: "—",
    note: "Nocentini and others report 94% on this data set and 60% on product photographs for one model."
  }),
  C35: (evidence) => ({
    measured: `validation less test accuracy: ${overBoth(evidence, validationLead, points, pointsInterval)}`
  }),
  C39: () => ({measured: "—"}),
  C42: () => ({measured: "—"}),
  C43: (evidence) => ({measured: gapWords(evidence)}),
  C44: () => ({measured: "no regularisation besides dropout is described, and none is built"}),
  C45: (evidence) => {
    const parts = ruleOf("C45").parts!.map((part) => ({...part, expects: "same" as const}));
    return {measured: differenceWords(evidence, partsOf(evidence, {...ruleOf("C45"), parts}))};
  }
};

/** What must hold of every seed. */
export const trainingConditions: Readonly<Record<string, Implied>> = {
  C09: (evidence) => [falls(evidence, "train", "training"), falls(evidence, "validation", "validation")],
  C24: (evidence) => {
    const [ann, cnn] = models.map((model) => seedRuns(evidence, model)[0]);
    const [fast, slow] = models.map((model) => bySeed(evidence, model, "exampleMicroseconds"));
    const ratios = [...fast!].flatMap(([seed, time]) => (slow!.has(seed) ? [slow!.get(seed)! / time] : []));
    if (ann === undefined || cnn === undefined || ratios.length < fewestSeeds) return [];
    return [
      {
        words: `the CNN takes ${fixed(cnn.parameterCount / ann.parameterCount, 1)} times the parameters and ${fixed(cnn.forwardFlops / ann.forwardFlops, 1)} times the operations`,
        holds: cnn.parameterCount > ann.parameterCount && cnn.forwardFlops > ann.forwardFlops
      },
      {
        words: `${fixed(Math.min(...ratios), 1)} to ${fixed(max(ratios)!, 1)} times the training time for each image seen (${count(ratios.length)} seeds, timed in turn)`,
        holds: ratios.every((ratio) => ratio > 1),
        seedCount: ratios.length
      }
    ];
  }
};

/** Whether a loss falls in every epoch of every seed of both models. */
function falls(evidence: Evidence, split: "train" | "validation", name: string): {words: string; holds: boolean} {
  const rises = models.map((model) => {
    const curves = seedRuns(evidence, model).map(({run}) => epochsOf(evidence, run, split).map(({loss}) => loss));
    return curves.filter((losses) => losses.some((loss, i) => i > 0 && loss > losses[i - 1]!)).length;
  });
  const counts = models.map((model) => seedRuns(evidence, model).length);
  return {
    words: `the ${name} loss rises in some epoch of ${rises[0]} of ${counts[0]} seeds of the ANN and ${rises[1]} of ${counts[1]} of the CNN`,
    holds: rises.every((rise) => rise === 0)
  };
}

/** After which epoch a model's validation loss is lowest, over its seeds. */
function lowestWords(evidence: Evidence, model: Model): string {
  const curves = seedRuns(evidence, model).map(({run}) => epochsOf(evidence, run, "validation").map(({loss}) => loss));
  const known = curves.filter(({length}) => length > 0);
  const epochs = known.map((losses) => minIndex(losses) + 1);
  const before = epochs.filter((epoch, i) => epoch < known[i]!.length).length;
  if (known.length === 0) return `${model.toUpperCase()}: no seeds known`;
  return `${model.toUpperCase()}: validation loss lowest after epoch ${median(epochs)} (median of ${count(known.length)} seeds), before the last epoch in ${count(before)} of them`;
}

function gapWords(evidence: Evidence): string {
  return `training less validation accuracy: ${overBoth(evidence, (model) => bySeed(evidence, model, "gap"), points, pointsInterval)}`;
}

function validationLead(model: Model, evidence: Evidence): Map<number, number> {
  const test = bySeed(evidence, model, "testAccuracy");
  return new Map(
    [...bySeed(evidence, model, "validationAccuracy")].map(([seed, value]) => [seed, value - test.get(seed)!])
  );
}

/** A measure's mean over the seeds of each model, with its 95% t interval. */
function overBoth(
  evidence: Evidence,
  valuesOf: (model: Model, evidence: Evidence) => Map<number, number>,
  number: (value: number) => string,
  interval: (bounds: {lower: number; upper: number}) => string
): string {
  const words = models.map((model) => {
    const summary = seedSummary([...valuesOf(model, evidence).values()]);
    const bounds = summary.count < 2 ? "" : ` (${interval(summary)}, ${count(summary.count)} seeds)`;
    return `${model.toUpperCase()} ${summary.count === 0 ? percent(NaN) : number(summary.mean)}${bounds}`;
  });
  return words.join(", ");
}
