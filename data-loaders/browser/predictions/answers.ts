import {group} from "d3";
import {classCount} from "../../../src/lib/classNames.js";
import {classOf} from "./classOf.js";
import {isNumeric, type Column, type FileTable} from "./column.js";
import {PredictionFileError} from "./predictionFileError.js";

/** What a file says, row by row, as it stands. */
export interface Answers {
  readonly rowCount: number;
  /** Class ids as numbers, or names as words; absent where there are scores alone. */
  readonly ids?: Float64Array | readonly string[];
  /** Probabilities or logits, shape [rowCount, 10]. */
  readonly scores?: Float64Array;
  /** The labels that the file gives, by which its order is known. */
  readonly labels?: Float64Array | readonly string[];
  /** The place of each row, from 0, where the file numbers its rows. */
  readonly places?: Uint32Array;
  readonly notes: readonly string[];
}

const placeNames =
  /^(?:|unnamed.*|index|idx|id|(?:image|example|sample|row|test)[ _-]?(?:id|index|idx|no|number)?|n|no)$/i;
const labelNames = /^(?:y|y_?test|y_?true|true|truth|target|targets|gt|actual|true_?(?:label|class)|labels?)$/i;
const predictionNames = /pred|y_?hat|^output$|^class$|^answer$/i;
const scoreNames = /prob|softmax|conf/i;

/**
 * Finds in a file's columns what it says of each image: one column of ids or names, ten of scores, or both, beside row
 * numbers and labels.
 * @throws PredictionFileError if there are neither, or more than one of either that no name tells apart
 */
export function answersIn(table: FileTable): Answers {
  const rowCount = table.columns.reduce((most, {values}) => Math.max(most, values.length), 0);
  const {columns, notes} = withoutShort(table, rowCount);
  if (rowCount === 0) throw new PredictionFileError("The file has no rows.", "Expected are 10,000.");
  const places = columns.length > 1 ? columns.find((column) => isPlaces(column, rowCount)) : undefined;
  const others = columns.filter((column) => column !== places);
  const groups = groupsOfTen(others);
  const rest = others.filter((column) => !groups.flat().includes(column));
  const scores = groups.find(([first]) => scoreNames.test(first!.name)) ?? groups[0];
  const {labels, ids} = idsAmong(rest, scores !== undefined);
  if (scores === undefined && ids === undefined) throw nothingFound(columns);
  const ordered = scores && inOrder(scores);
  return {
    rowCount,
    ...(ids && {ids: ids.values}),
    ...(ordered && {scores: rowsOf(ordered.columns, rowCount)}),
    ...(labels && {labels: labels.values}),
    ...(places && isNumeric(places) && {places: placesOf(places.values)}),
    notes: [...notes, ...(ordered?.note === undefined ? [] : [ordered.note])]
  };
}

/** The columns that have all rows; of the others, such as a list of the classes' names, it is said that they are left out. */
function withoutShort({columns, notes}: FileTable, rowCount: number): FileTable {
  const short = columns.filter(({values}) => values.length < rowCount);
  if (short.length === 0) return {columns, notes};
  const names = [...new Set(short.map(({name}) => `“${name}”`))].join(", ");
  const note = `Left out, having fewer rows than the rest: ${names}.`;
  return {columns: columns.filter((column) => !short.includes(column)), notes: [...notes, note]};
}

/** Whether a column numbers the rows from 0 or 1, in whatever order. */
function isPlaces(column: Column, rowCount: number): boolean {
  if (!isNumeric(column) || rowCount <= classCount || !placeNames.test(column.name)) return false;
  const {values} = column;
  const first = values.reduce((least, value) => Math.min(least, value), Infinity);
  return (
    (first === 0 || first === 1) &&
    new Set(values).size === rowCount &&
    values.every((value) => value - first < rowCount)
  );
}

function placesOf(values: Float64Array): Uint32Array {
  const first = values.reduce((least, value) => Math.min(least, value), Infinity);
  return Uint32Array.from(values, (value) => value - first);
}

/** Ten numeric columns beside one another: all that share a name, or, of different names, all that are left. */
function groupsOfTen(columns: readonly Column[]): (readonly Column[])[] {
  const byName = group(columns.filter(isNumeric), ({name}) => name);
  const sameName = [...byName.values()].filter(({length}) => length === classCount);
  if (sameName.length > 0) return sameName;
  const free = columns.filter((column) => isNumeric(column) && !labelNames.test(column.name) && !isPrediction(column));
  return free.length === classCount ? [free] : [];
}

function isPrediction({name}: Column): boolean {
  return predictionNames.test(name) && !scoreNames.test(name) && !/\d$/.test(name);
}

function idsAmong(
  columns: readonly Column[],
  hasScores: boolean
): {labels: Column | undefined; ids: Column | undefined} {
  const named = columns.filter(isPrediction);
  const labels = columns.find((column) => labelNames.test(column.name) && !named.includes(column));
  const candidates = named.length > 0 ? named : columns.filter((column) => column !== labels);
  if (candidates.length === 1) return {labels, ids: candidates[0]};
  if (candidates.length === 0 && !hasScores) return {labels: undefined, ids: labels};
  if (hasScores) return {labels, ids: undefined};
  throw new PredictionFileError(
    `${candidates.length} columns may be the predictions: ${candidates.map(({name}) => name || "one without a name").join(", ")}.`,
    "Keep one of class ids, or ten of probabilities, or name one “prediction”."
  );
}

/** Scores by class: columns that are named after classes are put in the order of the ids. */
function inOrder(columns: readonly Column[]): {readonly columns: readonly Column[]; readonly note?: string} {
  const ids = columns.map(({name}) => classOf(/(\d)$/.exec(name)?.[1] ?? name));
  if (new Set(ids).size < classCount || ids.includes(undefined)) return {columns};
  const sorted = columns.toSorted((a, b) => ids[columns.indexOf(a)]! - ids[columns.indexOf(b)]!);
  const isMoved = sorted.some((column, i) => column !== columns[i]);
  return isMoved
    ? {columns: sorted, note: "The ten columns are read by their names, which stand in another order."}
    : {columns};
}

function rowsOf(columns: readonly Column[], rowCount: number): Float64Array {
  const scores = new Float64Array(rowCount * classCount);
  columns.forEach(({values}, id) => {
    for (let row = 0; row < rowCount; ++row) scores[row * classCount + id] = Number(values[row]);
  });
  return scores;
}

function nothingFound(columns: readonly Column[]): PredictionFileError {
  const names = columns.slice(0, 12).map(({name}) => name || "one without a name");
  return new PredictionFileError(
    `No predictions found in ${columns.length} columns: ${names.join(", ")}.`,
    "Expected is one column of class ids or names, or ten of probabilities or logits."
  );
}
