import {verdicts} from "../../src/lib/schemas/vocabulary.js";
import type {Tables} from "../../src/lib/tables.js";
import {facts} from "./facts.js";

/** All claims with their rules and verdicts, for whoever reads JSON and no tables: the rows of table `claims`. */
export function claimsFile({claims}: Pick<Tables, "claims">): object {
  const counts = verdicts.map((verdict) => [verdict, claims.filter((claim) => claim.verdict === verdict).length]);
  return {report: facts.title, version: facts.version, verdicts: Object.fromEntries(counts) as object, claims};
}
