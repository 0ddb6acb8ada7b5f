import {seedRuns} from "../../src/lib/seedRuns.js";
import {fixed, points, pointsInterval, seconds, times} from "../../src/lib/format.js";
import {accuracyInterval, coreRun, epochsOf} from "../../src/lib/lookup.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {differenceOfLosses, differenceOfRuns, type Difference} from "./difference.js";
import {boundWords, sentences, sizeWords} from "./judgeParts.js";
import {verdictOf, type Claim, type Evidence, type Judgement} from "./judgement.js";
import {overSeeds} from "./overSeeds.js";
import {riseCount, scatter, trainingLosses} from "./recordedLosses.js";

/** What the source says of training: §4, §5.1 and the parts of its summary and §6 that speak of it. */
export const trainingClaims: readonly Claim[] = [
  {
    id: "C09",
    section: "4.1, 4.2",
    statement: "Adam with a learning rate of 0.001 on the cross-entropy converged stably.",
    stated: "stable",
    page: "./training#figure-learning-curves",
    judge: (evidence) => {
      const rises = {ann: lossRises(evidence, "ann"), cnn: lossRises(evidence, "cnn")};
      return {
        measured: `training loss rose in ${rises.ann.count} epochs of the ANN and ${rises.cnn.count} of the CNN`,
        verdict: verdictOf(rises.ann.count + rises.cnn.count === 0),
        note: `Stable here means that the training loss falls in every epoch of both models; counted over ${seedText(rises.ann.seedCount)} of the ANN and ${rises.cnn.seedCount} of the CNN.`
      };
    }
  },
  {
    id: "C10",
    section: "4.3",
    statement: "Ten epochs of batches of 64 lead to neither under- nor overfitting.",
    stated: "neither",
    page: "./training#figure-generalisation-gap",
    judge: (evidence) => {
      const gaps = {ann: gap(evidence, "ann"), cnn: gap(evidence, "cnn")};
      return {
        measured: `training accuracy exceeds validation accuracy by ${points(gaps.ann)} (ANN) and ${points(gaps.cnn)} (CNN)`,
        value: gaps.cnn,
        verdict: verdictOf(!isOverfit(evidence, "ann") && !isOverfit(evidence, "cnn")),
        note: sentences([
          "Overfitting here means that the Wilson intervals of training and validation accuracy, both with dropout off, lie apart.",
          gapWords(evidence)
        ])
      };
    }
  },
  {
    id: "C11",
    section: "4.4",
    statement: "The models were trained on an accelerator (“APU”).",
    stated: "an accelerator",
    page: "./training#4-4-environment",
    judge: (evidence) => {
      const [ann, cnn] = [coreRun(evidence, "ann"), coreRun(evidence, "cnn")];
      return {
        measured: `no accelerator: ${seconds(ann.trainSeconds)} (ANN) and ${seconds(cnn.trainSeconds)} (CNN) on ${ann.machine}`,
        verdict: "not testable",
        note: "What hardware the source used cannot be seen from its results; none is needed."
      };
    }
  },
  {
    id: "C16",
    section: "5.1",
    statement: "The loss curves converge, with little overfitting.",
    stated: "little overfitting",
    page: "./training#figure-generalisation-gap",
    judge: (evidence) => ({
      measured: `a gap of ${points(gap(evidence, "cnn"))} between the CNN's training and validation accuracy`,
      value: gap(evidence, "cnn"),
      verdict: "contradicted inside the source",
      note: sentences([
        "The source's own figures for the CNN, 98.4 % in training and 92.6 % in validation, are 5.8 points apart.",
        gapWords(evidence)
      ])
    })
  },
  {
    id: "C17",
    section: "5.1",
    statement: "The CNN's validation loss is low, so it generalises better.",
    stated: "lower than the ANN's",
    page: "./training#figure-learning-curves",
    judge: judgeLoss
  },
  {
    id: "C18",
    section: "S",
    statement:
      "The ANN trains much faster with fewer parameters; the CNN takes longer, and trains more stably and to a better accuracy.",
    stated: "ANN faster, CNN steadier and better",
    page: "./results#figure-cost-benefit",
    judge: judgeTrade
  },
  {
    id: "C35",
    section: "S",
    statement: "The validation split allowed early evaluation and tuning.",
    stated: "validation foretells the test",
    page: "./results#5-1-accuracy-and-loss",
    judge: (evidence) => {
      const differences = (["ann", "cnn"] as const).map((model) => {
        const {validationAccuracy, testAccuracy} = coreRun(evidence, model);
        return validationAccuracy - testAccuracy;
      });
      const overlap = (["ann", "cnn"] as const).every((model) => {
        const [validation, test] = [
          accuracyInterval(evidence, model, "validation"),
          accuracyInterval(evidence, model, "test")
        ];
        return validation.lower <= test.upper && test.lower <= validation.upper;
      });
      return {
        measured: `validation minus test accuracy: ${points(differences[0]!)} (ANN), ${points(differences[1]!)} (CNN)`,
        value: differences[1]!,
        verdict: verdictOf(overlap),
        note: "Reproduced if both splits' Wilson intervals overlap in both models. What the source tuned with it, it does not say."
      };
    }
  }
];

const cnnAgainstAnn = {variant: "cnn", base: "ann"} as const;

/** C17: by the validation loss, over seeds where there are several, and by this build's run where there is one. */
function judgeLoss(evidence: Evidence): Judgement {
  const [ann, cnn] = [coreRun(evidence, "ann").validationLoss, coreRun(evidence, "cnn").validationLoss];
  const [annGap, cnnGap] = [gap(evidence, "ann"), gap(evidence, "cnn")];
  const seeds = differenceOfRuns(evidence, cnnAgainstAnn, "validationLoss");
  const isLower = seeds === undefined ? cnn < ann : seeds.upper < 0;
  const own = `validation loss ${fixed(cnn, 3)} (CNN) against ${fixed(ann, 3)} (ANN) nats`;
  return {
    measured:
      seeds === undefined ? own : `${own}; over ${seeds.seedCount} seeds ${sizeWords(seeds.difference, "nats")}`,
    ...(seeds === undefined ? {value: cnn} : intervalOf(seeds)),
    verdict: verdictOf(isLower),
    note: sentences([
      `By its loss on new images it does${isLower ? "" : " not"}. By its gap to training accuracy it does${cnnGap < annGap ? "" : " not"}: ${points(cnnGap)} against ${points(annGap)}.`,
      seeds?.isSignificant === false ? "The difference in loss is not significant." : "",
      seeds === undefined ? "" : "The interval is of the paired difference, CNN minus ANN.",
      gapWords(evidence)
    ])
  };
}

function intervalOf(seeds: Difference): Pick<Judgement, "value" | "lower" | "upper" | "interval"> {
  const {difference: value, lower, upper, seedCount} = seeds;
  return {value, lower, upper, interval: `${boundWords(seeds, "nats")} (t over ${seedCount} seeds)`};
}

/** C18: the price in time and parameters, against steadiness and accuracy, by seeds where there are several. */
function judgeTrade(evidence: Evidence): Judgement {
  const [ann, cnn] = [coreRun(evidence, "ann"), coreRun(evidence, "cnn")];
  const isDearer = cnn.trainSeconds > ann.trainSeconds && cnn.parameterCount > ann.parameterCount;
  const [steadiness, accuracy] = [steadinessOf(evidence), accuracyOf(evidence)];
  return {
    measured: `the CNN takes ${times(cnn.trainSeconds / ann.trainSeconds)} the time and ${times(cnn.parameterCount / ann.parameterCount)} the parameters`,
    value: cnn.trainSeconds / ann.trainSeconds,
    verdict: verdictOf(isDearer && accuracy.isBetter && steadiness.isBetter),
    note: `${steadiness.words}, so the CNN was ${steadiness.isBetter ? "" : "not "}the steadier; its accuracy is ${accuracy.isBetter ? "" : "not "}clearly better${accuracy.words}.`
  };
}

interface Finding {
  readonly isBetter: boolean;
  readonly words: string;
}

/** Whether the CNN's validation loss jumps about less: by its scatter over seeds, or by how often it rose in one. */
function steadinessOf(evidence: Evidence): Finding {
  const seeds = differenceOfLosses(evidence, cnnAgainstAnn, scatter);
  if (seeds !== undefined) {
    const doubt = seeds.isSignificant ? "" : ", not significant";
    const words = `Over ${seeds.seedCount} seeds the scatter of the CNN's validation loss about its neighbouring epochs differs from the ANN's by ${sizeWords(seeds.difference, "nats")} (paired 95 % t interval ${boundWords(seeds, "nats")}${doubt})`;
    return {isBetter: seeds.upper < 0, words};
  }
  const rises = {ann: validationRises(evidence, "ann"), cnn: validationRises(evidence, "cnn")};
  const words = `The validation loss rose in ${rises.cnn} epochs of the CNN and in ${rises.ann} of the ANN`;
  return {isBetter: rises.cnn < rises.ann, words};
}

/** Whether the CNN's test accuracy is better: by its difference over seeds, or by Wilson intervals that lie apart. */
function accuracyOf(evidence: Evidence): Finding {
  const seeds = differenceOfRuns(evidence, cnnAgainstAnn, "testAccuracy");
  if (seeds !== undefined) {
    const interval = `paired 95 % t interval ${boundWords(seeds, "points")}`;
    return {isBetter: seeds.lower > 0, words: `: ${sizeWords(seeds.difference, "points")} (${interval})`};
  }
  const [ann, cnn] = [accuracyInterval(evidence, "ann", "test"), accuracyInterval(evidence, "cnn", "test")];
  return {isBetter: cnn.lower > ann.upper, words: ""};
}

/** The gap over seeds, model by model; nothing for one seed. */
function gapWords(evidence: Evidence): string {
  const words = models.flatMap((model) => {
    const summary = overSeeds(evidence, model, "gap");
    if (summary === undefined) return [];
    return [
      `${model.toUpperCase()} ${points(summary.mean)} (95 % t interval over ${summary.count} seeds ${pointsInterval(summary)})`
    ];
  });
  return words.length === 0 ? "" : `Mean gap: ${words.join(", ")}.`;
}

function gap(evidence: Evidence, model: Model): number {
  const {trainAccuracy, validationAccuracy} = coreRun(evidence, model);
  return trainAccuracy - validationAccuracy;
}

function isOverfit(evidence: Evidence, model: Model): boolean {
  return accuracyInterval(evidence, model, "train").lower > accuracyInterval(evidence, model, "validation").upper;
}

/** In how many epochs a model's training loss rose, over all its seeds; at least this build's own is known. */
function lossRises(evidence: Evidence, model: Model): {count: number; seedCount: number} {
  const curves = seedRuns(evidence, model).map(({run}) => trainingLosses(evidence, run));
  const known = [...curves.filter((losses) => losses.length > 0)];
  if (known.length === 0) known.push(epochsOf(evidence, model, "train").map(({loss}) => loss));
  return {count: known.reduce((sum, losses) => sum + riseCount(losses), 0), seedCount: known.length};
}

function seedText(seedCount: number): string {
  return seedCount === 1 ? "1 seed" : `${seedCount} seeds`;
}

function validationRises(evidence: Evidence, model: Model): number {
  return riseCount(epochsOf(evidence, model, "validation").map(({loss}) => loss));
}
