import type {Column} from "./schemas/column.js";
import {tableSchema, type TableName} from "./schemas/tableSchemas.js";

const largestInteger = {uint8: 0xff, uint16: 0xffff, uint32: 0xffffffff} as const;

/**
 * Checks rows against their table's schema: every column there, of its type and in its range.
 * @throws RangeError that names table, row and column, what was expected and what was found
 */
export function checkRows(name: TableName, rows: readonly Readonly<Record<string, unknown>>[]): void {
  const columns = Object.entries(tableSchema(name).columns);
  rows.forEach((row, i) => {
    for (const [key, column] of columns) {
      const expected = problem(column, row[key]);
      if (expected !== undefined) {
        const found = shown(row[key]).slice(0, 80);
        throw new RangeError(
          `invalid value in table ${name}, row ${i}, column ${key}: expected ${expected}, got ${found}`
        );
      }
    }
  });
}

function shown(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value); // JSON has no NaN and no 64-bit integers
  return JSON.stringify(ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value) ?? "nothing";
}

/** What a column wants that a value is not; undefined where the value is valid. */
function problem(column: Column, value: unknown): string | undefined {
  if (value === null) return column.nullable ? undefined : "a value";
  if (column.length === undefined) return problemOfOne(column, value);
  if (!isListOf(column.type, value) || value.length !== column.length) return `${column.length} of ${column.type}`;
  for (const element of value) {
    const expected = problemOfOne(column, element);
    if (expected !== undefined) return `in each place ${expected}`;
  }
  return undefined;
}

const listTypes: Readonly<Partial<Record<Column["type"], new () => ArrayLike<number> & Iterable<number>>>> = {
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array
};

function isListOf(type: Column["type"], value: unknown): value is ArrayLike<number> & Iterable<number> {
  const listType = listTypes[type];
  return listType !== undefined && value instanceof listType;
}

function problemOfOne({type, range, oneOf}: Column, value: unknown): string | undefined {
  if (type === "utf8") {
    if (typeof value !== "string") return "a string";
    return oneOf === undefined || oneOf.includes(value) ? undefined : `one of ${oneOf.join(", ")}`;
  }
  if (type === "bool") return typeof value === "boolean" ? undefined : "true or false";
  if (typeof value !== "number" || !Number.isFinite(value)) return "a finite number";
  if (type !== "float32" && !(Number.isInteger(value) && value >= 0 && value <= largestInteger[type]))
    return `a ${type}`;
  return range !== undefined && (value < range[0] || value > range[1])
    ? `a number in [${range.join(", ")}]`
    : undefined;
}
