import {bisectRight, quantile} from "d3";
import {confidence, type Interval} from "../../src/lib/interval.js";
import {randomWords} from "../random/streams.js";
import {binomialCumulative} from "./binomialCumulative.js";
import {outcomes} from "./outcomes.js";

export interface AccuracyDifference extends Interval {
  /** Accuracy of the second minus accuracy of the first, in [−1, 1]. */
  readonly difference: number;
}

export interface BootstrapOptions {
  readonly seed: number;
  readonly resampleCount?: number;
}

/**
 * Difference of two accuracies on the same examples, with the 95% percentile interval over resampled examples.
 * A resample's difference depends only on how many of its examples one classifier alone gets right, so these counts
 * are drawn in place of the examples, from their exact distribution: the discordant examples from a binomial of n,
 * and of those the ones that the second gets right from a binomial again.
 * Source: Efron and Tibshirani 1993, "An introduction to the bootstrap", section 13.3.
 * @param firstCorrect 1 where the first classifier is right, else 0; shape [n]
 * @param secondCorrect the same of the second; shape [n]
 * @throws RangeError if the lengths differ or there are no examples
 */
export function pairedBootstrap(
  firstCorrect: Uint8Array,
  secondCorrect: Uint8Array,
  {seed, resampleCount = 10_000}: BootstrapOptions
): AccuracyDifference {
  const {onlyFirstCount, onlySecondCount} = outcomes(firstCorrect, secondCorrect);
  const exampleCount = firstCorrect.length;
  if (exampleCount === 0) throw new RangeError("invalid bootstrap: expected at least one example, got none");
  const words = randomWords({seed, stream: "bootstrap"}, 2 * resampleCount);
  const advantages = resampledAdvantages(words, exampleCount, onlyFirstCount, onlySecondCount);
  const bound = (probability: number) => quantile(advantages, probability)! / exampleCount;
  return {
    difference: (onlySecondCount - onlyFirstCount) / exampleCount,
    lower: bound((1 - confidence) / 2),
    upper: bound((1 + confidence) / 2)
  };
}

/** By resample, how many more examples the second gets right than the first; two words each. */
function resampledAdvantages(
  words: Uint32Array,
  exampleCount: number,
  onlyFirstCount: number,
  onlySecondCount: number
): Int32Array {
  const discordantCount = onlyFirstCount + onlySecondCount;
  const secondShare = discordantCount === 0 ? 0 : onlySecondCount / discordantCount;
  const discordant = binomialCumulative(exampleCount, discordantCount / exampleCount);
  const seconds = new Map<number, Float64Array>();
  return Int32Array.from({length: words.length / 2}, (_, i) => {
    const drawnCount = draw(discordant, words[2 * i]!);
    const second = seconds.get(drawnCount) ?? binomialCumulative(drawnCount, secondShare);
    seconds.set(drawnCount, second);
    return 2 * draw(second, words[2 * i + 1]!) - drawnCount;
  });
}

/** Inverts a cumulative distribution at a random 32-bit word. */
function draw(cumulative: Float64Array, word: number): number {
  return bisectRight(cumulative, (word + 0.5) / 2 ** 32);
}
