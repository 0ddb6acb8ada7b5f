import type {FashionMnist} from "../dataset/examples.js";
import {quickSubset} from "../dataset/quickSubset.js";
import {pixelStatistics} from "../dataset/pixelStatistics.js";
import {standardisationTable} from "../dataset/standardisationTable.js";
import {stratifiedSplit} from "../dataset/stratifiedSplit.js";
import type {Protocol} from "./protocol.js";
import type {TrainingData} from "./trainingTask.js";

/**
 * The data as a protocol uses it: as many training images as it says, split by class, and standardised by the
 * training part's mean and deviation alone.
 * @param seed of the split
 */
export function trainingData({train, test}: FashionMnist, protocol: Protocol, seed: number): TrainingData {
  const used = protocol.trainingFileCount < train.count ? quickSubset(train, protocol.trainingFileCount) : train;
  const split = stratifiedSplit(used.labels, seed, protocol.validationShare);
  return {train: used, test, split, standardised: standardisationTable(pixelStatistics(used.pixels, split.train))};
}
