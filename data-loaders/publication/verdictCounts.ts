import {list} from "../../src/lib/format.js";
import {verdicts} from "../../src/lib/schemas/vocabulary.js";
import type {Tables} from "../../src/lib/tables.js";

/** How many claims have each verdict: "8 reproduced, 1 not reproduced and 2 not testable". */
export function verdictCounts(tables: Pick<Tables, "claims">): string {
  const counts = verdicts.map((verdict) => ({
    verdict,
    n: tables.claims.filter((claim) => claim.verdict === verdict).length
  }));
  const words = (verdict: string, n: number): string =>
    verdict === "contradicts itself" && n > 1 ? "contradicting themselves" : verdict;
  return list(counts.filter(({n}) => n > 0).map(({verdict, n}) => `${n} ${words(verdict, n)}`));
}
