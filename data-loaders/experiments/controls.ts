import {annTopology, type AnnOptions} from "../models/ann.js";
import {cnnTopology} from "../models/cnn.js";
import type {SharedOptions} from "../models/options.js";
import {sourceProtocol, type Protocol} from "../training/protocol.js";
import {variantOf, type Variant} from "./variant.js";

/** As many shards as the source's batch has, so that as many workers share one. */
function batches(batchSize: number): Partial<Protocol> {
  const shardCount = sourceProtocol.batchSize / sourceProtocol.shardSize;
  return {batchSize, shardSize: batchSize / shardCount};
}

interface Difference {
  readonly change: string;
  readonly options?: SharedOptions;
  readonly protocol?: Partial<Protocol>;
}

/** What is asked of both models, by the end of a variant's name. */
const ofBoth: Readonly<Record<string, Difference>> = {
  permuted: {change: "pixels shuffled, all images alike", protocol: {permutesPixels: true}},
  "two-softmaxes": {change: "a softmax before the cross-entropy's own", options: {endsInSoftmax: true}},
  sigmoid: {change: "sigmoid instead of ReLU", options: {activation: "sigmoid"}},
  tanh: {change: "tanh instead of ReLU", options: {activation: "tanh"}},
  he: {change: "initial weights by He, uniform", options: {initializer: "heUniform"}},
  glorot: {change: "initial weights by Glorot, uniform", options: {initializer: "glorotUniform"}},
  "batch-16": {change: "batches of 16", protocol: batches(16)},
  "batch-256": {change: "batches of 256", protocol: batches(256)}
};

function both(name: string, {change, options, protocol}: Difference): [string, Variant][] {
  return [
    [`ann-${name}`, variantOf(annTopology(options), change, protocol)],
    [`cnn-${name}`, variantOf(cnnTopology(options), change, protocol)]
  ];
}

function fullyConnected(hidden: NonNullable<AnnOptions["hidden"]>, change: string): Variant {
  return variantOf(annTopology({hidden}), change);
}

function longer(epochCount: number, change: string): Variant {
  return variantOf(cnnTopology(), change, {epochCount});
}

/** What an explanation of the source implies, and what a comparison with its models needs to be a fair one. */
export const controls: Readonly<Record<string, Variant>> = {
  ...Object.fromEntries(Object.entries(ofBoth).flatMap(([name, difference]) => both(name, difference))),
  "cnn-plain-20": longer(20, "20 epochs"),
  "cnn-plain-30": longer(30, "30 epochs"),
  linear: fullyConnected([], "no hidden layer"),
  "ann-as-many-parameters": fullyConnected([422, 209], "as many parameters as the CNN"),
  "ann-as-many-operations": fullyConnected([2230, 1115], "as many operations as the CNN")
};
