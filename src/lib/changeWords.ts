import {points, signedPoints} from "./format.js";
import {notRecordedYet} from "./notRecordedYet.js";
import {models} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";
import {countOf} from "./seedWords.js";
import {changeOf, isSignificant} from "./variantLookup.js";

/** What sentences on changes are made of. */
export type ChangeTables = Pick<Tables, "changes">;

/** What is measured of a change, and what sentences call it. */
const measured = {testAccuracy: "test accuracy", gap: "gap between training and validation accuracy"} as const;

/** What a change does to a measure of both models, in a sentence. @param name ending of the variants' names */
export function gainsOfBoth(tables: ChangeTables, name: string, measure: keyof typeof measured): string {
  const changes = models.map((model) => changeOf(tables, `${model}-${name}`, measure));
  const subject = measured[measure];
  const open = changes.filter((change) => change !== undefined && change.seedCount > 1 && !isSignificant(change));
  if (open.length === models.length) {
    const [ann, cnn] = open.map((change) => [signedPoints(change!.difference), countOf(change!.seedCount, "seed")]);
    return `Neither network’s ${subject} changes significantly after correction (ANN ${ann![0]} points, ${ann![1]}; CNN ${cnn![0]}, ${cnn![1]}).`;
  }
  const [ann, cnn] = changes.map(gainWords);
  return `The ANN’s ${subject} ${ann}; the CNN’s ${cnn}.`;
}

/** What one variant gains, in a sentence. @param subject begins it */
export function gainSentence(tables: ChangeTables, variant: string, subject: string): string {
  return `${subject}: test accuracy ${gainWords(changeOf(tables, variant, "testAccuracy"))}.`;
}

/** A change of a share in words that follow what it is a change of: "rises by 1.2 points (five seeds)". */
export function gainWords(change: Row<"changes"> | undefined): string {
  if (change === undefined) return `is ${notRecordedYet}`;
  const {difference, seedCount} = change;
  if (seedCount === 1)
    return `differs by ${signedPoints(difference)} points (one seed, 95% CI ${signedPoints(change.lower)} to ${signedPoints(change.upper)} over the test images)`;
  const seeds = countOf(seedCount, "seed");
  if (!isSignificant(change))
    return `does not change significantly after correction (${signedPoints(difference)} points, ${seeds})`;
  return `${difference > 0 ? "rises" : "falls"} by ${points(Math.abs(difference))} (${seeds})`;
}
