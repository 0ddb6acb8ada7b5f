import {holm} from "../../src/lib/holm.js";
import {pairedSeedSummary, type PairedSeedSummary} from "../../src/lib/seedSummary.js";
import {studentTail} from "../../src/lib/studentQuantile.js";
import {equivalence} from "../evaluation/equivalence.js";
import type {Evidence} from "./claim.js";
import {bySeed, type Measure} from "./measures.js";
import {fewestSeeds, level, smallestEffectOfInterest, type Rule, type RulePart} from "./rules.js";

/** How a part of a claim turns out. */
export type Outcome = "holds" | "open" | "refuted";

/** A part's difference over the seeds that both variants have. */
export interface FoundPart {
  readonly part: RulePart;
  readonly summary: PairedSeedSummary;
  /** One-sided p, doubled, against what the claim does not say: no difference, or one beyond the margin. */
  readonly pValue: number;
  /** One-sided p, doubled, of what would refute it: of the other direction, or of a difference beyond the margin. */
  readonly oppositePValue: number;
  /** The smallest effect of interest in the measure's unit, where there is one. */
  readonly margin?: number;
  /** The larger p of equivalence within that margin, doubled, where a difference is claimed. */
  readonly equivalencePValue?: number;
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

/** A part's difference, variant less base, over the first seeds that both have, as many as are planned; undefined for fewer than three. */
export function foundPart(evidence: Evidence, part: RulePart): FoundPart | undefined {
  const [base, own] = [baseValues(evidence, part), ownValues(evidence, part)];
  const shared = [...own.keys()].filter((seed) => base.has(seed));
  const seeds = shared.sort((a, b) => a - b).slice(0, part.seeds);
  if (seeds.length < fewestSeeds) return undefined;
  const values = seeds.map((seed) => [base.get(seed)!, own.get(seed)!] as const);
  const summary = pairedSeedSummary(
    values.map(([first]) => first),
    values.map(([, second]) => second)
  );
  const margin = /[aA]ccuracy$/.test(part.measure) ? smallestEffectOfInterest.accuracy : undefined;
  const differences = values.map(([first, second]) => second - first);
  return {part, summary, ...tested(part.expects, summary, differences, margin)};
}

function tested(
  expects: RulePart["expects"],
  summary: PairedSeedSummary,
  differences: readonly number[],
  margin: number | undefined
): Omit<FoundPart, "part" | "summary"> {
  const [claimed, opposite] = (expects === "less" ? [-1, 1] : [1, -1]).map((side) => twiceOneSided(side, summary));
  if (margin === undefined) return {pValue: claimed!, oppositePValue: opposite!};
  const equivalencePValue = Math.min(1, 2 * equivalence(differences, margin));
  if (expects !== "same") return {pValue: claimed!, oppositePValue: opposite!, margin, equivalencePValue};
  const beyond = {...summary, mean: Math.abs(summary.mean) - margin};
  return {pValue: equivalencePValue, oppositePValue: twiceOneSided(1, beyond), margin};
}

/** The one-sided p of a mean difference to one side, doubled. */
function twiceOneSided(side: number, {count, mean, standardDeviation}: PairedSeedSummary): number {
  if (standardDeviation === 0) return side * mean > 0 ? 0 : 1;
  return Math.min(1, 2 * studentTail((side * mean * Math.sqrt(count)) / standardDeviation, count - 1));
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
 * Whether a part holds, or is refuted by the other direction or by equivalence where a difference is claimed, either way by
 * its own p at one level; or neither.
 */
function outcomeOf({pValue, oppositePValue, equivalencePValue = 1}: FoundPart, family: Family): Outcome {
  if (pValue <= levelOfOne(family)) return "holds";
  return Math.min(oppositePValue, equivalencePValue) <= levelOfOne(family) ? "refuted" : "open";
}

/** The level of a part that is judged by itself: corrected by Bonferroni over the claims of the family. */
export function levelOfOne({size}: Pick<Family, "size">): number {
  return level / size;
}
