import {variantGroups, type VariantGroup} from "../../src/lib/schemas/vocabulary.js";
import {ablations} from "./ablations.js";
import {folds} from "./folds.js";
import {proposals} from "./proposals.js";
import {sourceVariants} from "./sourceVariants.js";
import {transfer} from "./transfer.js";
import {trials} from "./trials.js";
import type {Protocol} from "../training/protocol.js";
import {tuned} from "./tuned.js";
import type {Variant} from "./variant.js";

/** What can be trained, by what it is trained for and by name. */
export const variantsByGroup: Readonly<Record<VariantGroup, Readonly<Record<string, Variant>>>> = {
  source: sourceVariants,
  ablation: ablations,
  proposal: {...proposals, ...tuned},
  fold: folds,
  transfer,
  trial: trials
};

/** Everything that can be trained, by name. */
const variants: Readonly<Record<string, Variant>> = Object.assign({}, ...Object.values(variantsByGroup)) as Readonly<
  Record<string, Variant>
>;

/** What a variant is trained for. @throws RangeError for an unknown one */
export function groupOf(name: string): VariantGroup {
  const group = variantGroups.find((one) => Object.hasOwn(variantsByGroup[one], name));
  if (group === undefined) throw new RangeError(`unknown variant: got ${name}`);
  return group;
}

/**
 * The variant that one is held against on the same seeds: the source's model of its kind, or without known features.
 * @returns undefined for those two models, and for folds and trials, which are held against nothing
 */
export function baseOf(name: string): string | undefined {
  const group = groupOf(name);
  if (group === "fold" || group === "trial") return undefined;
  if (group === "transfer") return name.startsWith("cnn-transfer-") ? name.replace("transfer", "scratch") : undefined;
  const {model} = variant(name).topology;
  return name === model ? undefined : model;
}

/** Whether there is a variant of that name. */
export function isVariant(name: string): boolean {
  return Object.hasOwn(variants, name);
}

/** How a variant is trained on the whole data set. @throws RangeError for an unknown one */
export function protocolOfVariant(name: string): Protocol {
  return variant(name).protocol;
}

/** A variant by its name. @throws RangeError for an unknown one */
export function variant(name: string): Variant {
  const found = isVariant(name) ? variants[name] : undefined;
  if (found === undefined) throw new RangeError(`unknown variant: got ${name}; npm run runs lists the report's runs`);
  return found;
}
