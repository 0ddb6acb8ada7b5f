import {annTopology} from "../models/ann.js";
import {cnnTopology} from "../models/cnn.js";
import type {Topology} from "../models/topology.js";
import {permutation} from "../random/streams.js";
import {sourceProtocol, type Protocol} from "../training/protocol.js";
import type {SearchName} from "../../src/lib/schemas/vocabulary.js";
import {variantOf, type Variant} from "./variant.js";

/** Settings that a trial chooses. */
export interface Settings {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly dropout: number;
  /** Filters and hidden units, as a multiple of the source's. */
  readonly width: number;
}

/** Settings that are compared on validation images, and what is trained with them. */
interface Search {
  readonly settings: readonly Settings[];
  readonly topology: (settings: Settings) => Topology;
  readonly rule?: Protocol["rule"];
  readonly finding: string;
}

/** Values that are combined in the searches of the two models. */
export const choices = {
  learningRate: [0.0003, 0.0006, 0.001, 0.002, 0.003],
  batchSize: [32, 64, 128, 256],
  dropout: [0, 0.25, 0.5],
  width: [0.5, 1, 1.5]
} as const;

const trialCount = 16;
const drawingSeed = 1;

/** Combinations drawn without repetition. */
function drawnSettings(): Settings[] {
  const all = choices.learningRate.flatMap((learningRate) =>
    choices.batchSize.flatMap((batchSize) =>
      choices.dropout.flatMap((dropout) => choices.width.map((width) => ({learningRate, batchSize, dropout, width})))
    )
  );
  const order = permutation({seed: drawingSeed, stream: "sample"}, all.length);
  return Array.from(order.subarray(0, trialCount), (i) => all[i]!);
}

/** Learning rates from the lowest up, five to each power of ten; all else as the source has it. */
function rates(lowest: number, dropout: number): Settings[] {
  return Array.from({length: trialCount}, (_, i) => {
    const learningRate = Number((lowest * 10 ** (i / 5)).toPrecision(2));
    return {learningRate, batchSize: sourceProtocol.batchSize, dropout, width: 1};
  });
}

const annOf = ({dropout, width}: Settings): Topology => annTopology({dropout, hidden: [256 * width, 128 * width]});
const cnnOf = ({dropout, width}: Settings): Topology => cnnTopology({dropout, width});
const plain = {kind: "momentum", momentum: 0} as const;
const withMomentum = {kind: "momentum", momentum: 0.9} as const;

const drawn = drawnSettings();

/** The searches, each with as many trials, by the name that their variants begin with. */
export const searches = {
  cnn: {settings: drawn, topology: cnnOf, finding: "tuned on validation"},
  ann: {settings: drawn, topology: annOf, finding: "tuned on validation"},
  "ann-sgd": {settings: rates(0.001, 0.2), topology: annOf, rule: plain, finding: "plain SGD, rate by validation"},
  "cnn-sgd": {settings: rates(0.001, 0.25), topology: cnnOf, rule: plain, finding: "plain SGD, rate by validation"},
  "ann-momentum": {
    settings: rates(0.0001, 0.2),
    topology: annOf,
    rule: withMomentum,
    finding: "SGD with momentum 0.9, rate by validation"
  },
  "cnn-momentum": {
    settings: rates(0.0001, 0.25),
    topology: cnnOf,
    rule: withMomentum,
    finding: "SGD with momentum 0.9, rate by validation"
  }
} as const satisfies Readonly<Record<SearchName, Search>>;

export type {SearchName};

/** Names of all searches. */
export const searchNames = Object.keys(searches) as readonly SearchName[];

/** Epochs of each rung of successive halving. */
export const rungs = [1, 2, 4, 8] as const;

/** Name of a trial on a rung. @param trial from 1 @param epochCount of the rung */
export function trialName(search: SearchName, trial: number, epochCount: number): string {
  return `${search}-trial-${String(trial).padStart(2, "0")}-epochs-${epochCount}`;
}

/**
 * The trials whose settings the tuned variants have, from 1. Each must be the one that successive halving leaves, which
 * is not known before its trials are recorded: until they leave it, the full profile does not train the tuned runs, and
 * a test sees to it that none is recorded.
 */
export const chosenTrials: Readonly<Partial<Record<SearchName, number>>> = {
  ann: 10,
  cnn: 12,
  "ann-sgd": 12,
  "ann-momentum": 12,
  "cnn-sgd": 12,
  "cnn-momentum": 13
};

/**
 * Trials whose training stops in its first epoch, entered here once it has: the rate is too high. They leave no run; a search
 * counts them as right about nothing. A test trains them.
 */
export const stoppedTrials: Readonly<Partial<Record<SearchName, readonly number[]>>> = {
  "ann-sgd": [16],
  "cnn-sgd": [16]
};

/** Name of the variant with the settings that a search has chosen. */
export function tunedName(search: SearchName): string {
  return `${search}-tuned`;
}

/** What some searches have chosen, as far as it is known, trained as long as the source's models. */
export function tuned(names: readonly SearchName[]): Readonly<Record<string, Variant>> {
  const known = names.flatMap((name) => {
    const trial = chosenTrials[name];
    if (trial === undefined) return [];
    return [[tunedName(name), trialVariant(name, trial, searches[name].finding, sourceProtocol.epochCount)] as const];
  });
  return Object.fromEntries(known);
}

/** All trials on all rungs; successive halving decides which of them are trained. */
export const trials: Readonly<Record<string, Variant>> = Object.fromEntries(
  searchNames.flatMap((name) =>
    searches[name].settings.flatMap(({learningRate, batchSize, dropout, width}, i) =>
      rungs.map((epochCount) => {
        const change = `rate ${learningRate}, batch ${batchSize}, dropout ${dropout}, width ${width}, ${epochCount} epochs`;
        return [trialName(name, i + 1, epochCount), trialVariant(name, i + 1, change, epochCount)] as const;
      })
    )
  )
);

function trialVariant(name: SearchName, trial: number, change: string, epochCount: number): Variant {
  const {settings, topology, rule}: Search = searches[name];
  const own = settings[trial - 1]!;
  const {learningRate, batchSize} = own;
  return variantOf(topology(own), change, {learningRate, batchSize, epochCount, ...(rule && {rule})});
}
