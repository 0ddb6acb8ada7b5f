import {readTable} from "./readTable.js";
import {tableNames, type Row, type TableName} from "./schemas/tableSchemas.js";
import {tableKey, type Tables} from "./tables.js";

/**
 * Reads all tables of a report.
 * @param files Arrow files by name, NAME.arrow each
 * @throws RangeError if a table is missing or not what its schema says
 */
export function readTables(files: Readonly<Record<string, Uint8Array>>): Tables {
  const rows = tableNames.map((name): [string, readonly Row<TableName>[]] => {
    const bytes = files[`${name}.arrow`];
    if (bytes === undefined)
      throw new RangeError(`missing table: expected a file ${name}.arrow, got ${Object.keys(files).join(", ")}`);
    return [tableKey(name), readTable(name, bytes)];
  });
  return Object.fromEntries(rows) as unknown as Tables;
}
