/** Arrow types in use: no 64-bit integers; strings are dictionary-encoded; float32 as computed. */
export type ColumnType = "utf8" | "bool" | "uint8" | "uint16" | "uint32" | "float32";

export interface Column {
  readonly type: ColumnType;
  /** Meaning and unit, one line, for the data reference. */
  readonly meaning: string;
  /** Length of a fixed-size list of `type`; a plain value where absent. */
  readonly length?: number;
  /** Smallest and largest valid value, inclusive. */
  readonly range?: readonly [number, number];
  /** The only valid strings. */
  readonly oneOf?: readonly string[];
  /** True where a row may hold no value. */
  readonly nullable?: boolean;
}

export interface TableSchema {
  /** What one row stands for. */
  readonly row: string;
  readonly columns: Readonly<Record<string, Column>>;
}
