import {tableFromIPC, type Vector} from "apache-arrow";
import type {Column} from "../lib/schemas/column.js";
import {tableSchema, type Row, type TableName} from "../lib/schemas/tableSchemas.js";

export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** A table's columns: strings as an array, numbers as one typed array, lists of one length end to end. */
export type Columns<N extends TableName> = {
  readonly [K in keyof Row<N>]: Row<N>[K] extends string ? readonly string[] : NumberArray;
};

/**
 * Reads an Arrow file by columns, some hundred times faster than by rows, and checks ranges. Arrow's reader does not
 * validate: compare the file's hash with the expected one first.
 * @throws RangeError if columns or values are not what the schema declares
 */
export function readColumns<N extends TableName>(name: N, bytes: Uint8Array): Columns<N> {
  const table = tableFromIPC(bytes);
  const entries = Object.entries(tableSchema(name).columns).map(([key, column]) => {
    const vector = table.getChild(key);
    if (vector === null)
      throw new RangeError(`missing column in table ${name}: expected ${key}, got ${table.schema.names.join(", ")}`);
    const values = column.type === "utf8" ? Array.from(vector as Iterable<string>) : numbersOf(vector, column);
    checkValues(values, column, `table ${name}, column ${key}`);
    return [key, values] as const;
  });
  return Object.fromEntries(entries) as unknown as Columns<N>;
}

function numbersOf(vector: Vector, {length}: Column): NumberArray {
  const flat = length === undefined ? vector : vector.getChildAt(0)!;
  return flat.toArray() as NumberArray;
}

function checkValues(
  values: readonly string[] | NumberArray,
  {range: [least, most] = [-Infinity, Infinity], oneOf}: Column,
  where: string
): void {
  const isValid = (value: string | number): boolean => {
    return typeof value === "string" ? (oneOf?.includes(value) ?? true) : value >= least && value <= most;
  };
  for (let i = 0; i < values.length; ++i) {
    if (!isValid(values[i]!)) {
      const expected = oneOf === undefined ? `a number in [${least}, ${most}]` : `one of ${oneOf.join(", ")}`;
      throw new RangeError(`invalid value in ${where}, place ${i}: expected ${expected}, got ${values[i]}`);
    }
  }
}
