import {ablations} from "./ablations.js";
import {folds} from "./folds.js";
import {proposals} from "./proposals.js";
import {sourceVariants} from "./sourceVariants.js";
import {transfer} from "./transfer.js";
import {trials} from "./trials.js";
import type {Protocol} from "../protocol.js";
import {tuned} from "./tuned.js";
import type {Variant} from "./variant.js";

/** Everything that can be trained, by name. */
export const variants: Readonly<Record<string, Variant>> = {
  ...sourceVariants,
  ...ablations,
  ...proposals,
  ...folds,
  ...transfer,
  ...trials,
  ...tuned
};

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
