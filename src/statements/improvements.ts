import {differenceWords, gainSentence, significance} from "../lib/changeWords.js";
import {reachSentence, steadinessSentence} from "../lib/convergence.js";
import {count, fixed, list, percent, points} from "../lib/format.js";
import {ideas} from "../lib/ideas.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {lowestLoss, isComparison, optimiserCurves} from "../lib/optimiserLookup.js";
import {publishedResults} from "../lib/publishedResults.js";
import {countOf} from "../lib/seedWords.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";
import {fewLabels} from "../lib/transferLookup.js";
import {chosenTrial, settingsInWords} from "../lib/trialLookup.js";
import {modelName} from "../components/theme.js";
import {changeOf, isSignificant, recordedVariant, seedsOf} from "../lib/variantLookup.js";

/** Half a million. */
const smallParameterCount = 500_000;

export const unmeasured = ({claims}: Pick<Tables, "claims">): string => {
  const own = claims.filter(({page}) => page.startsWith("./improvements"));
  const ids = own.filter(({verdict}) => verdict === "not measured yet").map(({id}) => id);
  return ids.length === 0
    ? "Every claim of this page that can be tested has a verdict."
    : `Without a measurement: ${list(ids)}.`;
};

/** How many of the changes are recorded, and how many of them make a significant difference. */
export const recordedSoFar = (tables: Pick<Tables, "variants" | "changes">): string => {
  const planned = ideas.flatMap(({variants}) => models.flatMap((model) => variants[model] ?? []));
  const known = planned.filter((variant) => recordedVariant(tables, variant) !== undefined);
  if (known.length === 0) return `Of ${planned.length} changes planned none is recorded yet.`;
  const changes = known.flatMap((variant) => changeOf(tables, variant, "testAccuracy") ?? []);
  const significant = changes.filter(isSignificant);
  const better = significant.filter(({difference}) => difference > 0).length;
  const worse = significant.length - better;
  const all = known.length === planned.length ? "all are" : `${known.length} ${known.length === 1 ? "is" : "are"}`;
  return `Of ${planned.length} changes planned ${all} recorded. Significantly better in test accuracy: ${better}; significantly worse: ${worse}; not to be told from no change: ${changes.length - significant.length}.`;
};

/** How far the seed alone moves test accuracy: what a gain has to be held against. */
export const seedNoise = (tables: Pick<Tables, "seeds">): string => {
  const parts = models.flatMap((model) => {
    const row = seedsOf(tables, model, "testAccuracy");
    if (row === undefined || row.standardDeviation === null) return [];
    return [`${points(row.standardDeviation, 2)} in the ${modelName[model]} (${countOf(row.seedCount, "seed")})`];
  });
  if (parts.length === 0) return `How far the seed alone moves test accuracy: ${notRecordedYet}.`;
  return `The seed alone moves test accuracy too: its standard deviation is ${list(parts)}.`;
};

const ofBoth =
  (name: string, subject: string) =>
  (tables: Pick<Tables, "variants" | "seeds" | "changes">): string => {
    return models
      .map((model) => gainSentence(tables, `${model}-${name}`, `The ${modelName[model]} ${subject}`))
      .join(" ");
  };

export const augmentation = ofBoth("augmented", "with augmentation");
export const normalisation = ofBoth("normalised", "with batch normalisation");
export const schedule = ofBoth("scheduled", "with the schedule");
export const noDropout = ofBoth("no-dropout", "without dropout");
export const unstandardised = ofBoth("unstandardised", "on pixels that are only scaled");
export const plainSgd = ofBoth("sgd", "under plain SGD");
export const momentum = ofBoth("momentum", "under SGD with momentum");

export const allThree = (tables: Pick<Tables, "variants" | "seeds" | "changes">): string =>
  gainSentence(tables, "cnn-all-three", "The CNN with all three");
export const vgg = (tables: Pick<Tables, "variants" | "seeds" | "changes">): string =>
  gainSentence(tables, "vgg", "The small VGG");
export const resnet = (tables: Pick<Tables, "variants" | "seeds" | "changes">): string =>
  gainSentence(tables, "resnet", "The small ResNet");
export const tuned = (tables: Pick<Tables, "variants" | "seeds" | "changes">): string =>
  gainSentence(tables, "cnn-tuned", "The CNN with the settings found");
export const onePool = (tables: Pick<Tables, "variants" | "seeds" | "changes">): string =>
  gainSentence(tables, "cnn-one-pool", "The CNN with one pooling");

/** The best published accuracy of a network that is known to be no larger than the small ones here. */
export const published = (): string => {
  const small = publishedResults.filter(({parameterCount}) => (parameterCount ?? Infinity) <= smallParameterCount);
  const best = small.reduce((high, one) => (one.accuracy > high.accuracy ? one : high));
  return `Of the published networks that we know to have at most half a million parameters the best reaches ${fixed(best.accuracy, 1)}% (${best.name}; ${best.source}).`;
};

/** Whether an idea speeds up learning, for both models. */
const speed =
  (name: string, subject: string) =>
  (tables: Pick<Tables, "runs" | "recordedEpochs">): string => {
    return models
      .map((model) => reachSentence(tables, `${model}-${name}`, model, `The ${modelName[model]} ${subject}`))
      .join(" ");
  };

export const normalisationSpeed = speed("normalised", "with batch normalisation");
export const scheduleSpeed = speed("scheduled", "with the schedule");
export const unstandardisedSpeed = speed("unstandardised", "on pixels that are only scaled");
export const normalisationSteadiness = (tables: Pick<Tables, "runs" | "recordedEpochs">): string =>
  steadinessSentence(tables, "cnn-normalised", "cnn");

/** The gap between training and validation accuracy without dropout, against that with it. */
export const dropoutGap = (tables: Pick<Tables, "changes">): string => {
  return models
    .map((model) => {
      const change = changeOf(tables, `${model}-no-dropout`, "gap");
      const subject = `In the ${modelName[model]} without dropout the gap between training and validation accuracy`;
      return change === undefined ? `${subject}: ${notRecordedYet}.` : `${subject} is ${differenceWords(change)}.`;
    })
    .join(" ");
};

/** Accuracy with known features against none, by the number of labels. */
export const transferGains = (tables: Pick<Tables, "variants" | "seeds" | "changes">): string => {
  const known = fewLabels(tables).filter(({known: one, scratch}) => one !== undefined && scratch !== undefined);
  if (known.length === 0) return `The runs with few labels: ${notRecordedYet}.`;
  const parts = known.map(({labelsPerClass, known: one, scratch, change}) => {
    const accuracies = `${percent(one!.mean)} against ${percent(scratch!.mean)}`;
    const said =
      change === undefined
        ? "no seed in common"
        : `${points(change.difference)}, ${significance(change).replace("which is ", "")}`;
    return `with ${count(labelsPerClass)} labels a class ${accuracies} (${said})`;
  });
  return `Known features against none, over ${countOf(Math.min(...known.map(({known: one}) => one!.seedCount)), "seed")}: ${list(parts)}.`;
};

/** What the search cost and what it chose. */
export const searched = (tables: Pick<Tables, "trials">): string => {
  const {trials} = tables;
  if (trials.length === 0) return `The search: ${notRecordedYet}.`;
  const tried = new Set(trials.map(({trial}) => trial)).size;
  const epochs = trials.reduce((sum, {epochCount}) => sum + epochCount, 0);
  const cost = `${countOf(tried, "setting")} in ${countOf(epochs, "epoch")} of training`;
  const chosen = chosenTrial(tables);
  if (chosen === undefined) return `So far the search has seen ${cost}; it is not finished yet.`;
  return `The search saw ${cost} and chose ${settingsInWords(chosen)}, at ${percent(chosen.validationAccuracy, 2)} of the validation images right.`;
};

/** How fast each optimiser lowers the validation loss, model by model. */
export const optimiserSpeed = (tables: Pick<Tables, "runs" | "recordedEpochs">): string => {
  return models.map((model) => speedOf(tables, model)).join(" ");
};

function speedOf(tables: Pick<Tables, "runs" | "recordedEpochs">, model: Model): string {
  const curves = optimiserCurves(tables, model);
  if (!isComparison(curves)) return `Other optimisers than Adam in the ${modelName[model]}: ${notRecordedYet}.`;
  const loss = (when: 0 | -1): string =>
    list(curves.map(({name, losses}) => `${fixed(losses.at(when)!.mean, 3)} (${name})`));
  const fastest = lowestLoss(curves, "first");
  return `In the ${modelName[model]} the mean validation loss is ${loss(0)} nats after the first epoch, lowest with ${fastest}, and ${loss(-1)} after the last.`;
}
