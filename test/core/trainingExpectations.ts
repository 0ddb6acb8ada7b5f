import {gap, overSeeds, seedMean, testAccuracy, type Measure} from "./differences.js";
import {verdictOf, type Expectation} from "./expectation.js";
import {networkSize, ratioOf, trainSeconds} from "./costs.js";
import {numbersInText, type Expected} from "./numbersInText.js";
import {sharesAgree, wilsonEnds} from "./proportions.js";
import {coreRun, lossesOf, runsOf} from "./recordedFolders.js";
import {scatter} from "./scatter.js";
import {models, ownRun, type Model} from "./tables.js";

/** Images of each split. */
const splitCounts = {train: 48_000, validation: 12_000, test: 10_000} as const;

const validationAccuracy: Measure = ({row}) => row.validationAccuracy;
const validationLoss: Measure = ({row}) => row.validationLoss;

/** What the claims on training, on accuracies and on losses must say. */
export const trainingExpectations: Readonly<Record<string, () => Expectation>> = {
  C09: () => {
    const curves = models.map((model) => runsOf(model).map((run) => lossesOf(run, "train")));
    const rises = curves.map((losses) => losses.flatMap(risesOf).length);
    return {
      measured: rises,
      note: curves.map((losses) => losses.length),
      verdict: verdictOf(rises.every((count) => count === 0))
    };
  },
  C10: () => ({
    measured: models.map((model) => 100 * gapOf(model)),
    value: gapOf("cnn"),
    note: gapWords(),
    verdict: verdictOf(models.every((model) => endsOf(model, "train")[0] <= endsOf(model, "validation")[1]))
  }),
  C11: () => {
    const machine = ownRun("ann")["machine"] as string;
    return {
      measured: [...models.map(trainSeconds), ...numbersInText(machine).map(({value}) => value)],
      verdict: "not testable",
      says: [machine]
    };
  },
  C12: () => summaryClaim("ann", {test: 0.85, contradicting: 88.4}),
  C13: () => summaryClaim("cnn", {test: 0.9, contradicting: 92.6}),
  C14: () => curveClaim("ann", {train: 0.896, validation: 0.884}),
  C15: () => curveClaim("cnn", {train: 0.984, validation: 0.926}),
  C16: () => ({
    measured: [100 * gapOf("cnn")],
    value: gapOf("cnn"),
    note: [98.4, 92.6, 98.4 - 92.6, ...gapWords()],
    verdict: "contradicted inside the source"
  }),
  C17: () => {
    const {difference, lower, upper, seedCount} = overSeeds("cnn", "ann", validationLoss)!;
    const [ann, cnn] = models.map(gapOf);
    return {
      measured: [coreRun("cnn").row.validationLoss, coreRun("ann").row.validationLoss, seedCount, difference],
      ...{value: difference, lower, upper},
      interval: [lower, upper, seedCount],
      note: [100 * cnn!, 100 * ann!, ...gapWords()],
      verdict: verdictOf(upper < 0),
      says: [
        `loss on new images it does${upper < 0 ? "" : " not"}.`,
        `training accuracy it does${cnn! < ann! ? "" : " not"}:`
      ]
    };
  },
  C18: () => {
    const jumps = overSeeds("cnn", "ann", (run) => scatter(lossesOf(run, "validation")))!;
    const accuracy = overSeeds("cnn", "ann", testAccuracy)!;
    const [time, size] = [ratioOf(trainSeconds), ratioOf((model) => networkSize(model).parameterCount)];
    const [isSteadier, isBetter] = [jumps.upper < 0, accuracy.lower > 0];
    const points = [accuracy.difference, accuracy.lower, accuracy.upper].map((share) => 100 * share);
    return {
      measured: [time, size],
      value: time,
      note: [jumps.seedCount, jumps.difference, 95, jumps.lower, jumps.upper, points[0]!, 95, points[1]!, points[2]!],
      verdict: verdictOf(time > 1 && size > 1 && isSteadier && isBetter),
      says: [
        `${jumps.isSignificant ? "" : ", not significant"}), so the CNN was ${isSteadier ? "" : "not "}the steadier`,
        `its accuracy is ${isBetter ? "" : "not "}clearly better`
      ]
    };
  },
  C35: () => {
    const differences = models.map((model) => coreRun(model).row.validationAccuracy - coreRun(model).testAccuracy);
    const overlap = models.map((model) => {
      const [validation, test] = [endsOf(model, "validation"), endsOf(model, "test")];
      return validation[0] <= test[1] && test[0] <= validation[1];
    });
    return {
      measured: differences.map((difference) => 100 * difference),
      value: differences[1],
      verdict: verdictOf(overlap.every(Boolean))
    };
  }
};

/** A claim of the summary, which the source's own §5.1 contradicts, on a model's accuracies. */
function summaryClaim(model: Model, stated: {test: number; contradicting: number}): Expectation {
  const run = coreRun(model);
  const [lower, upper] = endsOf(model, "test");
  const agrees = sharesAgree(stated.test, run.testAccuracy, splitCounts.test, 0.01);
  return {
    measured: [100 * run.row.validationAccuracy, 100 * run.testAccuracy],
    ...{value: run.testAccuracy, lower, upper},
    interval: [100 * lower, 100 * upper, splitCounts.test],
    note: [5.1, stated.contradicting, ...seedWords(model, testAccuracy), ...seedWords(model, validationAccuracy)],
    verdict: "contradicted inside the source",
    says: [`Ours ${agreement(agrees)} with the stated test accuracy`]
  };
}

/** A claim of §5.1 on where a model's learning curves end. */
function curveClaim(model: Model, stated: {train: number; validation: number}): Expectation {
  const [train, validation] = (["train", "validation"] as const).map((split) => {
    return coreRun(model).epochs.findLast((epoch) => epoch.split === split)!.accuracy;
  });
  const agrees = [
    sharesAgree(stated.train, train!, splitCounts.train, 0.001),
    sharesAgree(stated.validation, validation!, splitCounts.validation, 0.001)
  ];
  const [lower, upper] = wilsonEnds(Math.round(validation! * splitCounts.validation), splitCounts.validation);
  return {
    measured: [100 * train!, 100 * validation!],
    ...{value: validation, lower, upper},
    interval: [100 * lower, 100 * upper, splitCounts.validation],
    note: seedWords(model, validationAccuracy),
    verdict: verdictOf(agrees.every(Boolean)),
    says: [`training accuracy ${agreement(agrees[0]!)} and`, `validation accuracy ${agreement(agrees[1]!)}.`]
  };
}

function agreement(agrees: boolean): string {
  return agrees ? "agrees" : "does not agree";
}

/** "Over N seeds the mean … is M % (95 % t interval L to U %)", where there are several. */
function seedWords(model: Model, measure: Measure): Expected[] {
  const summary = seedMean(model, measure);
  if (summary === undefined) return [];
  return [summary.count, 100 * summary.mean, 95, 100 * summary.lower, 100 * summary.upper];
}

/** "Mean gap: ANN M points (95 % t interval over N seeds L to U points), CNN …", where there are several. */
function gapWords(): Expected[] {
  return models.flatMap((model) => {
    const summary = seedMean(model, gap);
    if (summary === undefined) return [];
    return [100 * summary.mean, 95, summary.count, 100 * summary.lower, 100 * summary.upper];
  });
}

function gapOf(model: Model): number {
  return gap(coreRun(model))!;
}

/** Wilson's interval of a core model's accuracy on a split. */
function endsOf(model: Model, split: keyof typeof splitCounts): [lower: number, upper: number] {
  const {row, testAccuracy: share} = coreRun(model);
  const accuracy = {train: row.trainAccuracy, validation: row.validationAccuracy, test: share}[split];
  return wilsonEnds(Math.round(accuracy * splitCounts[split]), splitCounts[split]);
}

/** Epochs after which a loss was higher than after the one before. */
function risesOf(losses: readonly number[]): number[] {
  return losses.filter((loss, i) => i > 0 && loss > losses[i - 1]!);
}
