import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {runOf, type Run} from "../training/run.js";
import {protocolOfVariant} from "./variants.js";
import {inProfile, type Profile, type Protocol} from "../training/protocol.js";
import {ablations} from "./ablations.js";
import {best} from "./best.js";
import {controls} from "./controls.js";
import {folds} from "./folds.js";
import {fewerLabels} from "./fewerLabels.js";
import {proposals} from "./proposals.js";
import {transfer} from "./transfer.js";
import {variance} from "./variance.js";
import {chosenTrials, searchNames, tunedName, type SearchName} from "./searches.js";
import {bestTrial, trialRuns, type ValidationAccuracy} from "./successiveHalving.js";

/** Seed of the runs that every build trains, and of the split that the pages tell of. */
export const coreSeed = 1;

/** The two runs that every build trains. */
export const coreRuns: Readonly<Record<Model, Run>> = {ann: runOf("ann", coreSeed), cnn: runOf("cnn", coreSeed)};

/** Seeds, from 1, that a variant of the full profile is trained with, but for those below. */
export const usualSeedCount = 5;

/** How many it is where it is another number. */
const seedCounts: Readonly<Record<string, number>> = {
  ...each(folds, 1),
  ...each(fewerLabels, 3),
  ...each(variance, 20),
  ...each(best, 3),
  vgg: 3,
  resnet: 3,
  "ann-two-softmaxes": 3,
  "cnn-two-softmaxes": 3,
  "cnn-plain-20": 3,
  "cnn-scheduled": 10,
  "cnn-no-dropout": 10
};

/** Seeds of the two models that tell how far one training differs from another. */
const atlasSeedCounts = {ann: 100, cnn: 30} as const;

/** Variants whose run takes more than a quarter of an hour on two cores come last. */
const longVariants: readonly string[] = ["vgg", "resnet", ...Object.keys(best)];

/** How a run is trained in a profile. @throws RangeError for an unknown variant */
export function protocolOf({variant}: Pick<Run, "variant">, profile: Profile): Protocol {
  return inProfile(profile, protocolOfVariant(variant));
}

/**
 * The runs of a profile, in the order in which they are trained. In the full one, successive halving names the next
 * rung's trials once the results of a rung are known.
 * @param validationAccuracy of runs that are known; undefined for others
 */
export function profileRuns(
  profile: Profile,
  validationAccuracy: ValidationAccuracy = () => undefined
): readonly Run[] {
  if (profile !== "full") return Object.values(coreRuns);
  const compared = Object.keys({...ablations, ...proposals, ...controls}).filter(
    (name) => !longVariants.includes(name)
  );
  return [
    ...seeded(["ann", "cnn", ...Object.keys(folds), "cnn-one-pool", ...compared, ...Object.keys(transfer)]),
    ...searchNames.flatMap((name) => searchRuns(name, validationAccuracy)),
    ...Object.entries(atlasSeedCounts).flatMap(([name, count]) => runsOf(name, count).slice(usualSeedCount)),
    ...seeded([...Object.keys({...variance, ...fewerLabels}), ...longVariants])
  ];
}

/** The trials of a search as far as they are known, and the runs of what it leaves. */
function searchRuns(search: SearchName, validationAccuracy: ValidationAccuracy): Run[] {
  const left = bestTrial(search, validationAccuracy);
  const isChosen = left !== undefined && left === chosenTrials[search];
  return [...trialRuns(search, validationAccuracy), ...(isChosen ? runsOf(tunedName(search), usualSeedCount) : [])];
}

function seeded(names: readonly string[]): Run[] {
  return names.flatMap((name) => runsOf(name, seedCounts[name] ?? usualSeedCount));
}

function runsOf(name: string, seedCount: number): Run[] {
  return Array.from({length: seedCount}, (_, i) => runOf(name, i + 1));
}

function each(variants: Readonly<Record<string, unknown>>, seedCount: number): Record<string, number> {
  return Object.fromEntries(Object.keys(variants).map((name) => [name, seedCount]));
}
