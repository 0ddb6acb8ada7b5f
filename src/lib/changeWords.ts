import {list, percent, points, signedPoints, times} from "./format.js";
import {notRecordedYet} from "./notRecordedYet.js";
import {countOf} from "./seedWords.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {changeOf, isSignificant, recordedVariant, seedsOf} from "./variantLookup.js";

/** What sentences on changes are made of. */
export type ChangeTables = Pick<Tables, "variants" | "seeds" | "changes">;

/** Ratios nearer to 1 than this are called the same. */
const sameCost = 0.02;

/** What a variant gains in test accuracy against its base, how surely, and at what cost. @param subject begins it */
export function gainSentence(tables: ChangeTables, variant: string, subject: string): string {
  const row = recordedVariant(tables, variant);
  const accuracy = seedsOf(tables, variant, "testAccuracy");
  if (row === undefined || accuracy === undefined) return `${subject}: ${notRecordedYet}.`;
  const change = changeOf(tables, variant, "testAccuracy");
  const reached = `${percent(accuracy.mean, 2)} of the test images right`;
  if (change === undefined)
    return `${subject}: ${reached}, but on no seed of the unchanged model, so no gain is known.`;
  return `${subject}: ${reached}, ${differenceWords(change)}${costWords(tables, row)}.`;
}

/** A difference of shares in points with its interval, seeds and significance: for the middle of a sentence. */
export function differenceWords(change: Row<"changes">): string {
  const {difference, seedCount, method, lower, upper} = change;
  const size = `${points(Math.abs(difference), 2)} ${difference < 0 ? "less" : "more"} than unchanged`;
  const over = method === "paired t over seeds" ? countOf(seedCount, "seed") : "the test images, one seed alone";
  const kind = method === "paired t over seeds" ? "t interval" : "bootstrap interval";
  const interval = `95% ${kind} ${signedPoints(lower)} to ${signedPoints(upper)} over ${over}`;
  return `${size} (${interval}), ${significance(change)}`;
}

/** Whether a change is significant, and if not, why. */
export function significance(change: Row<"changes">): string {
  if (isSignificant(change)) return "which is significant";
  const {lower, upper} = change;
  if (lower <= 0 && upper >= 0) return "which is not significant";
  return "which is not significant once all variants are corrected for";
}

/** Parameters, operations and epochs as multiples of the base's, where they differ. */
function costWords(tables: ChangeTables, row: Row<"variants">): string {
  const base = recordedVariant(tables, row.base);
  if (base === undefined) return "";
  const ratios = [
    {ratio: row.parameterCount / base.parameterCount, of: "the parameters"},
    {ratio: row.forwardFlops / base.forwardFlops, of: "the operations per image"},
    {ratio: row.epochCount / base.epochCount, of: "the epochs"}
  ];
  const changed = ratios.filter(({ratio}) => Math.abs(ratio - 1) > sameCost);
  if (changed.length === 0) return ", at the same cost";
  return `, at ${list(changed.map(({ratio, of}) => `${times(ratio)} ${of}`))}`;
}
