import type {claimKinds, Model} from "../../src/lib/schemas/vocabulary.js";
import written from "./rules.json" with {type: "json"};

/** The rules by which claims are judged, as `rules.json` has them: dated, and pinned by a test. */

export type ClaimKind = (typeof claimKinds)[number];

/** How a claim is judged; `rules.json` says what each means. */
export type RuleKind =
  "counted" | "built" | "contradiction" | "difference" | "everySeed" | "figure" | "spread" | "notTestable";

/** A difference that a claim implies: a variant's measure less that of its base, seed by seed. */
export interface RulePart {
  readonly measure: string;
  readonly variant: string;
  readonly base: string;
  /** Which way it goes if the claim holds; "any" is told and judged by nothing. */
  readonly expects: "more" | "less" | "same" | "any";
  /** Seeds that are planned. */
  readonly seeds: number;
}

/** The rule of a claim. */
export interface Rule {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly rule: RuleKind;
  /** When the claim holds, in sentences. */
  readonly says: string;
  /** Which results were known when the rule was made. */
  readonly knownWhenMade: string;
  /** Claims that it stands or falls with. */
  readonly dependsOn?: readonly string[];
  readonly parts?: readonly RulePart[];
  /** Stated figures, by variant and measure. */
  readonly figures?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Seeds that are planned of what `spread` judges, by model. */
  readonly seeds?: Readonly<Record<Model, number>>;
  /** The best verdict that is possible, since the claim says more than is measured. */
  readonly atMost?: "partly";
}

/** The whole of `rules.json`, as pages link to it. */
export const rulesFile = new TextEncoder().encode(`${JSON.stringify(written, null, 2)}\n`);

/** By claim, in the order of their ids. */
export const rules: readonly Rule[] = written.claims as readonly Rule[];

export const {level, smallestEffectOfInterest} = written.scheme;

/** Fewer seeds judge nothing, as the scheme's `unit` says. */
export const fewestSeeds = 3;

/** A claim's rule. @throws RangeError for an unknown claim */
export function ruleOf(id: string): Rule {
  const found = rules.find((rule) => rule.id === id);
  if (found === undefined) throw new RangeError(`no rule for claim: got ${id}`);
  return found;
}
