import {variants, type VariantName} from "../models/variants.js";

/** One variant trained with one seed. */
export interface Run {
  /** Variant and seed: `cnn-s1`. */
  readonly name: string;
  readonly variant: VariantName;
  readonly seed: number;
}

/** The run of a variant and a seed. */
export function runOf(variant: VariantName, seed: number): Run {
  return {name: `${variant}-s${seed}`, variant, seed};
}

/**
 * Reads a run's name.
 * @param name a variant, "-s" and a seed of 1 to 9 digits, such as "cnn-s1"
 * @throws RangeError for an unknown variant or no seed
 */
export function parseRun(name: string): Run {
  const [, variant, seed] = /^(.+)-s(\d{1,9})$/.exec(name) ?? [];
  if (variant === undefined || !Object.hasOwn(variants, variant)) {
    const known = Object.keys(variants).join(", ");
    throw new RangeError(`unknown run: expected VARIANT-sSEED with a variant of ${known}, got ${name}`);
  }
  return runOf(variant as VariantName, Number(seed));
}
