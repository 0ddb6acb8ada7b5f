import type {Verdict} from "../../src/lib/schemas/vocabulary.js";
import {level, type Rule} from "./rules.js";
import type {Outcome} from "./differences.js";

/** Something that a claim implies and that is counted rather than tested. */
export interface Condition {
  /** What it is, in a sentence with its numbers. */
  readonly words: string;
  readonly holds: boolean;
  /** Seeds that it was seen in, where they are fewer than those that are recorded. */
  readonly seedCount?: number;
}

/** What a verdict on differences is drawn from. */
export interface Findings {
  readonly outcomes: readonly Outcome[];
  readonly conditions: readonly Condition[];
  /** Of the claim, corrected by Holm. */
  readonly pValue: number;
}

/** The verdict that a rule on differences gives, as `rules.json` words it. */
export function verdictOnDifferences({atMost}: Rule, {outcomes, conditions, pValue}: Findings): Verdict {
  const all = [...outcomes, ...conditions.map(({holds}): Outcome => (holds ? "holds" : "refuted"))];
  const hold = conditions.every(({holds}) => holds) && (outcomes.length === 0 || pValue <= level);
  if (hold) return atMost ?? "reproduced";
  if (all.includes("holds")) return "partly";
  return all.includes("refuted") ? "not reproduced" : "inconclusive";
}

/** The verdict on what is counted or holds in every seed. */
export function verdictOnConditions({atMost}: Pick<Rule, "atMost">, conditions: readonly Condition[]): Verdict {
  const holding = conditions.filter(({holds}) => holds).length;
  if (holding === conditions.length) return atMost ?? "reproduced";
  return holding === 0 ? "not reproduced" : "partly";
}
