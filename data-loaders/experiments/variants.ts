import {variantGroups, type VariantGroup} from "../../src/lib/schemas/vocabulary.js";
import {ablations} from "./ablations.js";
import {best} from "./best.js";
import {controls} from "./controls.js";
import {folds} from "./folds.js";
import {fewerLabels} from "./fewerLabels.js";
import {proposals} from "./proposals.js";
import {sourceVariants} from "./sourceVariants.js";
import {transfer} from "./transfer.js";
import type {Protocol} from "../training/protocol.js";
import {trials, tuned} from "./searches.js";
import {variance} from "./variance.js";
import type {Variant} from "./variant.js";

/** What can be trained, by what it is trained for and by name. */
export const variantsByGroup: Readonly<Record<VariantGroup, Readonly<Record<string, Variant>>>> = {
  source: sourceVariants,
  ablation: ablations,
  proposal: {...proposals, ...tuned(["ann", "cnn"])},
  control: {...controls, ...tuned(["ann-sgd", "ann-momentum", "cnn-sgd", "cnn-momentum"])},
  best,
  labels: fewerLabels,
  variance,
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
 * The variant that one is held against on the same seeds: the source's model of its kind, one trained as long, or without
 * known features.
 * @returns undefined for those two models, and for what is held against nothing
 */
export function baseOf(name: string): string | undefined {
  const group = groupOf(name);
  if (unheld.includes(group)) return undefined;
  if (name === "cnn-rotated-30") return "cnn-plain-30";
  if (group === "transfer") return name.startsWith("cnn-transfer-") ? name.replace("transfer", "scratch") : undefined;
  const {model} = variant(name).topology;
  return name === model ? undefined : model;
}

const unheld: readonly VariantGroup[] = ["labels", "variance", "fold", "trial"];

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
