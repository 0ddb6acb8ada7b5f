import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";

/** A row of a table, by the names of its columns. */
export type Values = Readonly<Record<string, unknown>>;

/** A test image as a core model sees it. */
export interface Prediction {
  readonly label: number;
  readonly prediction: number;
  /** Of each class; shape [10]. */
  readonly probabilities: Float32Array;
}

/** The two core models. */
export const models = ["ann", "cnn"] as const;
export type Model = (typeof models)[number];

const data = join(process.env["SITE_DIST"] ?? "dist", "data");
const subjects = readdirSync(data);
const rowsByTable = new Map<string, Values[]>();

/**
 * Rows of a table of the build in SITE_DIST, or dist, by another reader of Arrow than the report's.
 * @throws Error if there is no such file
 */
export function rowsOf(table: string): Values[] {
  const known = rowsByTable.get(table);
  if (known !== undefined) return known;
  const rows = tableFromIPC(new Uint8Array(readFileSync(pathOf(table)))).toArray() as Values[];
  rowsByTable.set(table, rows);
  return rows;
}

/** What a core model says of the test images, in file order. */
export function predictionsOf(model: Model): Prediction[] {
  return (rowsOf("predictions") as unknown as (Prediction & {model: string})[]).filter((row) => row.model === model);
}

/** The row of a core model's run, which the build itself trained. @throws Error if there is none */
export function ownRun(model: Model): Values {
  const row = rowsOf("runs").find(({run, origin}) => run === `${model}-s1` && origin === "build");
  if (row === undefined) throw new Error(`missing run: expected table runs to hold the build's own ${model}-s1`);
  return row;
}

/** Where a table lies: in the folder of its subject. @throws Error if there is none */
export function pathOf(table: string): string {
  const found = subjects.map((subject) => join(data, subject, `${table}.arrow`)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`missing table: expected a folder of ${data} to hold ${table}.arrow`);
  return found;
}
