import {count, fixed, list, pValue as pWords} from "../../src/lib/format.js";
import {seedRuns} from "../../src/lib/seedRuns.js";
import {models, type Model, type Verdict} from "../../src/lib/schemas/vocabulary.js";
import {notYet, type Evidence, type Judgement} from "./claim.js";
import {dataFacts} from "./dataFacts.js";
import type {Fact, Implied} from "./facts.js";
import {figureText, foundFigures, seedsOf} from "./figures.js";
import {networkFacts} from "./networkFacts.js";
import {judgeFigures} from "./readings.js";
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
  const seen = Math.min(seedCount, ...conditions.map((condition) => condition.seedCount ?? seedCount));
  return {measured, seedCount: seen, verdict: verdictOnConditions(rule, conditions), note: ""};
}

function judgeSpread(evidence: Evidence, {seeds: planned}: Rule): Judgement {
  const {ratio, pValue, counts} = spread(evidence);
  const seedCount = Math.min(...counts);
  if (seedCount < fewestSeeds) return notYet("Fewer than three seeds of a model are recorded.");
  const isOpposite = 1 - pValue <= level;
  return {
    measured: `the ANN’s variance over seeds is ${fixed(ratio, 2)} times the CNN’s (${counts.map(count).join(" and ")} seeds)`,
    value: ratio,
    seedCount,
    verdict: pValue <= level ? "reproduced" : isOpposite ? "not reproduced" : "inconclusive",
    note: `F test of two variances, one-sided: ${pWords(Math.log10(pValue))}.${lackingWords(counts, planned!)}`
  };
}

/** Which model has fewer seeds than are planned, in a sentence after another; empty where neither has. @param counts of both models */
function lackingWords(counts: readonly number[], planned: Readonly<Record<Model, number>>): string {
  const short = models.flatMap((model, i) =>
    counts[i]! < planned[model] ? [`${model.toUpperCase()} ${count(counts[i]!)} of ${count(planned[model])}`] : []
  );
  return short.length === 0 ? "" : ` Seeds so far, of those planned: ${list(short)}.`;
}
