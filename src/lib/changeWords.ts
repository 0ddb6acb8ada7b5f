import {points} from "./format.js";
import {notRecordedYet} from "./notRecordedYet.js";
import {models} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {changeOf, isSignificant} from "./variantLookup.js";

/** What sentences on changes are made of. */
export type ChangeTables = Pick<Tables, "changes">;

/** What a change does to test accuracy in both models, in a sentence. @param name ending of the variants' names */
export function gainsOfBoth(tables: ChangeTables, name: string): string {
  const changes = models.map((model) => changeOf(tables, `${model}-${name}`, "testAccuracy"));
  if (changes.every((change) => change !== undefined && !isSignificant(change)))
    return "In neither network does test accuracy change significantly.";
  const clauses = models.map((model, i) => `the test accuracy of the ${model.toUpperCase()} ${gainWords(changes[i])}`);
  return `${clauses[0]!.replace("the", "The")}; ${clauses[1]!}.`;
}

/** What one variant gains, in a sentence. @param subject begins it */
export function gainSentence(tables: ChangeTables, variant: string, subject: string): string {
  return `${subject}: test accuracy ${gainWords(changeOf(tables, variant, "testAccuracy"))}.`;
}

/** A change of a share in words that follow what it is a change of: "rises by 1.2 points". */
export function gainWords(change: Row<"changes"> | undefined): string {
  if (change === undefined) return `is ${notRecordedYet}`;
  if (!isSignificant(change)) return "does not change significantly";
  return `${change.difference > 0 ? "rises" : "falls"} by ${points(Math.abs(change.difference))}`;
}
