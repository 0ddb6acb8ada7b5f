import {annTopology} from "../models/ann.js";
import {cnnTopology} from "../models/cnn.js";
import type {Protocol} from "../training/protocol.js";
import {variantOf} from "./variant.js";

const noStandardisation: Partial<Protocol> = {standardises: false};

/**
 * Step sizes of gradient descent. The source's 0.001 is Adam's; both of these move a parameter by 0.1 times a lasting
 * gradient, since momentum of 0.9 adds up ten steps.
 */
const plain: Partial<Protocol> = {rule: {kind: "momentum", momentum: 0}, learningRate: 0.1};
const withMomentum: Partial<Protocol> = {rule: {kind: "momentum", momentum: 0.9}, learningRate: 0.01};

/** What the source says helps, left out or replaced. */
export const ablations = {
  "ann-no-dropout": variantOf(annTopology({dropout: 0}), "no dropout"),
  "cnn-no-dropout": variantOf(cnnTopology({dropout: 0}), "no dropout"),
  "ann-unstandardised": variantOf(annTopology(), "pixels scaled to 0 to 1 only", noStandardisation),
  "cnn-unstandardised": variantOf(cnnTopology(), "pixels scaled to 0 to 1 only", noStandardisation),
  "ann-sgd": variantOf(annTopology(), "plain SGD, learning rate 0.1, instead of Adam", plain),
  "cnn-sgd": variantOf(cnnTopology(), "plain SGD, learning rate 0.1, instead of Adam", plain),
  "ann-momentum": variantOf(annTopology(), "SGD with momentum 0.9, learning rate 0.01, instead of Adam", withMomentum),
  "cnn-momentum": variantOf(cnnTopology(), "SGD with momentum 0.9, learning rate 0.01, instead of Adam", withMomentum)
};
