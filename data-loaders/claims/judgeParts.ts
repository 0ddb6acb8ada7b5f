import {fixed, list} from "../../src/lib/format.js";
import type {Difference} from "./difference.js";
import {verdictOf, type Judgement} from "./judgement.js";

/** What a difference is measured in: shares as percentage points, losses as nats. */
export type Unit = "points" | "nats";

/** One of the differences that a claim is judged by. */
export interface Part {
  /** What it is, such as a model: its words stand before the number. */
  readonly name: string;
  /** Which way the difference goes if the claim holds. */
  readonly wanted: "more" | "less";
  readonly found: Difference | undefined;
  /** The runs that it needs, said where they are not recorded. */
  readonly needs: string;
}

/** How a part turns out. */
export type Outcome = "holds" | "not significant" | "the other way round";

export interface PartsOptions {
  readonly unit: Unit;
  /** What the numbers are, such as "test accuracy with augmentation less without". */
  readonly subject: string;
  /** When the claim counts as reproduced. */
  readonly rule: string;
  /** That rule; where it is absent, every part must hold. */
  readonly decides?: (outcomes: readonly Outcome[]) => boolean;
  /** Further sentences of the note. */
  readonly more?: readonly string[];
}

/**
 * Judges a claim by differences between variants. While one is not recorded there is no verdict, and what is known is
 * given; a difference that is not significant counts for nothing. Value and interval are those of the part that is
 * farthest from holding; all parts' intervals stand in words.
 */
export function judgeParts(parts: readonly Part[], {unit, subject, rule, decides, more = []}: PartsOptions): Judgement {
  const known = parts.filter(isKnown);
  const words = known.map((part) => partWords(part, sizeWords(part.found.difference, unit)));
  const measured = known.length === 0 ? "—" : `${subject}: ${words.join(", ")}`;
  const interval = intervalWords(known, unit);
  if (known.length < parts.length) {
    const note = [lackWords(parts), known.length === 0 ? "" : methodWords(known), ...more];
    return {measured, interval, verdict: "not measured yet", note: sentences(note)};
  }
  const outcomes = known.map(outcomeOf);
  const holds = decides?.(outcomes) ?? outcomes.every((outcome) => outcome === "holds");
  return {
    measured,
    interval,
    ...weakest(known),
    verdict: verdictOf(holds),
    note: sentences([outcomeWords(known), methodWords(known), rule, ...more])
  };
}

/** Sentences after one another; empty ones are left out. */
export function sentences(all: readonly string[]): string {
  return all.filter((sentence) => sentence !== "").join(" ");
}

/** Whether a known part holds, is not significant, or is the other way round. */
export function outcomeOf({wanted, found}: KnownPart): Outcome {
  if (!found.isSignificant) return "not significant";
  return found.difference > 0 === (wanted === "more") ? "holds" : "the other way round";
}

/** A difference with its sign: "+0.31 points", "−0.012 nats". */
export function sizeWords(difference: number, unit: Unit): string {
  return `${signed(difference, unit)} ${unit}`;
}

/** A difference's interval: "+0.11 to +0.51 points". */
export function boundWords({lower, upper}: Pick<Difference, "lower" | "upper">, unit: Unit): string {
  return `${signed(lower, unit)} to ${sizeWords(upper, unit)}`;
}

/** Differences that no verdict hangs on, in a sentence that says which are not significant; empty for none. */
export function asideWords(subject: string, parts: readonly Part[], unit: Unit): string {
  const words = parts.filter(isKnown).map((part) => {
    const doubt = part.found.isSignificant ? "" : ", not significant";
    const seeds = part.found.over === "images" ? ", one seed" : "";
    return partWords(
      part,
      `${sizeWords(part.found.difference, unit)} (${signed(part.found.lower, unit)} to ${signed(part.found.upper, unit)}${doubt}${seeds})`
    );
  });
  return words.length === 0 ? "" : `${subject}: ${words.join(", ")}.`;
}

/** A part whose difference is known. */
export type KnownPart = Part & {readonly found: Difference};

function isKnown(part: Part): part is KnownPart {
  return part.found !== undefined;
}

function partWords({name}: Part, words: string): string {
  return name === "" ? words : `${name} ${words}`;
}

function intervalWords(parts: readonly KnownPart[], unit: Unit): string {
  return parts.map((part) => partWords(part, boundWords(part.found, unit))).join(", ");
}

/** What is missing: runs, and of which part where others have theirs. */
function lackWords(parts: readonly Part[]): string {
  const needs = [...new Set(parts.filter((part) => !isKnown(part)).map((part) => part.needs))];
  const words = needs.map((runs) => {
    const alike = parts.filter((part) => part.needs === runs);
    const lacking = alike.filter((part) => !isKnown(part));
    return lacking.length === alike.length ? runs : `${runs} (${list(lacking.map(({name}) => name))})`;
  });
  return `Not recorded yet: ${list(words)}.`;
}

function outcomeWords(parts: readonly KnownPart[]): string {
  const said = (["not significant", "the other way round"] as const).flatMap((outcome) => {
    const those = parts.filter((part) => outcomeOf(part) === outcome);
    if (those.length === 0) return [];
    const where = those.length === parts.length ? "" : ` (${list(those.map(({name}) => name))})`;
    return [`The ${those.length === 1 ? "difference is" : "differences are"} ${outcome}${where}.`];
  });
  return said.join(" ");
}

function methodWords(parts: readonly KnownPart[]): string {
  const counts = parts.filter(({found}) => found.over === "seeds").map(({found}) => found.seedCount);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const seeds = `95 % t intervals of paired differences over ${least === most ? least : `${least} to ${most}`} seeds`;
  const images = "95 % interval over the test images, of one seed: other seeds are not in it";
  const methods = [counts.length > 0 ? seeds : "", counts.length < parts.length ? images : ""];
  return `${methods.filter((method) => method !== "").join("; ")}.`;
}

/** The numbers of the part farthest from holding, by the bound of its interval that is nearest to refuting it. */
function weakest(parts: readonly KnownPart[]): Pick<Judgement, "value" | "lower" | "upper"> {
  const margin = ({wanted, found}: KnownPart): number => (wanted === "more" ? found.lower : -found.upper);
  const {found} = [...parts].sort((a, b) => margin(a) - margin(b))[0]!;
  return {value: found.difference, lower: found.lower, upper: found.upper};
}

function signed(difference: number, unit: Unit): string {
  const text = unit === "points" ? fixed(100 * difference, 2) : fixed(difference, 3);
  return Number(text) > 0 ? `+${text}` : text;
}
