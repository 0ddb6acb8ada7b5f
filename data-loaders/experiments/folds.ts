import {cnnTopology} from "../models/cnn.js";
import {variantOf} from "./variant.js";

const foldCount = 5;

/** The CNN with each fifth of the training images left out in turn: so each image is judged by one that never saw it. */
export const folds = Object.fromEntries(
  Array.from({length: foldCount}, (_, index) => {
    const fold = {index, count: foldCount};
    return [`cnn-fold-${index + 1}`, variantOf(cnnTopology(), `fifth ${index + 1} left out`, {fold})] as const;
  })
);
