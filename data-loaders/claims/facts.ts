import type {Evidence, Judgement} from "./claim.js";
import type {Condition} from "./verdict.js";

/** What is read, counted or told of a claim, from which its rule makes the verdict. */
export interface FoundFact extends Pick<Judgement, "measured" | "value" | "lower" | "upper"> {
  /** What must hold, of a claim that is counted. */
  readonly conditions?: readonly boolean[];
  readonly note?: string;
}

export type Fact = (evidence: Evidence) => FoundFact;

/** What a claim implies besides its differences; none while no run is known that would tell. */
export type Implied = (evidence: Evidence) => readonly Condition[];
