import {endOf, type Difference} from "./differences.js";
import {numbersInText, type Expected} from "./numbersInText.js";

/** What a claim must say by what is recomputed. */
export interface Expectation {
  /** Numbers of the column of that name, in the order of its text; none where it has none. */
  readonly measured: readonly Expected[];
  readonly interval?: readonly Expected[];
  readonly note?: readonly Expected[];
  /** The columns' numbers; null where they are absent. */
  readonly value?: Expected | undefined;
  readonly lower?: Expected | undefined;
  readonly upper?: Expected | undefined;
  readonly verdict: string;
  /** Words that hang on numbers, as they must stand in one of the three texts. */
  readonly says?: readonly (string | RegExp)[];
}

/** One of the differences that a claim is judged by. */
export interface Part {
  readonly name: string;
  /** Which way it goes if the claim holds. */
  readonly wanted: "more" | "less";
  readonly found: Difference | undefined;
  /** The runs that it needs, as the note calls them where they are missing. */
  readonly needs: string;
}

type KnownPart = Part & {readonly found: Difference};

/** Numbers and words of a part of a text. */
export interface Passage {
  readonly numbers: readonly Expected[];
  readonly says: readonly (string | RegExp)[];
}

/** How differences decide a claim. */
export interface Judged {
  readonly parts: readonly Part[];
  /** 100 for points, 1 for nats. */
  readonly scale: 1 | 100;
  /** Numbers of the rule, which stands where there is a verdict. */
  readonly rule?: readonly Expected[];
  /** What the note says besides, with or without a verdict. */
  readonly more?: readonly Passage[];
  /** The rule; where it is absent, each part must go the way that is wanted by more than chance. */
  readonly decides?: (outcomes: readonly string[]) => boolean;
}

/** The verdict on what holds in our numbers or does not. */
export function verdictOf(holds: boolean): string {
  return holds ? "reproduced" : "not reproduced";
}

/** A claim that differences between variants decide, once the runs of all of them are recorded. */
export function judged({parts, scale, rule = [], more = [], decides}: Judged): Expectation {
  const known = parts.filter((part): part is KnownPart => part.found !== undefined);
  const isWhole = known.length === parts.length;
  const words = isWhole ? outcomeWords(known) : lackWords(parts);
  const passages = [words, methodNumbers(known), {numbers: isWhole ? rule : [], says: []}, ...more];
  const texts = {
    measured: known.flatMap(({name, found}) => [...namedNumbers(name), scale * found.difference]),
    interval: known.flatMap(({name, found}) => [...namedNumbers(name), ...endsOf(found, scale)]),
    note: passages.flatMap(({numbers}) => numbers),
    says: passages.flatMap(({says}) => says)
  };
  if (!isWhole) return {...texts, verdict: "not measured yet"};
  const outcomes = known.map(outcomeOf);
  const holds = decides?.(outcomes) ?? outcomes.every((outcome) => outcome === "holds");
  return {...texts, ...weakest(known), verdict: verdictOf(holds)};
}

/** Differences that decide nothing, each with its interval and, where it may be chance, that word. */
export function aside(parts: readonly Pick<Part, "name" | "found">[], scale: 1 | 100): Passage {
  const known = parts.filter((part): part is {name: string; found: Difference} => part.found !== undefined);
  const number = "[−+]?[\\d.,]+";
  return {
    numbers: known.flatMap(({found}) => [scale * found.difference, ...endsOf(found, scale)]),
    says: known.map(({name, found}) => {
      const doubt = found.isSignificant ? "" : ", not significant";
      const seeds = found.over === "images" ? ", one seed" : "";
      return new RegExp(`${name} ${number} points \\(${number} to ${number}${doubt}${seeds}\\)`);
    })
  };
}

/** A list in a sentence. */
export function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function endsOf(found: Difference, scale: number): Expected[] {
  return [endOf(found, "lower", scale), endOf(found, "upper", scale)];
}

function outcomeOf({wanted, found}: KnownPart): string {
  if (!found.isSignificant) return "not significant";
  return found.difference > 0 === (wanted === "more") ? "holds" : "the other way round";
}

/** The part whose interval reaches farthest to the side that the claim excludes. */
function weakest(parts: readonly KnownPart[]): Pick<Expectation, "value" | "lower" | "upper"> {
  const reach = ({wanted, found}: KnownPart): number => (wanted === "more" ? -found.lower : found.upper);
  const {found} = parts.reduce((worst, part) => (reach(part) > reach(worst) ? part : worst));
  return {value: found.difference, lower: endOf(found, "lower", 1), upper: endOf(found, "upper", 1)};
}

/** Which parts are not significant and which go the other way round; neither is said where there is none. */
function outcomeWords(parts: readonly KnownPart[]): Passage {
  const says = ["not significant", "the other way round"].map((outcome) => {
    const names = parts.filter((part) => outcomeOf(part) === outcome).map(({name}) => name);
    if (names.length === 0) return new RegExp(`^(?!.*differences? (?:is|are) ${outcome})`);
    const where = names.length === parts.length ? "" : ` (${list(names)})`;
    return `The ${names.length === 1 ? "difference is" : "differences are"} ${outcome}${where}.`;
  });
  return {numbers: says.flatMap((words) => (typeof words === "string" ? namedNumbers(words) : [])), says};
}

/** What is missing: each kind of runs, with the names of the parts that lack it where others have it. */
function lackWords(parts: readonly Part[]): Passage {
  const needs = new Set(parts.filter(({found}) => found === undefined).map((part) => part.needs));
  const says = [...needs].map((runs) => {
    const alike = parts.filter((part) => part.needs === runs);
    const lacking = alike.filter(({found}) => found === undefined);
    return lacking.length === alike.length ? runs : `${runs} (${list(lacking.map(({name}) => name))})`;
  });
  return {numbers: says.flatMap(namedNumbers), says: ["Not recorded yet: ", ...says]};
}

/** Of the sentence on intervals: its 95 % and the seeds, fewest to most, and the 95 % of those over images. */
function methodNumbers(parts: readonly KnownPart[]): Passage {
  const counts = parts.filter(({found}) => found.over === "seeds").map(({found}) => found.seedCount);
  const seeds = counts.length === 0 ? [] : [95, ...new Set([Math.min(...counts), Math.max(...counts)])];
  return {numbers: [...seeds, ...(counts.length < parts.length ? [95] : [])], says: []};
}

/** Numbers that are part of a name, such as that of an epoch. */
function namedNumbers(name: string): number[] {
  return numbersInText(name).map(({value}) => value);
}
