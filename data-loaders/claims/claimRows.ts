import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {ablationClaims} from "./ablationClaims.js";
import {accuracyClaims} from "./accuracyClaims.js";
import {dataClaims} from "./dataClaims.js";
import type {Claim, Evidence} from "./judgement.js";
import {outlookClaims} from "./outlookClaims.js";
import {resultClaims} from "./resultClaims.js";
import {topologyClaims} from "./topologyClaims.js";
import {trainingClaims} from "./trainingClaims.js";

const claims: readonly Claim[] = [
  ...dataClaims,
  ...topologyClaims,
  ...trainingClaims,
  ...ablationClaims,
  ...accuracyClaims,
  ...resultClaims,
  ...outlookClaims
];

/** The audit of the source's claims C01 to C35 by what the tables hold: rows of table `claims`, in order. */
export function claimRows(evidence: Evidence): Row<"claims">[] {
  const rows = claims.map(({judge, ...statement}) => {
    return {...statement, value: null, lower: null, upper: null, interval: "", ...judge(evidence)};
  });
  return rows.sort((a, b) => a.id.localeCompare(b.id, "en"));
}
