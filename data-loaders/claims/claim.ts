import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";

/** The tables that claims are judged by: all but their own. */
export type Evidence = Omit<Tables, "claims">;

/** What the original report states, and where. */
export type Statement = Pick<Row<"claims">, "id" | "section" | "statement" | "stated" | "page">;

/** What we measured of it, and the verdict. */
export interface Judgement extends Pick<Row<"claims">, "measured" | "verdict" | "note"> {
  readonly value?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** p over seeds, corrected by Holm, of a claim that is tested. */
  readonly pValue?: number;
  readonly seedCount?: number;
}

/** What is said of a claim that runs can settle, as long as too few are recorded. */
export function notYet(note: string): Judgement {
  return {measured: "—", verdict: "not measured yet", note};
}
