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
