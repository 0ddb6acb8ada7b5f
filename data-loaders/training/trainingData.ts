import {pick, pixelCount, sharedCopy, type Examples, type FashionMnist} from "../dataset/examples.js";
import {pixelStatistics} from "../dataset/pixelStatistics.js";
import {quickSubset} from "../dataset/quickSubset.js";
import {scalingTable} from "../dataset/scalingTable.js";
import {standardisationTable} from "../dataset/standardisationTable.js";
import {stratifiedFold, stratifiedSplit, type SplitIndices} from "../dataset/stratifiedSplit.js";
import {fewLabels} from "./fewLabels.js";
import {permutation} from "../random/streams.js";
import {seedOf, type Protocol} from "./protocol.js";
import type {TrainingData} from "./trainingTask.js";

/**
 * The data as a protocol uses it: as many training images as it says, of the classes and with the labels that it says,
 * split by class, and standardised by the training part's mean and standard deviation alone.
 * @param runSeed of the run, of which the split is drawn
 */
export function trainingData({train, test}: FashionMnist, protocol: Protocol, runSeed: number): TrainingData {
  const seed = seedOf(protocol, runSeed, "split");
  const seen = (examples: Examples): Examples => (protocol.permutesPixels ? permuted(examples) : examples);
  const used = seen(protocol.trainingFileCount < train.count ? quickSubset(train, protocol.trainingFileCount) : train);
  const whole = splitOf(used.labels, protocol, seed);
  const standardised = protocol.standardises
    ? standardisationTable(pixelStatistics(used.pixels, whole.train))
    : scalingTable();
  const ofClasses = protocol.classes === undefined ? whole : restricted(whole, used.labels, protocol.classes);
  const split = protocol.few === undefined ? ofClasses : {...ofClasses, train: fewOf(ofClasses, used, protocol, seed)};
  if (split.train.length === 0 || split.validation.length === 0) {
    const counts = `${split.train.length} for training and ${split.validation.length} for validation`;
    throw new RangeError(`too few images: expected at least one for each, got ${counts}`);
  }
  return {train: used, test: seen(testImages(test, protocol)), split, standardised};
}

/** The same images with their pixels in another order, one for all. */
function permuted({pixels, ...rest}: Examples): Examples {
  const order = permutation({seed: 1, stream: "pixels"}, pixelCount);
  const reordered = sharedCopy(pixels);
  reordered.forEach((_, i) => (reordered[i] = pixels[i - (i % pixelCount) + order[i % pixelCount]!]!));
  return {...rest, pixels: reordered};
}

function splitOf(labels: Uint8Array, {fold, validationShare}: Protocol, seed: number): SplitIndices {
  return fold === undefined ? stratifiedSplit(labels, seed, validationShare) : stratifiedFold(labels, seed, fold);
}

function restricted({train, validation}: SplitIndices, labels: Uint8Array, classes: readonly number[]): SplitIndices {
  const isUsed = (position: number): boolean => classes.includes(labels[position]!);
  return {train: train.filter(isUsed), validation: validation.filter(isUsed)};
}

function fewOf({train}: SplitIndices, {labels}: Examples, {few}: Protocol, seed: number): Uint32Array {
  return few === undefined ? train : fewLabels(train, labels, seed, few);
}

/** The test images that a protocol measures: all of them, or those of its classes, in file order. */
export function testImages(test: Examples, {classes}: Pick<Protocol, "classes">): Examples {
  return classes === undefined ? test : pick(test, testPositions(test.labels, classes));
}

/** Positions in the test file of the images of some classes. @param labels of the test file */
export function testPositions(labels: Uint8Array, classes: readonly number[]): Uint32Array {
  return Uint32Array.from(labels, (_, position) => position).filter((position) => classes.includes(labels[position]!));
}
