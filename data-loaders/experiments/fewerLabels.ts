import {count as inWords} from "../../src/lib/format.js";
import {classCount} from "../../src/lib/classNames.js";
import {annTopology} from "../models/ann.js";
import {cnnTopology} from "../models/cnn.js";
import type {Topology} from "../models/topology.js";
import {variantOf, type Variant} from "./variant.js";

/** Labels that are known, of 48,000. */
const knownCounts = [1_000, 3_000, 6_000, 12_000, 24_000] as const;

/** Images that every run sees in an epoch, each label as often as the others: as many as with all labels. */
const examplesPerEpoch = 48_000;

function withLabels(topology: Topology, count: number): [string, Variant] {
  const few = {labelsPerClass: count / classCount, examplesPerEpoch};
  const change = `${inWords(count)} labels, as many steps`;
  return [`${topology.model}-labels-${count}`, variantOf(topology, change, {few})];
}

/** Both models from fewer labels, in as many steps. */
export const fewerLabels: Readonly<Record<string, Variant>> = Object.fromEntries(
  [annTopology(), cnnTopology()].flatMap((topology) => knownCounts.map((count) => withLabels(topology, count)))
);
