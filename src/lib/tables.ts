import type {Row, TableName} from "./schemas/tableSchemas.js";

/** A table's name as code has it: "class-counts" is `classCounts`. */
export type TableKey<N extends string = TableName> = N extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<TableKey<Rest>>}`
  : N;

/** All tables of a report, as rows. */
export type Tables = {readonly [N in TableName as TableKey<N>]: readonly Row<N>[]};

/** The key of a table among `Tables`. */
export function tableKey<N extends TableName>(name: N): TableKey<N> {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as TableKey<N>;
}
