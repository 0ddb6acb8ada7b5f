import {isVariant} from "./variants/variants.js";

/** One variant trained with one seed. */
export interface Run {
  /** Variant and seed: `cnn-s1`. */
  readonly name: string;
  readonly variant: string;
  readonly seed: number;
}

/** The run of a variant and a seed. */
export function runOf(variant: string, seed: number): Run {
  return {name: `${variant}-s${seed}`, variant, seed};
}

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
