import {fixed, points, seconds, times} from "../../src/lib/format.js";
import {accuracyInterval, coreRun, epochsOf} from "../../src/lib/lookup.js";
import type {Model} from "../../src/lib/tableSchemas.js";
import {verdictOf, type Claim, type Evidence, type Judgement} from "./judgement.js";

const notTried = (what: string): Judgement => ({
  measured: "—",
  verdict: "not measured yet",
  note: `Needs ${what}, which this build does not hold.`
});

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
        measured: `training loss rose in ${rises.ann} epochs of the ANN and ${rises.cnn} of the CNN`,
        verdict: verdictOf(rises.ann + rises.cnn === 0),
        note: "Stable here means that the training loss falls in every epoch of both models."
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
        note: "Overfitting here means that the Wilson intervals of training and validation accuracy, both with dropout off, lie apart."
      };
    }
  },
  {
    id: "C11",
    section: "4.4",
    statement: "The models were trained on an accelerator (“APU”).",
    stated: "an accelerator",
    page: "./training#environment",
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
      note: "The source's own figures for the CNN, 98.4 % in training and 92.6 % in validation, are 5.8 points apart."
    })
  },
  {
    id: "C17",
    section: "5.1",
    statement: "The CNN's validation loss is low, so it generalises better.",
    stated: "lower than the ANN's",
    page: "./training#figure-learning-curves",
    judge: (evidence) => {
      const [ann, cnn] = [coreRun(evidence, "ann").validationLoss, coreRun(evidence, "cnn").validationLoss];
      const [annGap, cnnGap] = [gap(evidence, "ann"), gap(evidence, "cnn")];
      return {
        measured: `validation loss ${fixed(cnn, 3)} (CNN) against ${fixed(ann, 3)} (ANN) nats`,
        value: cnn,
        verdict: verdictOf(cnn < ann),
        note: `By its loss on new images it does${cnn < ann ? "" : " not"}. By its gap to training accuracy it does${cnnGap < annGap ? "" : " not"}: ${points(cnnGap)} against ${points(annGap)}.`
      };
    }
  },
  {
    id: "C18",
    section: "S",
    statement:
      "The ANN trains much faster with fewer parameters; the CNN takes longer, and trains more stably and to a better accuracy.",
    stated: "ANN faster, CNN steadier and better",
    page: "./results#figure-cost-benefit",
    judge: (evidence) => {
      const [ann, cnn] = [coreRun(evidence, "ann"), coreRun(evidence, "cnn")];
      const rises = {ann: validationRises(evidence, "ann"), cnn: validationRises(evidence, "cnn")};
      const isSteadier = rises.cnn < rises.ann;
      const isBetter =
        accuracyInterval(evidence, "cnn", "test").lower > accuracyInterval(evidence, "ann", "test").upper;
      const isDearer = cnn.trainSeconds > ann.trainSeconds && cnn.parameterCount > ann.parameterCount;
      return {
        measured: `the CNN takes ${times(cnn.trainSeconds / ann.trainSeconds)} the time and ${times(cnn.parameterCount / ann.parameterCount)} the parameters`,
        value: cnn.trainSeconds / ann.trainSeconds,
        verdict: verdictOf(isDearer && isBetter && isSteadier),
        note: `The validation loss rose in ${rises.cnn} epochs of the CNN and in ${rises.ann} of the ANN, so the CNN was ${isSteadier ? "" : "not "}the steadier; its accuracy is ${isBetter ? "" : "not "}clearly better.`
      };
    }
  },
  {
    id: "C25",
    section: "S, 6",
    statement: "Dropout reduces overfitting in both models, as the later epochs show.",
    stated: "less overfitting",
    page: "./improvements#dropout",
    judge: () => notTried("runs without dropout")
  },
  {
    id: "C27",
    section: "S",
    statement: "Adam was chosen because its adaptive learning rate converges fast.",
    stated: "faster",
    page: "./improvements#optimiser",
    judge: () => notTried("runs with plain gradient descent and with momentum")
  },
  {
    id: "C35",
    section: "S",
    statement: "The validation split allowed early evaluation and tuning.",
    stated: "validation foretells the test",
    page: "./results#accuracy-and-loss",
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

function gap(evidence: Evidence, model: Model): number {
  const {trainAccuracy, validationAccuracy} = coreRun(evidence, model);
  return trainAccuracy - validationAccuracy;
}

function isOverfit(evidence: Evidence, model: Model): boolean {
  return accuracyInterval(evidence, model, "train").lower > accuracyInterval(evidence, model, "validation").upper;
}

function lossRises(evidence: Evidence, model: Model): number {
  return rises(epochsOf(evidence, model, "train").map(({loss}) => loss));
}

function validationRises(evidence: Evidence, model: Model): number {
  return rises(epochsOf(evidence, model, "validation").map(({loss}) => loss));
}

function rises(values: readonly number[]): number {
  return values.filter((value, i) => i > 0 && value > values[i - 1]!).length;
}
