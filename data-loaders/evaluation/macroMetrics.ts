import {mean, quantile, randomBinomial} from "d3";
import {confidence, type Interval} from "../../src/lib/interval.js";
import {randomWords, type Place} from "../random/streams.js";
import {classMetrics, type ClassMetrics} from "./classMetrics.js";
import type {BootstrapOptions} from "./pairedBootstrap.js";

const blockSize = 4096;

/** Means over the classes, each weighing the same, with their 95% intervals; all in [0, 1]. */
export type MacroMetrics = Omit<ClassMetrics, "label" | "support">;

/**
 * Macro precision, recall and F1 with 95% percentile intervals over resampled images.
 * F1 is the mean of the classes' F1, not the harmonic mean of the other two. As in `classMetrics`, a ratio of nothing
 * is 0, so a class neither shown nor predicted lowers all three.
 * Images of one cell are alike, so a resample is drawn as a multinomial of the cells, by one binomial after another of
 * the images that are left.
 * Source: Sokolova and Lapalme 2009, "A systematic analysis of performance measures for classification tasks";
 * Efron and Tibshirani 1993, "An introduction to the bootstrap", section 13.3.
 * @param confusion rows true, columns predicted; shape [classCount, classCount]
 * @throws RangeError if the matrix is not square or holds no images
 */
export function macroMetrics(confusion: Uint32Array, {seed, resampleCount = 20_000}: BootstrapOptions): MacroMetrics {
  const found = macroMeans(confusion);
  if (confusion.every((count) => count === 0)) {
    throw new RangeError("invalid confusion matrix: expected at least one image, got none");
  }
  // Part 0 of the stream is pairedBootstrap's.
  const binomial = randomBinomial.source(uniforms({seed, stream: "bootstrap", part: 1}));
  const resampled = Array.from({length: resampleCount}, () => macroMeans(resample(confusion, binomial)));
  const [precision, recall, f1] = (["precision", "recall", "f1"] as const).map((name): Interval => {
    const values = resampled.map((means) => means[name]);
    return {lower: quantile(values, (1 - confidence) / 2)!, upper: quantile(values, (1 + confidence) / 2)!};
  });
  return {
    ...found,
    precisionLower: precision!.lower,
    precisionUpper: precision!.upper,
    recallLower: recall!.lower,
    recallUpper: recall!.upper,
    f1Lower: f1!.lower,
    f1Upper: f1!.upper
  };
}

function macroMeans(confusion: Uint32Array): Pick<ClassMetrics, "precision" | "recall" | "f1"> {
  const metrics = classMetrics(confusion);
  return {
    precision: mean(metrics, ({precision}) => precision)!,
    recall: mean(metrics, ({recall}) => recall)!,
    f1: mean(metrics, ({f1}) => f1)!
  };
}

/** The counts of as many images drawn from the matrix with replacement. */
function resample(confusion: Uint32Array, binomial: (count: number, probability: number) => () => number): Uint32Array {
  let sourceCount = confusion.reduce((sum, count) => sum + count, 0);
  let drawnCount = sourceCount;
  return confusion.map((count) => {
    const cell = count === 0 ? 0 : binomial(drawnCount, count / sourceCount)();
    sourceCount -= count;
    drawnCount -= cell;
    return cell;
  });
}

/** Random numbers in (0, 1) from a place on, without end. */
function uniforms(place: Place): () => number {
  let words: Uint32Array = new Uint32Array(0);
  let from = 0;
  return () => {
    const at = from % blockSize;
    if (at === 0) words = randomWords(place, blockSize, from);
    ++from;
    return (words[at]! + 0.5) / 2 ** 32;
  };
}
