import {tableFromIPC} from "apache-arrow";
import {checkRows} from "./checkRows.js";
import {tableSchema, type Row, type TableName} from "./schemas/tableSchemas.js";

/**
 * Reads an Arrow file into rows and checks them against the table's schema. Arrow's reader does not validate:
 * compare the file's hash with the expected one first.
 * @throws RangeError if columns or values are not what the schema declares
 */
export function readTable<N extends TableName>(name: N, bytes: Uint8Array): Row<N>[] {
  const table = tableFromIPC(bytes);
  const expected = Object.keys(tableSchema(name).columns);
  const found = table.schema.fields.map((field) => field.name);
  if (found.join() !== expected.join()) {
    throw new RangeError(`invalid columns in table ${name}: expected ${expected.join(", ")}, got ${found.join(", ")}`);
  }
  const columns = expected.map((key) => [key, columnValues(table.getChild(key)!)] as const);
  const rows = Array.from({length: table.numRows}, (_, i) => {
    return Object.fromEntries(columns.map(([key, values]) => [key, values[i]]));
  });
  checkRows(name, rows);
  return rows as unknown as Row<N>[];
}

/** Values of a column as plain numbers, strings and booleans, or as Float32Arrays for lists. */
function columnValues(vector: Iterable<unknown>): unknown[] {
  return Array.from(vector, (value) => {
    const isVector = typeof value === "object" && value !== null && "toArray" in value;
    return isVector ? (value as {toArray: () => unknown}).toArray() : value;
  });
}
