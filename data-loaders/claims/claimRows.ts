import {count, fixed, pValue as pWords} from "../../src/lib/format.js";
import type {Verdict} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Evidence, Judgement} from "./claim.js";
import {dataFacts} from "./dataFacts.js";
import {familyOf, outcomeOf, partsOf, type Family, type FoundPart, type KnownPart} from "./differences.js";
import type {Fact, Implied} from "./facts.js";
import {figureWords, foundFigures, type FoundFigure} from "./figures.js";
import {networkFacts} from "./networkFacts.js";
import {familyWords, resultConditions, spread} from "./resultFacts.js";
import {level, ruleOf, rules, type Rule, type RuleKind} from "./rules.js";
import {statements} from "./statements.js";
import {trainingConditions, trainingFacts} from "./trainingFacts.js";
import {verdictOnConditions, verdictOnDifferences} from "./verdict.js";
import {differenceWords, lackWords, outcomeWords} from "./words.js";

const facts: Readonly<Record<string, Fact>> = {...dataFacts, ...networkFacts, ...trainingFacts};
const implied: Readonly<Record<string, Implied>> = {...trainingConditions, ...resultConditions};

/** The audit of the original report's claims C01 to C46 by their rules: rows of table `claims`, in order. */
export function claimRows(evidence: Evidence): Row<"claims">[] {
  const differences = rules.filter(({rule}) => rule === "difference");
  const parts = new Map(differences.map((rule) => [rule.id, partsOf(evidence, rule)]));
  const family = familyOf(parts);
  return statements.map((statement) => {
    const rule = ruleOf(statement.id);
    const own = parts.get(rule.id);
    const judgement = own ? judgeDifferences(evidence, rule, own, family) : judges[rule.rule](evidence, rule);
    const {says, kind, knownWhenMade, dependsOn = []} = rule;
    const none = {value: null, lower: null, upper: null, pValue: null, seedCount: null};
    return {...statement, kind, rule: says, knownWhenMade, dependsOn: dependsOn.join(" "), ...none, ...judgement};
  });
}

type Judge = (evidence: Evidence, rule: Rule) => Judgement;

/** How each kind of rule judges; differences are judged as a family. */
const judges: Readonly<Record<RuleKind, Judge>> = {
  counted: (evidence, rule) => {
    const {measured, value, conditions = [], note = ""} = facts[rule.id]!(evidence);
    const verdict = verdictOnConditions(
      rule,
      conditions.map((holds) => ({words: "", holds}))
    );
    return {measured, ...(value !== undefined && {value}), verdict, note};
  },
  built: told("as described"),
  contradiction: told("contradicts itself"),
  notTestable: told("not testable"),
  everySeed: (evidence, rule) => {
    const conditions = implied[rule.id]!(evidence);
    const measured = conditions.map(({words}) => words).join("; ");
    if (conditions.length === 0)
      return {measured: "—", verdict: "not measured yet", note: "No seeds of both models are known."};
    return {measured, verdict: verdictOnConditions(rule, conditions), note: ""};
  },
  figure: (evidence, rule) => judgeFigures(evidence, rule),
  spread: (evidence) => {
    const {ratio, pValue, counts} = spread(evidence);
    if (Number.isNaN(pValue))
      return {measured: "—", verdict: "not measured yet", note: "Fewer than two seeds are known of one model."};
    const isOpposite = 1 - pValue <= level;
    return {
      measured: `the ANN’s variance over seeds is ${fixed(ratio, 2)} times the CNN’s (${counts.map(count).join(" and ")} seeds)`,
      value: ratio,
      verdict: pValue <= level ? "reproduced" : isOpposite ? "not reproduced" : "inconclusive",
      note: `F test of two variances, one-sided: ${pWords(Math.log10(pValue))}.`
    };
  },
  difference: () => {
    throw new Error("differences are judged as a family");
  }
};

/** A claim that its rule decides, whatever is measured; figures and facts are told beside it. */
function told(verdict: Verdict): Judge {
  return (evidence, rule) => {
    const {
      measured,
      value,
      note = ""
    } = facts[rule.id]?.(evidence) ?? {measured: figureText(foundFigures(evidence, rule))};
    return {measured, ...(value !== undefined && {value}), verdict, note};
  };
}

function figureText(figures: readonly FoundFigure[]): string {
  return figures.length === 0
    ? "—"
    : `${figureWords(figures)} (95 % prediction interval of ${count(figures[0]!.seedCount)} seeds)`;
}

/** Stated figures against where a further seed's would lie; one reading that fits is enough. */
function judgeFigures(evidence: Evidence, rule: Rule): Judgement {
  const readings = Object.entries(rule.figures!).map(([variant, stated]) => {
    return {variant, figures: foundFigures(evidence, {...rule, figures: {[variant]: stated}})};
  });
  const known = readings.filter(({figures}) => figures.length > 0);
  const measured = known
    .map(({variant, figures}) => `${known.length > 1 ? `${variant}: ` : ""}${figureText(figures)}`)
    .join("; ");
  if (known.length === 0)
    return {measured: "—", verdict: "not measured yet", note: "Fewer than three seeds are recorded."};
  const fitting = known.filter(({figures}) => figures.every(({fits}) => fits));
  if (fitting.length > 0) {
    const which = readings.length > 1 ? `It fits ${fitting.map(({variant}) => variant).join(" and ")}.` : "";
    return {measured, verdict: "compatible", note: which};
  }
  if (known.length < readings.length)
    return {measured, verdict: "not measured yet", note: "Fewer than three seeds are recorded of the other reading."};
  return {measured, verdict: "not reproduced", note: readings.length > 1 ? "It fits no reading." : ""};
}

/** Claims that one measure refutes in which the difference goes the other way. */
const universal: readonly string[] = ["C23"];

function judgeDifferences(evidence: Evidence, rule: Rule, parts: readonly KnownPart[], family: Family): Judgement {
  const conditions = implied[rule.id]?.(evidence) ?? [];
  const measured = [differenceWords(evidence, parts), ...conditions.map(({words}) => words)].join("; ");
  const found = parts.flatMap((part): FoundPart[] => (part.found === undefined ? [] : [part.found]));
  if (found.length < parts.length) return {measured, verdict: "not measured yet", note: lackWords(parts)};
  const pValue = family.pValues.get(rule.id)!;
  const outcomes = found.map((part) => outcomeOf(part, family));
  const isRefuted =
    universal.includes(rule.id) && (outcomes.includes("refuted") || conditions.some(({holds}) => !holds));
  const weakest = found.reduce((largest, part) => (part.pValue > largest.pValue ? part : largest));
  const {mean: value, lower, upper, count: seedCount} = weakest.summary;
  return {
    measured,
    value,
    lower,
    upper,
    pValue,
    seedCount,
    verdict: isRefuted ? "not reproduced" : verdictOnDifferences(rule, {outcomes, conditions, pValue}),
    note: [outcomeWords(evidence, found, family, pValue), rule.id === "C22" ? familyWords : ""]
      .filter(Boolean)
      .join(" ")
  };
}
