import {list} from "../../src/lib/format.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Evidence, Judgement} from "./claim.js";
import {familyOf, levelOfOne, outcomesOf, partsOf, type Family, type FoundPart, type KnownPart} from "./differences.js";
import {judgeAlone} from "./judgeAlone.js";
import {familyWords, resultConditions} from "./resultFacts.js";
import {ruleOf, rules, type Rule} from "./rules.js";
import {statements} from "./statements.js";
import {verdictOnDifferences, type Condition} from "./verdict.js";
import {differenceWords, lackWords, outcomeWords, plannedWords} from "./words.js";

/** The audit of the original report's claims C01 to C46 by their rules: rows of table `claims`, in order. */
export function claimRows(evidence: Evidence): Row<"claims">[] {
  const differences = rules.filter(({rule}) => rule === "difference");
  const parts = new Map(differences.map((rule) => [rule.id, partsOf(evidence, rule)]));
  const family = familyOf(parts);
  const rows = statements.map((statement) => {
    const rule = ruleOf(statement.id);
    const own = parts.get(rule.id);
    const judgement = own ? judgeDifferences(evidence, rule, own, family) : judgeAlone(evidence, rule);
    const {says, kind, knownWhenMade, dependsOn = []} = rule;
    const none = {value: null, lower: null, upper: null, pValue: null, seedCount: null};
    return {...statement, kind, rule: says, knownWhenMade, dependsOn: dependsOn.join(" "), ...none, ...judgement};
  });
  return rows.map((row) => ({...row, note: [row.note, dependenceWords(row, rows)].filter(Boolean).join(" ")}));
}

/** What has become of the claims that a claim depends on, in a sentence: what falls with them is to be seen. */
function dependenceWords({dependsOn}: Row<"claims">, rows: readonly Row<"claims">[]): string {
  if (dependsOn === "") return "";
  const others = dependsOn.split(" ").map((id) => `${id} (${rows.find((row) => row.id === id)!.verdict})`);
  return `It depends on ${list(others)}.`;
}

/** What holds of a claim of whose differences none is shown: by that it is partly reproduced. */
function holdingWords(conditions: readonly Condition[]): string {
  const holding = conditions.filter(({holds}) => holds).map(({words}) => words);
  return holding.length === 0 ? "" : `What holds: ${holding.join("; ")}.`;
}

/** Claims that one refuted part, or one condition that is not met, refutes. */
const universal: readonly string[] = ["C23"];

function judgeDifferences(evidence: Evidence, rule: Rule, parts: readonly KnownPart[], family: Family): Judgement {
  const conditions = resultConditions[rule.id]?.(evidence) ?? [];
  const measured = [differenceWords(evidence, parts), ...conditions.map(({words}) => words)].join("; ");
  const found = parts.flatMap((part): FoundPart[] => (part.found === undefined ? [] : [part.found]));
  if (found.length < parts.length) return {measured, verdict: "not measured yet", note: lackWords(evidence, parts)};
  const pValue = family.pValues.get(rule.id)!;
  const outcomes = outcomesOf(found, pValue, family);
  const isRefuted =
    universal.includes(rule.id) && (outcomes.includes("refuted") || conditions.some(({holds}) => !holds));
  const weakest = found.reduce((largest, part) => (part.pValue > largest.pValue ? part : largest));
  const {mean: value, lower, upper} = weakest.summary;
  return {
    measured,
    value,
    lower,
    upper,
    pValue,
    seedCount: Math.min(...found.map(({summary}) => summary.count)),
    verdict: isRefuted ? "not reproduced" : verdictOnDifferences(rule, {outcomes, conditions, pValue}),
    note: [
      outcomeWords(evidence, found, outcomes, levelOfOne(family)),
      outcomes.includes("holds") ? "" : holdingWords(conditions),
      rule.atMost !== undefined && outcomes.every((outcome) => outcome === "holds")
        ? "The claim says more than that."
        : "",
      rule.id === "C22" ? familyWords : "",
      plannedWords(evidence, found)
    ]
      .filter(Boolean)
      .join(" ")
  };
}
