import {group} from "d3";
import {count, fixed, list, percent, signedPoints} from "../../src/lib/format.js";
import {seedRuns} from "../../src/lib/seedRuns.js";
import {pairedPower, pairsNeeded} from "../evaluation/pairedPower.js";
import type {Evidence} from "./claim.js";
import type {FoundPart, KnownPart, Outcome} from "./differences.js";
import {fewestSeeds} from "./rules.js";

/** Power that runs are planned for. */
const wantedPower = 0.8;

/** What a measure is called, and how a difference of it is written. */
interface MeasureWords {
  readonly name: string;
  readonly unit: string;
  readonly signed: (value: number) => string;
  /** Whether its name says already what is compared with what. */
  readonly isWhole?: boolean;
}

const signed = (digits: number, scale = 1) => {
  return (value: number): string => `${value > 0 ? "+" : ""}${fixed(value * scale, digits)}`;
};
const shares = (name: string): MeasureWords => ({name, unit: "points", signed: (value) => signedPoints(value)});
const nats = (name: string): MeasureWords => ({name, unit: "nats", signed: signed(3)});
const errors = (name: string): MeasureWords => ({name, unit: "images", signed: signed(0)});

const words: Readonly<Record<string, MeasureWords>> = {
  testAccuracy: shares("test accuracy"),
  validationAccuracy: shares("validation accuracy"),
  corruptedAccuracy: shares("accuracy on corrupted images"),
  leadOnPermuted: {...shares("the CNN’s lead, shuffled minus unshuffled"), isWhole: true},
  macroF1: shares("macro F1"),
  calibrationError: shares("calibration error"),
  gap: shares("gap between training and validation accuracy"),
  testLoss: nats("test loss"),
  validationLoss: nats("validation loss"),
  validationLossOfFirstEpoch: nats("validation loss after the first epoch"),
  validationLossScatter: nats("scatter of the validation loss"),
  brierScore: {name: "Brier score", unit: "", signed: signed(3)},
  exampleMicroseconds: {name: "training time for each image seen", unit: "µs", signed: signed(1)},
  parameterCount: {name: "parameters", unit: "", signed: (value) => `${value > 0 ? "+" : ""}${count(value)}`},
  shirtAndTShirtErrors: errors("shirts and T-shirts taken for each other"),
  errorsAmongLookAlikes: errors("errors within families")
};

/** A claim's differences with their 95% t intervals, measure by measure; "—" where none is known. */
export function differenceWords(evidence: Evidence, parts: readonly KnownPart[]): string {
  const known = parts.flatMap(({found}) => (found === undefined ? [] : [found]));
  if (known.length === 0) return "—";
  const byMeasure = [...group(known, ({part}) => part.measure)];
  return byMeasure
    .map(([measure, own]) => `${words[measure]!.name}: ${own.map((one) => partWords(evidence, one)).join(", ")}`)
    .join("; ");
}

function partWords(evidence: Evidence, {part, summary}: FoundPart): string {
  const {unit, signed: number} = words[part.measure]!;
  const [mean, lower, upper] = [summary.mean, summary.lower, summary.upper].map(number);
  const compared = words[part.measure]!.isWhole ? "" : `${comparedWords(evidence, part)} `;
  const interval = summary.standardDeviation === 0 ? "" : ` (${lower} to ${upper})`;
  return `${compared}${mean}${unit === "" ? "" : ` ${unit}`}${interval}`;
}

/** Which variant is compared, and with what unless that is the plain model of its kind. */
function comparedWords(evidence: Evidence, {variant, base}: KnownPart["part"]): string {
  const own = variantWords(evidence, variant);
  const isPlain = base === modelOf(evidence, variant) && variant !== base;
  return isPlain ? own : `${own} against ${variantWords(evidence, base)}`;
}

function variantWords({variants}: Evidence, name: string): string {
  const row = variants.find(({variant}) => variant === name);
  if (row === undefined) return name;
  return row.change === "" ? row.model.toUpperCase() : `${row.model.toUpperCase()} (${row.change})`;
}

function modelOf({variants}: Evidence, name: string): string | undefined {
  return variants.find(({variant}) => variant === name)?.model;
}

/** What is missing before a claim can be judged, in a sentence. */
export function lackWords(evidence: Evidence, parts: readonly KnownPart[]): string {
  const lacking = parts.filter(({found}) => found === undefined).flatMap(({part: {variant, base}}) => [base, variant]);
  const few = lacking.filter((name) => seedRuns(evidence, name).length < fewestSeeds);
  const named = new Set(few.length > 0 ? few : lacking);
  return `Fewer than three seeds are known of ${list([...named].map((name) => variantWords(evidence, name)))}.`;
}

/** How a part turns out, in words: of some of several parts, of the only one, and of all. */
type OutcomeWords = readonly [some: string, one: string, all: string];

const outcomeNames = {
  holds: ["as claimed", "The difference is as claimed", "All are as claimed"],
  open: [
    "not shown after Bonferroni’s correction",
    "The difference is not shown after Bonferroni’s correction",
    "None is shown after Bonferroni’s correction"
  ],
  opposite: ["opposite to the claim", "The difference is opposite to the claim", "All are opposite to the claim"],
  noDifference: [
    "no difference that matters (equivalence test)",
    "It makes no difference that matters (equivalence test)",
    "None makes a difference that matters (equivalence test)"
  ],
  difference: ["a difference that matters", "It makes a difference that matters", "All make a difference that matters"]
} as const satisfies Record<string, OutcomeWords>;

/** The words for how a part turns out; of what is refuted, by what. */
function outcomeName(
  {part: {expects}, oppositePValue, equivalencePValue = 1}: FoundPart,
  outcome: Outcome
): keyof typeof outcomeNames {
  if (outcome !== "refuted") return outcome;
  if (expects === "same") return "difference";
  return oppositePValue <= equivalencePValue ? "opposite" : "noDifference";
}

/**
 * How the parts turn out, and the power to find what matters, in sentences.
 * @param outcomes of the parts, in their order
 * @param partLevel level at which each is judged by itself
 */
export function outcomeWords(
  evidence: Evidence,
  parts: readonly FoundPart[],
  outcomes: readonly Outcome[],
  partLevel: number
): string {
  const byName = group(parts, (part, i) => outcomeName(part, outcomes[i]!));
  const told = (Object.keys(outcomeNames) as (keyof typeof outcomeNames)[]).flatMap((name) => {
    const own = byName.get(name) ?? [];
    const [some, one, all] = outcomeNames[name];
    if (own.length === 0) return [];
    if (own.length === parts.length) return [parts.length === 1 ? one : all];
    return [`${list(own.map((part) => partName(evidence, part)))}: ${some}`];
  });
  const sentence = told.join("; ");
  const open = parts.filter((_, i) => outcomes[i] === "open");
  return [`${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`, ...powerWords(evidence, open, partLevel)].join(" ");
}

/** Which comparisons have fewer seeds than are planned, in a sentence; empty where none has. */
export function plannedWords(evidence: Evidence, parts: readonly FoundPart[]): string {
  const short = parts.filter(({part, summary}) => summary.count < part.seeds);
  const counts = short.map(({part, summary: {count: known}}) => {
    return `${comparedWords(evidence, part)} ${count(known)} of ${count(part.seeds)}`;
  });
  return counts.length === 0 ? "" : `Seeds so far, of those planned: ${list([...new Set(counts)])}.`;
}

function partName(evidence: Evidence, {part}: FoundPart): string {
  const {name, isWhole} = words[part.measure]!;
  return isWhole ? name : `${name} of ${comparedWords(evidence, part)}`;
}

/** The least power among the parts in accuracy of which a difference is claimed and not shown. */
function powerWords(evidence: Evidence, open: readonly FoundPart[], partLevel: number): string[] {
  const powers = open.flatMap((found) => {
    const {margin, part, summary} = found;
    if (margin === undefined || part.expects === "same") return [];
    return [{found, margin, power: pairedPower(margin, summary.standardDeviation, summary.count, partLevel)}];
  });
  if (powers.length === 0) return [];
  const {found, margin, power} = powers.reduce((least, one) => (one.power < least.power ? one : least));
  const {count: known, standardDeviation} = found.summary;
  const wanted = pairsNeeded(margin, standardDeviation, wantedPower, partLevel);
  const needed = wanted > known ? `; ${count(wanted)} seeds would make it ${percent(wantedPower, 0)}` : "";
  return [
    `With ${count(known)} seeds the power, the chance of finding a difference of ${fixed(100 * margin, 1)} points in the ${partName(evidence, found)} after that correction, is ${power < 0.01 ? "below 1%" : percent(power, 0)}${needed}.`
  ];
}
