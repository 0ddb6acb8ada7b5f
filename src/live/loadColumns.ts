import type {TableName} from "../lib/schemas/tableSchemas.js";
import type {Columns} from "./readColumns.js";
import {tableBytes} from "./tableBytes.js";

/**
 * A table's columns, for tables of many rows. Arrow's reader is loaded with the first table.
 * @throws DataFileError if the file cannot be had or is not the one that the page was built with
 * @throws RangeError if it is not what the schema declares
 */
export async function loadColumns<N extends TableName>(name: N): Promise<Columns<N>> {
  const [bytes, {readColumns}] = await Promise.all([tableBytes(name), import("./readColumns.js")]);
  return readColumns(name, bytes);
}
