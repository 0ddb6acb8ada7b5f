import {cnnTopology} from "../models/cnn.js";
import type {Protocol} from "../training/protocol.js";
import {variantOf, type Variant} from "./variant.js";

/** Classes that features are learned on: T-shirt, trouser, dress, sandal, bag. */
export const knownClasses = [0, 1, 3, 5, 8] as const;

/** Classes that are learned from few labels: pullover, coat, shirt, sneaker, ankle boot. */
export const newClasses = [2, 4, 6, 7, 9] as const;

/** Labels of each new class. */
export const labelCounts = [5, 20, 80, 320, 1280] as const;

/** However few the labels, an epoch takes fifty steps at least. */
const leastExamplesPerEpoch = 3_200;

const featuresVariant = "cnn-known-classes";

/** An epoch sees every label, and each as often as the others. */
function few(labelsPerClass: number): Partial<Protocol> {
  const examplesPerEpoch = Math.max(leastExamplesPerEpoch, newClasses.length * labelsPerClass);
  return {classes: newClasses, few: {labelsPerClass, examplesPerEpoch}};
}

function pair(labelsPerClass: number): readonly [string, Variant][] {
  const labels = `${labelsPerClass} labels of each new class`;
  const startsFrom = {startsFrom: featuresVariant};
  return [
    [
      `cnn-transfer-${labelsPerClass}`,
      variantOf(cnnTopology(), `${labels}, transferred features`, few(labelsPerClass), startsFrom)
    ],
    [`cnn-scratch-${labelsPerClass}`, variantOf(cnnTopology(), `${labels}, from scratch`, few(labelsPerClass))]
  ];
}

/** Transfer without weights from outside: features of five classes, then few labels of the other five. */
export const transfer: Readonly<Record<string, Variant>> = {
  [featuresVariant]: variantOf(cnnTopology(), "five classes only", {classes: knownClasses}),
  ...Object.fromEntries(labelCounts.flatMap(pair))
};
