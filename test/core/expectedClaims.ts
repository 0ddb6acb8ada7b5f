import {readFileSync} from "node:fs";
import {join} from "node:path";
import {claimConditions} from "./claimConditions.js";
import {holm} from "./holm.js";
import {pairedDifferences, seedValues} from "./seedValues.js";
import {fBeyond, tBeyond, tInterval, tQuantile, type MeanInterval} from "./studentT.js";

/** A claim's rule, as data-loaders/claims/rules.json has it. */
interface Rule {
  readonly id: string;
  readonly rule: string;
  readonly parts?: readonly Part[];
  readonly figures?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly atMost?: string;
}

interface Part {
  readonly measure: string;
  readonly variant: string;
  readonly base: string;
  readonly expects: "more" | "less" | "same" | "any";
  readonly seeds: number;
}

/** What a claim's row must say. */
export interface Expected {
  readonly verdict: string;
  readonly pValue?: number;
  readonly seedCount?: number;
  /** Of the weakest part. */
  readonly interval?: MeanInterval;
  /** Numbers that must stand in what was measured one after the other, such as a mean and its interval. */
  readonly shown: readonly (readonly number[])[];
}

const file = JSON.parse(readFileSync(join("data-loaders", "claims", "rules.json"), "utf8")) as {
  readonly scheme: {readonly level: number; readonly smallestEffectOfInterest: {readonly accuracy: number}};
  readonly claims: readonly Rule[];
};

export const rules = file.claims;
const {level} = file.scheme;
const smallestEffect = file.scheme.smallestEffectOfInterest.accuracy;

/** A difference over seeds: its interval, p doubled from the side that is claimed, and how it turns out alone. */
interface Found {
  readonly part: Part;
  readonly interval: MeanInterval;
  readonly pValue: number;
  /** The smallest p, doubled, of what would refute it. */
  readonly refutingPValue: number;
}

/** What every claim must say, from the rules and the recorded runs. */
export function expectedClaims(): ReadonlyMap<string, Expected> {
  const found = new Map(rules.filter(({rule}) => rule === "difference").map((rule) => [rule.id, differences(rule)]));
  const known = [...found].flatMap(([id, parts]) =>
    parts === undefined ? [] : [{id, pValue: Math.max(...parts.map(({pValue}) => pValue))}]
  );
  const corrected = holm(known.map(({pValue}) => pValue));
  const adjusted = new Map(known.map(({id}, i) => [id, corrected[i]!]));
  return new Map(
    rules.map((rule) => {
      const parts = found.get(rule.id);
      if (rule.rule !== "difference") return [rule.id, alone(rule)];
      return [rule.id, parts ? judgedParts(rule, parts, adjusted.get(rule.id)!, known.length) : notYet];
    })
  );
}

const notYet: Expected = {verdict: "not measured yet", shown: []};

/** A claim's parts over the seeds that are planned and that both variants have; undefined where one has fewer than three. */
function differences({parts = []}: Rule): Found[] | undefined {
  const found = parts.map((part) => {
    const [first, second] = valuesOf(part);
    const seeds = [...first.keys()].filter((seed) => second.has(seed)).sort((a, b) => a - b);
    const judged = new Map(seeds.slice(0, part.seeds).map((seed) => [seed, first.get(seed)!]));
    const values = pairedDifferences(judged, second);
    return values.length < 3 ? undefined : testedPart(part, values);
  });
  return found.includes(undefined) ? undefined : (found as Found[]);
}

/** Values of the base and of the variant; of the lead on permuted images, of both leads. */
function valuesOf({measure, variant, base}: Part): [Map<number, number>, Map<number, number>] {
  if (measure !== "leadOnPermuted") return [seedValues(base, measure), seedValues(variant, measure)];
  const lead = (cnn: string, ann: string): Map<number, number> => {
    const [own, other] = [seedValues(cnn, "testAccuracy"), seedValues(ann, "testAccuracy")];
    return new Map([...own].flatMap(([seed, value]) => (other.has(seed) ? [[seed, value - other.get(seed)!]] : [])));
  };
  return [lead("cnn", "ann"), lead(variant, base)];
}

function testedPart(part: Part, values: readonly number[]): Found {
  const interval = tInterval(values);
  const {count, mean, standardDeviation} = interval;
  const error = standardDeviation / Math.sqrt(count);
  const side = part.expects === "less" ? -1 : 1;
  const upperTail = (t: number): number => (t > 0 ? tBeyond(t, count - 1) / 2 : 1 - tBeyond(t, count - 1) / 2);
  const isAccuracy = /accuracy$/i.test(part.measure);
  const equivalence = upperTail((smallestEffect - Math.abs(mean)) / error);
  if (part.expects === "same") {
    const beyond = upperTail((Math.abs(mean) - smallestEffect) / error);
    return {part, interval, pValue: Math.min(1, 2 * equivalence), refutingPValue: 2 * beyond};
  }
  const oneSided = error === 0 ? (side * mean > 0 ? 0 : 0.5) : upperTail((side * mean) / error);
  const opposite = error === 0 ? (side * mean < 0 ? 0 : 0.5) : upperTail((-side * mean) / error);
  return {
    part,
    interval,
    pValue: Math.min(1, 2 * oneSided),
    refutingPValue: 2 * (isAccuracy ? Math.min(opposite, equivalence) : opposite)
  };
}

function judgedParts(rule: Rule, parts: readonly Found[], pValue: number, familySize: number): Expected {
  const conditions = claimConditions(rule.id) ?? [];
  const holding = parts.filter((part) => part.pValue <= level / familySize);
  const refuted = parts.filter((part) => !holding.includes(part) && part.refutingPValue <= level / familySize);
  const failing = conditions.filter((holds) => !holds);
  return {
    verdict: verdict(),
    pValue,
    seedCount: Math.min(...parts.map(({interval}) => interval.count)),
    interval: parts.reduce((weakest, part) => (part.pValue > weakest.pValue ? part : weakest)).interval,
    shown: parts.map(({part, interval: {mean, lower, upper, standardDeviation}}) =>
      (standardDeviation === 0 ? [mean] : [mean, lower, upper]).map((one) => one * scaleOf(part))
    )
  };

  function verdict(): string {
    const anyFails = refuted.length > 0 || failing.length > 0;
    if (rule.id === "C23" && anyFails) return "not reproduced"; // "every" measure: one is enough
    if (pValue <= level && failing.length === 0) return rule.atMost ?? "reproduced";
    if (holding.length > 0 || failing.length < conditions.length) return "partly";
    return anyFails ? "not reproduced" : "inconclusive";
  }
}

/** Shares are shown in points. */
function scaleOf({measure}: Part): number {
  return /accuracy$|^macroF1$|^calibrationError$|^gap$|^leadOnPermuted$/i.test(measure) ? 100 : 1;
}

/** What a claim must say that is tested together with no other. */
function alone(rule: Rule): Expected {
  switch (rule.rule) {
    case "built":
      return {verdict: "as described", shown: []};
    case "contradiction":
      return {verdict: "contradicts itself", ...besides(rule)};
    case "notTestable":
      return {verdict: "not testable", shown: []};
    case "figure":
      return figures(rule);
    case "spread":
      return spread();
    default:
      return counted(rule);
  }
}

function counted({id}: Rule): Expected {
  const conditions = claimConditions(id);
  if (conditions === undefined) return notYet;
  const holding = conditions.filter(Boolean).length;
  const verdict = holding === conditions.length ? "reproduced" : holding === 0 ? "not reproduced" : "partly";
  return {verdict, shown: []};
}

interface Reading {
  readonly fits: boolean;
  readonly seedCount: number;
  readonly shown: readonly (readonly number[])[];
}

/** Where a further seed's value would lie, and whether a stated one does, give or take half a unit of its last digit. */
function reading(variant: string, stated: Readonly<Record<string, number>>): Reading | undefined {
  const found = Object.entries(stated).map(([measure, share]) => {
    const ways = measure === "trainAccuracy" ? [measure, "runningTrainAccuracy"] : [measure];
    const all = ways.map((way) => placed([...seedValues(variant, way).values()], measure, share));
    return all.find((one) => one?.fits) ?? all[0];
  });
  if (found.some((one) => one === undefined)) return undefined;
  const known = found as Reading[];
  return {
    fits: known.every(({fits}) => fits),
    seedCount: Math.min(...known.map(({seedCount}) => seedCount)),
    shown: known.flatMap(({shown}) => shown)
  };
}

function placed(values: readonly number[], measure: string, share: number): Reading | undefined {
  if (values.length < 3) return undefined;
  const {count, mean, standardDeviation} = tInterval(values);
  const half = tQuantile(0.95, count - 1) * standardDeviation * Math.sqrt(1 + 1 / count);
  const isCount = measure.startsWith("recall");
  const unit = isCount || !/^0\.\d\d?$/.test(String(share)) ? 0.001 : 0.01;
  const scale = isCount ? 1000 : 100;
  const fits = Math.abs(share - mean) <= half + unit / 2;
  return {
    fits,
    seedCount: count,
    shown: [[share, Math.max(0, mean - half), Math.min(1, mean + half)].map((one) => one * scale)]
  };
}

function figures({figures: stated = {}}: Rule): Expected {
  const readings = Object.entries(stated).map(([variant, own]) => reading(variant, own));
  const known = readings.flatMap((one) => one ?? []);
  if (known.length === 0) return notYet;
  const seedCount = Math.min(...known.map((one) => one.seedCount));
  const found = {seedCount, shown: known.flatMap(({shown}) => shown)};
  if (known.some(({fits}) => fits)) return {...found, verdict: "compatible"};
  return {...found, verdict: known.length < readings.length ? "not measured yet" : "not reproduced"};
}

/** Figures that are told beside a contradiction. */
function besides({figures: stated}: Rule): Pick<Expected, "shown" | "seedCount"> {
  if (stated === undefined) return {shown: []};
  const known = Object.entries(stated).flatMap(([variant, own]) => reading(variant, own) ?? []);
  if (known.length === 0) return {shown: []};
  return {shown: known.flatMap(({shown}) => shown), seedCount: Math.min(...known.map((one) => one.seedCount))};
}

function spread(): Expected {
  const [ann, cnn] = ["ann", "cnn"].map((model) => [...seedValues(model, "testAccuracy").values()]);
  const seedCount = Math.min(ann!.length, cnn!.length);
  if (seedCount < 3) return notYet;
  const ratio = (tInterval(ann!).standardDeviation / tInterval(cnn!).standardDeviation) ** 2;
  const pValue = fBeyond(ratio, ann!.length - 1, cnn!.length - 1);
  const verdict = pValue <= level ? "reproduced" : 1 - pValue <= level ? "not reproduced" : "inconclusive";
  return {verdict, seedCount, shown: [[ratio]]};
}
