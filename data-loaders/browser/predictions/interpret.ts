import {classCount, classNames} from "../../../src/lib/classNames.js";
import {count} from "../../../src/lib/format.js";
import type {Answers} from "./answers.js";
import {classOf} from "./classOf.js";
import type {Doubt, Predictions} from "../../../src/lib/judging.js";
import {understood, type ScoreKind} from "./scores.js";

/** What a file's answers say, whatever is right. */
export interface Interpretation {
  /** Absent where they are no predictions. */
  readonly predictions?: Predictions;
  readonly doubts: readonly Doubt[];
  readonly notes: readonly string[];
}

/** Classes and probabilities of a file's answers; of ids and scores that contradict each other, the ids. */
export function interpret({ids, scores}: Answers): Interpretation {
  const said = scores && ofScores(scores);
  const named = ids && idsOf(ids);
  if (named === undefined) return said!;
  if (said?.predictions === undefined || named.predictions === undefined)
    return named.predictions ? named : (said ?? named);
  const differing = named.predictions.ids.filter((id, i) => id !== said.predictions!.ids[i]).length;
  if (differing === 0) return said;
  const message = `The column of predictions and the largest of the ten scores differ in ${count(differing)} rows: the column is judged, the scores are not.`;
  return {...named, doubts: [...named.doubts, {kind: "two answers", message}]};
}

const scoreNotes: Readonly<Record<ScoreKind, string>> = {
  probabilities: "Read as probabilities.",
  "log-probabilities": "Read as logarithms of probabilities.",
  logits: "Read as logits: a softmax is taken of each row.",
  "one-hot": "Read as one-hot rows: classes without probabilities.",
  unnormalised: "Read as scores: the largest of each row is its class."
};

function ofScores(scores: Float64Array): Interpretation {
  const bad = scores.findIndex((score) => !Number.isFinite(score));
  if (bad !== -1) {
    const rows = new Set(
      Array.from(scores.keys()).flatMap((i) => (Number.isFinite(scores[i]) ? [] : [Math.floor(i / classCount)]))
    );
    return {doubts: [notNumbers(rows.size, Math.floor(bad / classCount))], notes: []};
  }
  const {kind, ids, probabilities} = understood(scores);
  const doubts: Doubt[] = [];
  if (kind === "unnormalised") {
    const message =
      "The ten numbers of a row lie between 0 and 1 and do not sum to 1, as ten sigmoids give: classes are judged, calibration is not.";
    doubts.push({kind: "no probabilities", message});
  }
  return {predictions: {ids, ...(probabilities && {probabilities})}, doubts, notes: [scoreNotes[kind]]};
}

/** Class ids of numbers or names. */
export function idsOf(values: Float64Array | readonly string[]): Interpretation {
  if (!(values instanceof Float64Array)) return ofNames(values);
  const missing = values.filter((value) => !Number.isFinite(value)).length;
  if (missing > 0)
    return {
      doubts: [
        notNumbers(
          missing,
          values.findIndex((value) => !Number.isFinite(value))
        )
      ],
      notes: []
    };
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const areWhole = values.every(Number.isInteger);
  if (areWhole && least >= 0 && most < classCount)
    return {predictions: {ids: Uint8Array.from(values)}, doubts: [], notes: []};
  if (areWhole && least === 1 && most === classCount) {
    const offer = {label: "Subtract 1 from each", predictions: {ids: Uint8Array.from(values, (value) => value - 1)}};
    return {
      doubts: [{kind: "ids from 1", message: "Class ids go from 1 to 10; the data set's go from 0 to 9.", offer}],
      notes: []
    };
  }
  const row = values.findIndex((value) => !(Number.isInteger(value) && value >= 0 && value < classCount));
  const message = `Row ${count(row + 1)} says ${values[row]}, which is no class id: expected are whole numbers from 0 to 9.`;
  return {doubts: [{kind: "no class", message}], notes: []};
}

function ofNames(words: readonly string[]): Interpretation {
  const ids = words.map(classOf);
  const row = ids.indexOf(undefined);
  if (row === -1)
    return {predictions: {ids: Uint8Array.from(ids as number[])}, doubts: [], notes: ["Read as names of classes."]};
  const message = `Row ${count(row + 1)} says “${words[row]!.slice(0, 40)}”, which is no class: expected are ids from 0 to 9 or ${classNames.join(", ")}.`;
  return {doubts: [{kind: "no class", message}], notes: []};
}

function notNumbers(rowCount: number, first: number): Doubt {
  const rows = rowCount === 1 ? "1 row holds" : `${count(rowCount)} rows hold`;
  return {
    kind: "no number",
    message: `${rows} no finite number (NaN, infinity, or nothing), the first of them row ${count(first + 1)}.`
  };
}
