import {holm} from "../../src/lib/holm.js";
import {pairedSeedSummary, type PairedSeedSummary} from "../../src/lib/seedSummary.js";
import {studentTail} from "../../src/lib/studentQuantile.js";
import {equivalence} from "../evaluation/equivalence.js";
import {pairedPower, pairsNeeded} from "../evaluation/pairedPower.js";
import type {Evidence} from "./claim.js";
import {bySeed, type Measure} from "./measures.js";
import {fewestSeeds, level, smallestEffectOfInterest, type Rule, type RulePart} from "./rules.js";

const wantedPower = 0.8;

/** How a part of a claim turns out. */
export type Outcome = "holds" | "open" | "refuted";

/** A part's difference over the seeds that both variants have. */
export interface FoundPart {
  readonly part: RulePart;
  readonly summary: PairedSeedSummary;
  /** Two-sided p against what the claim does not say: no difference, or one beyond the margin. */
  readonly pValue: number;
  /** The smallest effect of interest in the measure's unit, where there is one. */
  readonly margin?: number;
  /** p of equivalence within that margin. */
  readonly equivalence?: number;
  /** Chance to find a difference as large as the margin, with the seeds and the scatter that there are. */
  readonly power?: number;
  /** Seeds that it takes to find it with a power of 0.8. */
  readonly seedsNeeded?: number;
}

/** A part with its difference where it is known. */
export interface KnownPart {
  readonly part: RulePart;
  readonly found: FoundPart | undefined;
}

/** The parts of a claim's rule, but those that are told only. */
export function partsOf(evidence: Evidence, {parts = []}: Rule): KnownPart[] {
  return parts.filter(({expects}) => expects !== "any").map((part) => ({part, found: foundPart(evidence, part)}));
}

/** A part's difference, variant less base; undefined for fewer than three seeds that both have. */
export function foundPart(evidence: Evidence, part: RulePart): FoundPart | undefined {
  const [base, own] = [baseValues(evidence, part), ownValues(evidence, part)];
  const seeds = [...own.keys()].filter((seed) => base.has(seed));
  if (seeds.length < fewestSeeds) return undefined;
  const values = seeds.map((seed) => [base.get(seed)!, own.get(seed)!] as const);
  const summary = pairedSeedSummary(
    values.map(([first]) => first),
    values.map(([, second]) => second)
  );
  const margin = /[aA]ccuracy$/.test(part.measure) ? smallestEffectOfInterest.accuracy : undefined;
  const differences = values.map(([first, second]) => second - first);
  return {part, summary, ...tested(part, summary, differences, margin)};
}

function tested(
  {expects}: RulePart,
  summary: PairedSeedSummary,
  differences: readonly number[],
  margin: number | undefined
): Omit<FoundPart, "part" | "summary"> {
  if (margin === undefined) return {pValue: twiceOneSided(expects, summary)};
  const {count, standardDeviation} = summary;
  const equal = equivalence(differences, margin);
  return {
    pValue: expects === "same" ? Math.min(1, 2 * equal) : twiceOneSided(expects, summary),
    margin,
    equivalence: equal,
    power: pairedPower(margin, standardDeviation, count),
    seedsNeeded: pairsNeeded(margin, standardDeviation, wantedPower)
  };
}

/** The one-sided p of a mean difference in the direction that is claimed, doubled. */
function twiceOneSided(expects: RulePart["expects"], {count, mean, standardDeviation}: PairedSeedSummary): number {
  const sign = expects === "less" ? -1 : 1;
  if (standardDeviation === 0) return sign * mean > 0 ? 0 : 1;
  return Math.min(1, 2 * studentTail((sign * mean * Math.sqrt(count)) / standardDeviation, count - 1));
}

function ownValues(evidence: Evidence, {measure, variant, base}: RulePart): Map<number, number> {
  if (measure === "leadOnPermuted") return lead(evidence, variant, base);
  return bySeed(evidence, variant, measure as Measure);
}

function baseValues(evidence: Evidence, {measure, base}: RulePart): Map<number, number> {
  if (measure === "leadOnPermuted") return lead(evidence, "cnn", "ann");
  return bySeed(evidence, base, measure as Measure);
}

/** By how much one variant's test accuracy exceeds another's, by seed. */
function lead(evidence: Evidence, variant: string, base: string): Map<number, number> {
  const [own, other] = [variant, base].map((name) => bySeed(evidence, name, "testAccuracy"));
  const both = [...own!].filter(([seed]) => other!.has(seed));
  return new Map(both.map(([seed, value]) => [seed, value - other!.get(seed)!]));
}

/** The confirmatory family: the claims on differences whose parts are all known. */
export interface Family {
  /** Claims in it. */
  readonly size: number;
  /** By claim: the largest p of its parts, corrected by Holm. */
  readonly pValues: ReadonlyMap<string, number>;
}

/** Holm's correction over claims: of each the largest p of its parts counts, since all must hold. */
export function familyOf(parts: ReadonlyMap<string, readonly KnownPart[]>): Family {
  const known = [...parts].filter(([, own]) => own.length > 0 && own.every(({found}) => found !== undefined));
  const largest = known.map(([, own]) => Math.max(...own.map(({found}) => found!.pValue)));
  const adjusted = holm(largest.map(Math.log10));
  return {size: known.length, pValues: new Map(known.map(([id], i) => [id, 10 ** adjusted[i]!]))};
}

/**
 * How the parts of a claim turn out: all hold if its p, the largest of theirs corrected by Holm, says so; else each goes by
 * its own.
 */
export function outcomesOf(parts: readonly FoundPart[], pValue: number, family: Family): readonly Outcome[] {
  return parts.map((part) => (pValue <= level ? "holds" : outcomeOf(part, family)));
}

/**
 * Whether a part holds by its own p, corrected by Bonferroni over the claims of the family; is refuted, its interval lying
 * wholly on the other side or the two being equivalent where a difference is claimed; or neither.
 */
function outcomeOf(
  {part: {expects}, summary, pValue, margin = 0, equivalence: equal}: FoundPart,
  family: Family
): Outcome {
  if (pValue <= level / family.size) return "holds";
  const {lower, upper} = summary;
  if (expects === "same") return lower > margin || upper < -margin ? "refuted" : "open";
  const isOpposite = expects === "more" ? upper < 0 : lower > 0;
  return isOpposite || (equal !== undefined && equal <= level) ? "refuted" : "open";
}
