import {annTopology} from "../models/ann.js";
import {cnnTopology} from "../models/cnn.js";
import {resnetTopology} from "../models/resnet.js";
import {vggTopology} from "../models/vgg.js";
import type {Augmentation} from "../training/augmentation.js";
import type {Protocol} from "../training/protocol.js";
import {variantOf} from "./variant.js";

/** Shifts of 2 px, mirroring, and for half of the images turns of up to 6° and 5% in size: a garment stays one. */
const augmentation: Augmentation = {shift: 2, flipShare: 0.5, affineShare: 0.5, tanHalfAngle: 0.0524, scale: 0.05};

/** What the source names: turns of up to 10° either way, mirroring, and up to 10% in size; of every image. */
const rotated: Augmentation = {shift: 0, flipShare: 0.5, affineShare: 1, tanHalfAngle: 0.0875, scale: 0.1};

/** Batch normalisation takes its moments from shards, and 32 images give steadier ones than 16. */
const normalised: Partial<Protocol> = {shardSize: 32};

/** From three times the usual rate down to nothing. */
const scheduled: Partial<Protocol> = {learningRate: 0.003, schedule: {kind: "linear", warmUpEpochCount: 1}};

const allThree: Partial<Protocol> = {...normalised, ...scheduled, augmentation};

/** What the source proposes to try. */
export const proposals = {
  "ann-augmented": variantOf(annTopology(), "augmentation", {augmentation}),
  "cnn-augmented": variantOf(cnnTopology(), "augmentation", {augmentation}),
  "ann-rotated": variantOf(annTopology(), "rotations, flips and scaling", {augmentation: rotated}),
  "cnn-rotated": variantOf(cnnTopology(), "rotations, flips and scaling", {augmentation: rotated}),
  "cnn-rotated-30": variantOf(cnnTopology(), "rotations, flips and scaling, 30 epochs", {
    augmentation: rotated,
    epochCount: 30
  }),
  "ann-normalised": variantOf(annTopology({isNormalised: true}), "batch normalisation", normalised),
  "cnn-normalised": variantOf(cnnTopology({isNormalised: true}), "batch normalisation", normalised),
  "ann-scheduled": variantOf(annTopology(), "learning-rate schedule", scheduled),
  "cnn-scheduled": variantOf(cnnTopology(), "learning-rate schedule", scheduled),
  "cnn-all-three": variantOf(cnnTopology({isNormalised: true}), "all three, 30 epochs", {...allThree, epochCount: 30}),
  vgg: variantOf(vggTopology, "small VGG with all three, 20 epochs", {...allThree, epochCount: 20}),
  resnet: variantOf(resnetTopology, "small ResNet with all three, 20 epochs", {...allThree, epochCount: 20})
};
