import {columnOf, type Column, type FileTable} from "../column.js";
import {PredictionFileError} from "../predictionFileError.js";

/** Whether a text is JSON, or an object a line. */
export function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/**
 * Reads JSON: a list of ids, names or rows of ten; a list of objects, or one a line; an object of lists or, as pandas
 * writes it, of objects by row.
 * @throws PredictionFileError if it is none of them
 */
export function readJson(text: string): FileTable {
  return {columns: columnsOf(parsed(text)), notes: []};
}

function parsed(text: string): unknown {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const isByLine = lines.length > 1 && lines.every((line) => line.trim().startsWith("{"));
  try {
    return isByLine ? lines.map((line) => JSON.parse(line) as unknown) : JSON.parse(text);
  } catch (error) {
    throw new PredictionFileError(`The JSON cannot be read: ${(error as Error).message}.`, "Write it again.");
  }
}

function columnsOf(value: unknown): Column[] {
  if (Array.isArray(value)) return ofRows(value);
  if (typeof value !== "object" || value === null) throw unknown();
  const entries = Object.entries(value);
  return entries.flatMap(([name, list]) => {
    const items: unknown[] = Array.isArray(list) ? list : isObject(list) ? Object.values(list) : [];
    if (items.length === 0) return [];
    return Array.isArray(items[0]) ? ofRows(items).map((column) => ({...column, name})) : [column(name, items)];
  });
}

function ofRows(rows: readonly unknown[]): Column[] {
  const [first] = rows;
  if (Array.isArray(first)) {
    const lists = rows.map((row) => (Array.isArray(row) ? (row as unknown[]) : []));
    const uneven = lists.findIndex(({length}) => length !== first.length);
    if (uneven !== -1) {
      throw new PredictionFileError(
        `Row ${uneven + 1} has ${lists[uneven]!.length} values, the first has ${first.length}.`,
        "Every row must have as many."
      );
    }
    return first.map((_, i) =>
      column(
        "",
        lists.map((list) => list[i])
      )
    );
  }
  if (isObject(first)) {
    return Object.keys(first).flatMap((name) => {
      const items = rows.map((row) => (isObject(row) ? row[name] : undefined));
      return Array.isArray(items[0]) ? ofRows(items).map((one) => ({...one, name})) : [column(name, items)];
    });
  }
  return [column("", rows)];
}

function column(name: string, items: readonly unknown[]): Column {
  return columnOf(
    name,
    items.map((item) => (typeof item === "string" ? item : typeof item === "number" ? String(item) : ""))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unknown(): PredictionFileError {
  return new PredictionFileError(
    "The JSON is neither a list nor an object of lists.",
    "Expected is a list of 10,000 class ids, or of 10,000 lists of ten."
  );
}
