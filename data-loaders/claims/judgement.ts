import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";

/** The tables that claims are judged by: all but their own. */
export type Evidence = Omit<Tables, "claims">;

/** What the source states, and where. */
export type Statement = Pick<Row<"claims">, "id" | "section" | "statement" | "stated" | "page">;

/** What we measured of it, and the verdict. */
export interface Judgement extends Pick<Row<"claims">, "measured" | "verdict" | "note"> {
  readonly value?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** The interval in words, with what it covers; of a claim in several parts, that of each. */
  readonly interval?: string;
}

/** A claim of the source with the way to judge it. */
export interface Claim extends Statement {
  readonly judge: (evidence: Evidence) => Judgement;
}

/** The verdict on something that either holds in our measurements or does not. */
export function verdictOf(holds: boolean): "reproduced" | "not reproduced" {
  return holds ? "reproduced" : "not reproduced";
}
