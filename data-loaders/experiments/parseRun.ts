import {runOf, type Run} from "../training/run.js";
import {isVariant} from "./variants.js";

/**
 * Reads a run's name.
 * @param name a variant, "-s" and a seed of 1 to 9 digits, such as "cnn-s1"
 * @throws RangeError for an unknown variant or no seed
 */
export function parseRun(name: string): Run {
  const [, variant, seed] = /^(.+)-s(\d{1,9})$/.exec(name) ?? [];
  if (variant === undefined || !isVariant(variant)) {
    throw new RangeError(`unknown run: expected VARIANT-sSEED, such as cnn-s1, got ${name}; npm run runs lists them`);
  }
  return runOf(variant, Number(seed));
}
