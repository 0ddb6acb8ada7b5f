/** A column of a reader's file: numbers, or words as they stand. */
export interface Column {
  /** As the file names it; empty where it has no name. */
  readonly name: string;
  readonly values: Float64Array | readonly string[];
}

/** What a file holds, before anything is made of it. */
export interface FileTable {
  readonly columns: readonly Column[];
  /** What was done to read it that its owner should know, in sentences. */
  readonly notes: readonly string[];
}

/** Whether a column is of numbers. */
export function isNumeric(column: Column): column is Column & {readonly values: Float64Array} {
  return column.values instanceof Float64Array;
}

/** A column of numbers if all its words are some, else of words. An empty word, "NA" and "null" are no number. */
export function columnOf(name: string, words: readonly string[]): Column {
  const trimmed = words.map((word) => word.trim());
  if (!trimmed.every((word) => numberPattern.test(word))) return {name, values: trimmed};
  return {name, values: Float64Array.from(trimmed, numberOf)};
}

const numberPattern = /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?inf(?:inity)?|nan|na|null|none|)$/i;

function numberOf(word: string): number {
  if (/^[-+]?inf/i.test(word)) return word.startsWith("-") ? -Infinity : Infinity;
  return /\d/.test(word) ? Number(word) : NaN;
}

/** The columns of a matrix, without names. @param values by row, shape [rowCount, columnCount] */
export function matrixColumns(values: ArrayLike<number>, rowCount: number, columnCount: number): Column[] {
  return Array.from({length: columnCount}, (_, column) => ({
    name: "",
    values: Float64Array.from({length: rowCount}, (_, row) => values[row * columnCount + column]!)
  }));
}
