import type {corruptionKinds} from "../../../src/lib/schemas/vocabulary.js";

/** What can befall an image. */
export type CorruptionKind = (typeof corruptionKinds)[number];

/** How strong a corruption is, from barely visible to hard but still recognisable to a person. */
export type Strength = 1 | 2 | 3 | 4 | 5;

/** All strengths, weakest first. */
export const strengths: readonly Strength[] = [1, 2, 3, 4, 5];

/** Seed of the corruptions: the same for all runs, so that they are compared on the same images. */
export const corruptionSeed = 1;

/** A kind of corruption, with what its strengths mean. */
export interface Corruption {
  readonly kind: CorruptionKind;
  /** What is changed from strength to strength. */
  readonly parameter: string;
  readonly unit: string;
  /** The parameter at strengths 1 to 5. */
  readonly strengths: readonly [number, number, number, number, number];
}

/**
 * The six kinds. A kind's place in this list is part of the place of its random numbers, so new ones go to the end.
 * The strengths were chosen by eye on Fashion-MNIST, none by what a network makes of them; the idea of five severities
 * is from Hendrycks and Dietterich 2019, "Benchmarking neural network robustness to common corruptions and
 * perturbations".
 */
export const corruptions: readonly Corruption[] = [
  {kind: "noise", parameter: "standard deviation", unit: "levels", strengths: [10, 20, 30, 45, 60]},
  {kind: "blur", parameter: "standard deviation of the Gaussian", unit: "px", strengths: [0.5, 0.8, 1.1, 1.5, 2]},
  {kind: "shift", parameter: "distance along each axis", unit: "px", strengths: [1, 2, 3, 4, 5]},
  {kind: "rotation", parameter: "angle", unit: "degrees", strengths: [5, 15, 25, 35, 45]},
  {kind: "contrast", parameter: "remaining contrast", unit: "share", strengths: [0.8, 0.6, 0.45, 0.3, 0.15]},
  {kind: "occlusion", parameter: "side of the square", unit: "px", strengths: [4, 6, 8, 10, 12]}
];

/**
 * A kind's entry in the list, with its place there.
 * @throws RangeError for any other name
 */
export function corruptionOf(kind: CorruptionKind): Corruption & {readonly index: number} {
  const index = corruptions.findIndex((corruption) => corruption.kind === kind);
  const corruption = corruptions[index];
  if (corruption !== undefined) return {...corruption, index};
  const kinds = corruptions.map((known) => known.kind).join(", ");
  throw new RangeError(`invalid corruption: expected one of ${kinds}, got ${kind}`);
}

/** How many test images a network classifies correctly under a corruption. */
export interface RobustnessCount {
  readonly kind: CorruptionKind;
  readonly strength: Strength;
  readonly correctCount: number;
}
