import {resnet20Topology} from "../models/resnet20.js";
import type {Protocol} from "../training/protocol.js";
import {variantOf} from "./variant.js";

/**
 * What published recipes have in common: gradient descent with Nesterov's momentum and weight decay, a rate that falls to
 * nothing, shifts and mirroring, random erasing, labels smoothed, the last epochs' weights averaged.
 */
const recipe: Partial<Protocol> = {
  epochCount: 60,
  batchSize: 128,
  shardSize: 32,
  learningRate: 0.1,
  rule: {kind: "momentum", momentum: 0.9, isNesterov: true, weightDecay: 5e-4},
  schedule: {kind: "linear", warmUpEpochCount: 2},
  augmentation: {
    shift: 2,
    flipShare: 0.5,
    affineShare: 0,
    tanHalfAngle: 0,
    scale: 0,
    erasing: {share: 0.5, least: 4, most: 16}
  },
  labelSmoothing: 0.1,
  averagedEpochCount: 5
};

/** The most accurate network below 300,000 parameters that we know how to train on two cores. */
export const best = {"resnet-20": variantOf(resnet20Topology, "ResNet-20, 60 epochs", recipe)};
