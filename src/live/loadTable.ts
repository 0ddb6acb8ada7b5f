import type {Row, TableName} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";
import {remembered} from "./remembered.js";
import {tableBytes} from "./tableBytes.js";

const rowsByName = remembered(async (name: TableName): Promise<readonly Row<TableName>[]> => {
  const [bytes, {readTable}] = await Promise.all([tableBytes(name), import("../lib/readTable.js")]);
  return readTable(name, bytes);
});

/**
 * A table's rows, read and checked once per page. Arrow's reader is loaded with the first table.
 * @throws DataFileError if the file cannot be had or is not the one that the page was built with
 * @throws RangeError if it is not what the schema declares
 */
export function loadTable<N extends TableName>(name: N): Promise<readonly Row<N>[]> {
  return rowsByName(name) as Promise<readonly Row<N>[]>;
}

/** Several tables' rows by name. @throws as loadTable */
export async function loadTables<N extends TableName>(names: readonly N[]): Promise<Pick<Tables, N>> {
  const entries = names.map(async (name) => [name, await loadTable(name)] as const);
  return Object.fromEntries(await Promise.all(entries)) as unknown as Pick<Tables, N>;
}
