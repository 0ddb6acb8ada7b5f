import {tableFromIPC} from "apache-arrow";
import {checkRows} from "./checkRows.js";
import {rows, type ArrowTable} from "./rows.js";
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
  const read = rows(table as ArrowTable<Row<N>>);
  checkRows(name, read);
  return read;
}
