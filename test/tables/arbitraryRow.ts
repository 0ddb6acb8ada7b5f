import fc from "fast-check";
import type {Column} from "../../src/lib/schemas/column.js";
import {tableSchema, type Row, type TableName} from "../../src/lib/schemas/tableSchemas.js";

const largestInteger = {uint8: 255, uint16: 65_535, uint32: 4_294_967_295} as const;

const listTypes = {uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, float32: Float32Array} as const;

/** Any row that a table's schema allows. */
export function arbitraryRow<N extends TableName>(name: N): fc.Arbitrary<Row<N>> {
  const columns = Object.entries(tableSchema(name).columns).map(([key, column]) => [key, anyCell(column)] as const);
  return fc.record(Object.fromEntries(columns)) as unknown as fc.Arbitrary<Row<N>>;
}

function anyCell(column: Column): fc.Arbitrary<unknown> {
  const {length, nullable} = column;
  if (length === undefined) return nullable ? fc.option(anyValue(column)) : anyValue(column);
  const values = fc.array(anyValue(column) as fc.Arbitrary<number>, {minLength: length, maxLength: length});
  const listType = listTypes[column.type as keyof typeof listTypes];
  return values.map((list) => listType.from(list));
}

function anyValue({type, range: [min, max] = [-Infinity, Infinity], oneOf}: Column): fc.Arbitrary<unknown> {
  if (type === "utf8") return oneOf === undefined ? fc.string({unit: "grapheme"}) : fc.constantFrom(...oneOf);
  if (type === "bool") return fc.boolean();
  if (type === "float32")
    return fc.float({
      min,
      max,
      noNaN: true,
      noDefaultInfinity: true,
      minExcluded: min === -Infinity,
      maxExcluded: max === Infinity
    });
  return fc.integer({min: Math.max(0, min), max: Math.min(largestInteger[type], max)});
}
