import {sum} from "d3";
import {gainSentence, gainWords, gainsOfBoth} from "../lib/changeWords.js";
import {reachSentence} from "../lib/convergence.js";
import {count, fixed, list, percent, percentInterval, points, signedPoints} from "../lib/format.js";
import {ideas} from "../lib/ideas.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {areRatesTuned, isComparison, lowestLoss, optimiserCurves, optimiserVariant} from "../lib/optimiserLookup.js";
import {publishedResults} from "../lib/publishedResults.js";
import {modelDifference, seedRuns} from "../lib/seedRuns.js";
import {searchEfforts} from "../lib/searchEffort.js";
import {capitalised, countOf, countWord} from "../lib/seedWords.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {fewLabels} from "../lib/transferLookup.js";
import {chosenTrial, settingsInWords, trialsOf} from "../lib/trialLookup.js";
import {modelName} from "../components/theme.js";
import {changeOf, isSignificant, recordedVariant, seedsOf} from "../lib/variantLookup.js";

/** Half a million. */
const smallParameterCount = 500_000;

export const unmeasured = ({claims}: Pick<Tables, "claims">): string => {
  const own = claims.filter(({page}) => page.startsWith("./improvements"));
  const ids = own.filter(({verdict}) => verdict === "not measured yet").map(({id}) => id);
  return ids.length === 0
    ? "Every claim of this page that can be tested has a verdict."
    : `There is no verdict yet on ${list(ids)}.`;
};

/** How many of the changes make a significant difference. */
export const recordedSoFar = (tables: Pick<Tables, "variants" | "changes">): string => {
  const planned = ideas.flatMap(({variants}) => models.flatMap((model) => variants[model] ?? []));
  const known = planned.filter((variant) => recordedVariant(tables, variant) !== undefined);
  if (known.length === 0) return `Of ${planned.length} changes planned none is recorded yet.`;
  const changes = known.flatMap((variant) => changeOf(tables, variant, "testAccuracy") ?? []);
  const compared = changes.filter(({seedCount}) => seedCount > 1);
  const significant = compared.filter(isSignificant);
  const better = significant.filter(({difference}) => difference > 0).length;
  const alone = changes.length - compared.length;
  const single = alone === 0 ? "" : ` ${capitalised(countWord(alone))} more ${alone === 1 ? "has" : "have"} one seed.`;
  const open = known.length === planned.length ? "" : ` ${planned.length - known.length} more are not recorded yet.`;
  if (compared.length === 0) return `Of ${planned.length} changes planned none has two seeds or more yet.`;
  return `Of ${compared.length} changes with two seeds or more, ${doing(better, "significantly raise")} test accuracy, ${doing(significant.length - better, "lower")} it, and ${doing(compared.length - significant.length, "make")} no difference that so few seeds could show.${single}${open}`;
};

/** How many do something: "none lowers", "three lower". */
function doing(count: number, verb: string): string {
  return count === 0 ? `none ${verb}s` : `${countWord(count)} ${verb}${count === 1 ? "s" : ""}`;
}

/** How far the seed alone moves test accuracy: what a gain has to be held against. */
export const seedNoise = (tables: Pick<Tables, "seeds">): string => {
  const parts = models.flatMap((model) => {
    const row = seedsOf(tables, model, "testAccuracy");
    if (row === undefined || row.standardDeviation === null) return [];
    return [{model, deviation: row.standardDeviation, seeds: countOf(row.seedCount, "seed")}];
  });
  if (parts.length === 0) return `How far the seed alone moves test accuracy: ${notRecordedYet}.`;
  return `The seed alone scatters test accuracy: by a standard deviation of ${list(parts.map((part, i) => `${i === 0 ? points(part.deviation, 2) : fixed(100 * part.deviation, 2)} in the ${modelName[part.model]} (${part.seeds})`))}.`;
};

const ofBoth =
  (name: string) =>
  (tables: Pick<Tables, "changes">): string =>
    gainsOfBoth(tables, name, "testAccuracy");

export const augmentation = ofBoth("augmented");
export const rotated = ofBoth("rotated");
export const normalisation = ofBoth("normalised");
export const schedule = ofBoth("scheduled");
export const noDropout = ofBoth("no-dropout");
export const unstandardised = ofBoth("unstandardised");

const ofOne =
  (variant: string, subject: string) =>
  (tables: Pick<Tables, "changes">): string =>
    gainSentence(tables, variant, subject);

/** What the same augmentation does where training is long, against as many plain epochs. */
export const rotatedLonger = (tables: Pick<Tables, "changes">): string =>
  `In 30 epochs, against 30 plain ones, the CNN’s ${gainWords(changeOf(tables, "cnn-rotated-30", "testAccuracy"))}.`;

export const longer = ofOne("cnn-plain-30", "The CNN after 30 plain epochs");
export const allThree = ofOne("cnn-all-three", "The CNN with all three");
export const vgg = ofOne("vgg", "Small VGG");
export const resnet = ofOne("resnet", "Small ResNet");

/** What the three changes add to the longer training. */
export const changesAlone = (tables: Pick<Tables, "runs">): string => {
  const gain = gainOver(tables, "cnn-plain-30", "cnn-all-three");
  return gain === undefined
    ? `What the three changes add to the 30 epochs is ${notRecordedYet}.`
    : `Against those plain epochs it is ${gain}.`;
};

/** What depth adds: the small VGG and ResNet against the CNN that was trained with the same changes. */
export const depthAlone = (tables: Pick<Tables, "runs">): string => {
  const said = (["vgg", "resnet"] as const).flatMap((variant) => {
    const gain = gainOver(tables, "cnn-all-three", variant);
    return gain === undefined ? [] : [`${gain} in the ${modelNames[variant]}`];
  });
  if (said.length === 0) return `What depth adds to the three changes is ${notRecordedYet}.`;
  return `That includes the three changes and twice the epochs; against the CNN with all three, in 30 epochs, it is ${list(said)}.`;
};

/** A variant's test accuracy less another's on the seeds that both have; undefined where there are none. */
function gainOver(tables: Pick<Tables, "runs">, base: string, variant: string): string | undefined {
  const {
    mean,
    lower,
    upper,
    count: seedCount
  } = modelDifference(tables, ({testAccuracy}) => testAccuracy, [base, variant]);
  if (seedCount === 0) return undefined;
  const interval = seedCount === 1 ? "" : `, 95% CI ${signedPoints(lower)} to ${signedPoints(upper)}`;
  return `${signedPoints(mean)} points (${countOf(seedCount, "seed")}${interval})`;
}

const modelNames = {vgg: "VGG", resnet: "ResNet"} as const;

/** How accurate the most accurate network is, by test images and over seeds. */
export const resnet20 = (tables: Pick<Tables, "runs" | "seeds">): string => {
  const row = seedsOf(tables, "resnet-20", "testAccuracy");
  const run = tables.runs.find(({variant}) => variant === "resnet-20");
  if (row === undefined || run === undefined) return `Its accuracy is ${notRecordedYet}.`;
  const {mean, lower, upper, seedCount} = row;
  const interval =
    lower === null || upper === null
      ? "one seed"
      : `${countOf(seedCount, "seed")}, 95% CI ${percentInterval({lower, upper}, 2)}`;
  return `With ${count(run.parameterCount)} parameters it classifies ${percent(mean, 2)} of the test images correctly (${interval}).`;
};

export const tuned = ofBoth("tuned");
export const onePool = ofOne("cnn-one-pool", "The CNN with one pooling");

/** The best published accuracy of a network that is known to be no larger than the small ones here. */
export const published = (): string => {
  const small = publishedResults.filter(({parameterCount}) => (parameterCount ?? Infinity) <= smallParameterCount);
  const best = small.reduce((high, one) => (one.accuracy > high.accuracy ? one : high));
  return `The best published network of at most half a million parameters that we know reaches ${fixed(best.accuracy, 1)}% (${best.name}; ${best.source}).`;
};

/** Whether an idea speeds up learning, in both models. */
const speed =
  (name: string) =>
  (tables: Pick<Tables, "runs" | "recordedEpochs">): string =>
    reachSentence(tables, name);

export const normalisationSpeed = speed("normalised");
export const scheduleSpeed = speed("scheduled");
export const unstandardisedSpeed = speed("unstandardised");

/** The gap between training and validation accuracy without dropout, against that with it. */
export const dropoutGap = (tables: Pick<Tables, "changes">): string => gainsOfBoth(tables, "no-dropout", "gap");

/** Accuracy with transferred features against none, by the number of labels. */
export const transferGains = (tables: Pick<Tables, "variants" | "seeds" | "changes">): string => {
  const compared = fewLabels(tables).flatMap(({change, labelsPerClass}) => (change ? [{change, labelsPerClass}] : []));
  if (compared.length === 0) return `The runs with few labels: ${notRecordedYet}.`;
  const shown = compared.filter(({change}) => isSignificant(change));
  const counts = `${count(compared[0]!.labelsPerClass)} to ${count(compared.at(-1)!.labelsPerClass)} labels per class`;
  if (shown.length === 0) return `From ${counts} transferred features make no significant difference.`;
  const gains = shown.map(
    ({change, labelsPerClass}) => `${points(change.difference)} with ${count(labelsPerClass)} labels`
  );
  return `From ${counts}, the difference is significant at ${countWord(shown.length)} of ${countWord(compared.length)} sizes: ${list(gains)}.`;
};

/** What the searches for each model's settings cost and what they chose. */
export const searched = (tables: Pick<Tables, "trials">): string => {
  const searches = models.map((model) => ({name: modelName[model], trials: trialsOf(tables, model)}));
  const known = searches.filter(({trials}) => trials.length > 0);
  if (known.length === 0) return `The search: ${notRecordedYet}.`;
  const said = known.map(({name, trials}) => {
    const tried = new Set(trials.map(({trial}) => trial)).size;
    const cost = `${countOf(tried, "setting")} in ${countOf(
      sum(trials, ({epochCount}) => epochCount),
      "epoch"
    )} of training`;
    const chosen = chosenTrial(trials);
    const outcome = chosen === undefined ? "is not finished yet" : `chose ${settingsInWords(chosen)}`;
    return `the search for the ${name} saw ${cost} and ${outcome}`;
  });
  return `${capitalised(said.join("; "))}.`;
};

/** What the best of all settings gains on one drawn at random, in each model, under Adam. */
export const searchGains = (tables: Pick<Tables, "trials">): string => {
  const efforts = searchEfforts(tables).filter(({optimiser}) => optimiser === "Adam");
  if (efforts.length === 0) return `What searching is worth: ${notRecordedYet}.`;
  const said = efforts.map(
    ({model, best}) =>
      `the ${modelName[model]} reaches ${percent(best[0]!)} with one setting drawn at random and ${percent(best.at(-1)!)} with the best of ${countWord(best.length)}`
  );
  return `After one epoch, on validation images, ${said.join("; ")}.`;
};

/** At which learning rates Adam's rivals were tried. */
export const optimiserRates = (tables: Pick<Tables, "runs">): string => {
  if (!areRatesTuned(tables))
    return "We tried SGD, plain at a learning rate of 0.1, and with a momentum of 0.9 at 0.01.";
  const ratesOf = (ending: string): string => {
    const rates = models.map((model) => {
      const variant = optimiserVariant(tables, model, ending);
      return seedRuns(tables, variant)[0]!.learningRate;
    });
    return list(rates.map((rate, i) => `${Number(rate.toPrecision(4))} in the ${modelName[models[i]!]}`));
  };
  return `We tried SGD at the learning rates that a search chose: plain at ${ratesOf("-sgd")}, with a momentum of 0.9 at ${ratesOf("-momentum")}.`;
};

/** With which optimiser each model's validation loss is lowest, after the first epoch and after the last. */
export const optimiserSpeed = (tables: Pick<Tables, "runs" | "recordedEpochs">): string => {
  const all = models.map((model) => ({name: modelName[model], curves: optimiserCurves(tables, model)}));
  const [compared, missing] = [true, false].map((is) => all.filter(({curves}) => isComparison(curves) === is));
  const lowest = (when: "first" | "last"): string =>
    sameOrEach(
      compared!.map(({name, curves}) => {
        const optimiser = lowestLoss(curves, when);
        const {losses} = curves.find((one) => one.name === optimiser)!;
        return {name, optimiser, nats: fixed(losses.at(when === "first" ? 0 : -1)!.mean, 3)};
      })
    );
  const said =
    compared!.length === 0
      ? []
      : [
          `The validation loss after the first epoch is lowest with ${lowest("first")}, after the last with ${lowest("last")} (means over seeds, not tested).`
        ];
  const unknown = missing!.map(({name}) => `Other optimisers than Adam in the ${name}: ${notRecordedYet}.`);
  return [...said, ...unknown].join(" ");
};

interface Lowest {
  /** Of the model. */
  readonly name: string;
  readonly optimiser: string;
  readonly nats: string;
}

/** The optimiser of each model, said once where both have the same. */
function sameOrEach(lowest: readonly Lowest[]): string {
  const [first] = lowest;
  if (lowest.length > 1 && lowest.every(({optimiser}) => optimiser === first!.optimiser))
    return `${first!.optimiser} in both (${list(lowest.map(({nats}) => nats))} nats)`;
  return list(lowest.map(({name, optimiser, nats}) => `${optimiser} in the ${name} (${nats} nats)`));
}
