import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {runOf, type Run} from "../training/run.js";
import {protocolOfVariant} from "./variants.js";
import {inProfile, type Profile, type Protocol} from "../training/protocol.js";
import {ablations} from "./ablations.js";
import {folds} from "./folds.js";
import {proposals} from "./proposals.js";
import {transfer} from "./transfer.js";
import {chosenTrial} from "./tuned.js";
import {bestTrial, trialRuns, type ValidationAccuracy} from "./successiveHalving.js";

/** Seed of the runs that every build trains, and of the split that the pages tell of. */
export const coreSeed = 1;

/** The two runs that every build trains. */
export const coreRuns: Readonly<Record<Model, Run>> = {ann: runOf("ann", coreSeed), cnn: runOf("cnn", coreSeed)};

const coreSeeds = [1, 2, 3, 4, 5] as const;
const comparedSeeds = [1, 2, 3] as const;

/** Variants whose run takes more than six minutes on two cores: one seed each. */
const longVariants: readonly string[] = ["cnn-one-pool", "cnn-all-three", "vgg", "resnet"];

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
  const core = ["ann", "cnn"].map((variant) => runOf(variant, coreSeed));
  if (profile !== "full") return core;
  const seeded = (names: readonly string[], seeds: readonly number[]): Run[] =>
    names.flatMap((name) => seeds.map((seed) => runOf(name, seed)));
  const compared = ["cnn-one-pool", ...Object.keys({...ablations, ...proposals})];
  return [
    ...seeded(["ann", "cnn"], coreSeeds),
    ...seeded(Object.keys(folds), [coreSeed]),
    ...compared.flatMap((name) => seeded([name], longVariants.includes(name) ? [coreSeed] : comparedSeeds)),
    ...seeded(Object.keys(transfer), comparedSeeds),
    ...trialRuns(validationAccuracy),
    ...(bestTrial(validationAccuracy) === chosenTrial ? seeded(["cnn-tuned"], comparedSeeds) : [])
  ];
}
