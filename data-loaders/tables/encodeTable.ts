import {
  Bool,
  Dictionary,
  Field,
  FixedSizeList,
  Float32,
  Int32,
  Schema,
  Table,
  tableToIPC,
  Uint16,
  Uint32,
  Uint8,
  Utf8,
  vectorFromArray,
  type DataType
} from "apache-arrow";
import type {Column} from "../../src/lib/schemas/column.js";
import {tableSchema, type Row, type TableName} from "../../src/lib/schemas/tableSchemas.js";
import {checkRows} from "../../src/lib/checkRows.js";

/**
 * Rows as an Arrow file with the types that the table's schema declares, the same bytes for the same rows.
 * @throws RangeError if a value does not fit its column
 */
export function encodeTable<N extends TableName>(name: N, rows: readonly Row<N>[]): Uint8Array {
  checkRows(name, rows);
  const {columns} = tableSchema(name);
  const fields = Object.entries(columns).map(([key, column], i) => {
    return new Field(key, arrowType(column, i), column.nullable ?? false);
  });
  const vectors = fields.map((field) => {
    const values = rows.map((row) => row[field.name as keyof Row<N>]);
    return [field.name, vectorFromArray(values, field.type)] as const;
  });
  const schema = new Schema(fields);
  // arrow-js refuses vectors without values for a schema with dictionaries
  const table = rows.length === 0 ? new Table(schema) : new Table(schema, Object.fromEntries(vectors));
  return tableToIPC(table, "file");
}

/** @param id names a dictionary; fixed by the column's place, since arrow-js otherwise counts on across tables */
function arrowType({type, length}: Column, id: number): DataType {
  const value = valueType(type, id);
  return length === undefined ? value : new FixedSizeList(length, new Field("item", value, false));
}

function valueType(type: Column["type"], id: number): DataType {
  switch (type) {
    case "utf8":
      return new Dictionary(new Utf8(), new Int32(), id);
    case "bool":
      return new Bool();
    case "uint8":
      return new Uint8();
    case "uint16":
      return new Uint16();
    case "uint32":
      return new Uint32();
    case "float32":
      return new Float32();
  }
}
