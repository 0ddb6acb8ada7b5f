import type {Column, TableSchema} from "./column.js";
import {browserSchemas} from "./browserSchemas.js";
import {certaintySchemas} from "./certaintySchemas.js";
import {datasetSchemas} from "./datasetSchemas.js";
import {doubtSchemas} from "./doubtSchemas.js";
import {evaluationSchemas} from "./evaluationSchemas.js";
import {imageSchemas} from "./imageSchemas.js";
import {networkSchemas} from "./networkSchemas.js";
import {reportSchemas} from "./reportSchemas.js";
import {runSchemas} from "./runSchemas.js";
import {sheetSchemas} from "./sheetSchemas.js";

/**
 * Every table of the report: what a row is, and each column's Arrow type, unit and range.
 * Writers, readers, row types, checks and docs/data-reference.md all derive from this one place.
 */
export const tableSchemas = {
  ...runSchemas,
  ...evaluationSchemas,
  ...certaintySchemas,
  ...imageSchemas,
  ...doubtSchemas,
  ...datasetSchemas,
  ...networkSchemas,
  ...browserSchemas,
  ...sheetSchemas,
  ...reportSchemas
} as const;

export type TableName = keyof typeof tableSchemas;

/** Names of all tables, in the order of the data reference. */
export const tableNames = Object.keys(tableSchemas) as TableName[];

/** The schema of a table, without its literal types. */
export function tableSchema(name: TableName): TableSchema {
  return tableSchemas[name];
}

interface ValueOf {
  utf8: string;
  bool: boolean;
  uint8: number;
  uint16: number;
  uint32: number;
  float32: number;
}

interface ListOf {
  uint8: Uint8Array;
  uint16: Uint16Array;
  uint32: Uint32Array;
  float32: Float32Array;
}

type Value<C extends Column> = C extends {length: number}
  ? ListOf[C["type"] & keyof ListOf]
  : C extends {oneOf: readonly (infer S)[]}
    ? S
    : ValueOf[C["type"]] | (C extends {nullable: true} ? null : never);

/** A row of a table as plain values. */
export type Row<N extends TableName> = {
  readonly [K in keyof (typeof tableSchemas)[N]["columns"]]: (typeof tableSchemas)[N]["columns"][K] extends Column
    ? Value<(typeof tableSchemas)[N]["columns"][K]>
    : never;
};
