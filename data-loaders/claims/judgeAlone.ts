import {count, fixed, list, pValue as pWords} from "../../src/lib/format.js";
import {seedRuns} from "../../src/lib/seedRuns.js";
import {models, type Verdict} from "../../src/lib/schemas/vocabulary.js";
import type {Evidence, Judgement} from "./claim.js";
import {dataFacts} from "./dataFacts.js";
import type {Fact, Implied} from "./facts.js";
import {figureWords, foundFigures, type FoundFigure} from "./figures.js";
import {networkFacts} from "./networkFacts.js";
import {resultConditions, spread} from "./resultFacts.js";
import {fewestSeeds, level, type Rule, type RuleKind} from "./rules.js";
import {trainingConditions, trainingFacts} from "./trainingFacts.js";
import {verdictOnConditions} from "./verdict.js";

const facts: Readonly<Record<string, Fact>> = {...dataFacts, ...networkFacts, ...trainingFacts};
const implied: Readonly<Record<string, Implied>> = {...trainingConditions, ...resultConditions};

type Judge = (evidence: Evidence, rule: Rule) => Judgement;

/** What each kind of rule says of a claim that is in no family of tests. */
const judges: Readonly<Record<Exclude<RuleKind, "difference">, Judge>> = {
  counted: judgeCounts,
  built: told("as described"),
  contradiction: told("contradicts itself"),
  notTestable: told("not testable"),
  everySeed: judgeEverySeed,
  figure: judgeFigures,
  spread: judgeSpread
};

/** Judges a claim by its rule, whatever becomes of the other claims. @throws RangeError for a rule on differences */
export function judgeAlone(evidence: Evidence, rule: Rule): Judgement {
  if (rule.rule === "difference")
    throw new RangeError(`invalid rule of ${rule.id}: differences are judged as a family`);
  return judges[rule.rule](evidence, rule);
}

function judgeCounts(evidence: Evidence, rule: Rule): Judgement {
  const {measured, value, conditions = [], note = ""} = facts[rule.id]!(evidence);
  const counted = conditions.map((holds) => ({words: "", holds}));
  return {measured, ...(value !== undefined && {value}), verdict: verdictOnConditions(rule, counted), note};
}

/** A claim that its rule decides, whatever is measured; figures and facts are told beside it. */
function told(verdict: Verdict): Judge {
  return (evidence, rule) => {
    const figures = foundFigures(evidence, rule);
    const {measured, value, note = ""} = facts[rule.id]?.(evidence) ?? {measured: figureText(figures)};
    return {measured, ...(value !== undefined && {value}), ...seedsOf(figures), verdict, note};
  };
}

function judgeEverySeed(evidence: Evidence, rule: Rule): Judgement {
  const seedCount = Math.min(...models.map((model) => seedRuns(evidence, model).length));
  const conditions = seedCount < fewestSeeds ? [] : implied[rule.id]!(evidence);
  if (conditions.length === 0) return notYet("Fewer than three seeds of a model are recorded with what it takes.");
  const measured = conditions.map(({words}) => words).join("; ");
  return {measured, seedCount, verdict: verdictOnConditions(rule, conditions), note: ""};
}

/** The two networks that the original report describes, by variant. */
const readingNames: Readonly<Record<string, string>> = {cnn: "two poolings", "cnn-one-pool": "one pooling"};

/** Stated figures against where a further seed's would lie; one reading that fits is enough. */
function judgeFigures(evidence: Evidence, rule: Rule): Judgement {
  const readings = Object.entries(rule.figures!).map(([variant, stated]) => {
    return {variant, figures: foundFigures(evidence, {...rule, figures: {[variant]: stated}})};
  });
  const known = readings.filter(({figures}) => figures.length > 0);
  if (known.length === 0) return notYet("Fewer than three seeds are recorded.");
  const texts = known.map(
    ({variant, figures}) => (known.length > 1 ? `with ${readingNames[variant]!}: ` : "") + figureText(figures)
  );
  const found = {measured: texts.join("; "), ...seedsOf(known.flatMap(({figures}) => figures))};
  const fitting = known.filter(({figures}) => figures.every(({fits}) => fits));
  if (fitting.length > 0) {
    const names = list(fitting.map(({variant}) => readingNames[variant]!));
    const note =
      readings.length === 1
        ? ""
        : `The network${fitting.length > 1 ? "s" : ""} with ${names} fit${fitting.length > 1 ? "" : "s"}.`;
    return {...found, verdict: "compatible", note};
  }
  if (known.length < readings.length) {
    const note = "The one network does not fit; fewer than three seeds are recorded of the other.";
    return {...found, verdict: "not measured yet", note};
  }
  return {...found, verdict: "not reproduced", note: readings.length > 1 ? "Neither network fits." : ""};
}

function figureText(figures: readonly FoundFigure[]): string {
  if (figures.length === 0) return "—";
  return `${figureWords(figures)} (95% prediction interval of ${count(figures[0]!.seedCount)} seeds)`;
}

/** The fewest seeds behind some figures; nothing for none. */
function seedsOf(figures: readonly FoundFigure[]): Pick<Judgement, "seedCount"> {
  return figures.length === 0 ? {} : {seedCount: Math.min(...figures.map(({seedCount}) => seedCount))};
}

function judgeSpread(evidence: Evidence): Judgement {
  const {ratio, pValue, counts} = spread(evidence);
  const seedCount = Math.min(...counts);
  if (seedCount < fewestSeeds) return notYet("Fewer than three seeds of a model are recorded.");
  const isOpposite = 1 - pValue <= level;
  return {
    measured: `the ANN’s variance over seeds is ${fixed(ratio, 2)} times the CNN’s (${counts.map(count).join(" and ")} seeds)`,
    value: ratio,
    seedCount,
    verdict: pValue <= level ? "reproduced" : isOpposite ? "not reproduced" : "inconclusive",
    note: `F test of two variances, one-sided: ${pWords(Math.log10(pValue))}.`
  };
}

function notYet(note: string): Judgement {
  return {measured: "—", verdict: "not measured yet", note};
}
