import {readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";
import {decode, type DecodedPng} from "fast-png";

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
const paths = readdirSync(data, {recursive: true, encoding: "utf8"});
const rowsByTable = new Map<string, Values[]>();

/**
 * Rows of a table of the build in SITE_DIST, or dist, by another reader of Arrow than the report's.
 * @throws Error if there is no such file
 */
export function rowsOf(table: string): Values[] {
  const known = rowsByTable.get(table);
  if (known !== undefined) return known;
  const rows = tableFromIPC(new Uint8Array(readFileSync(join(data, pathOf(`${table}.arrow`))))).toArray() as Values[];
  rowsByTable.set(table, rows);
  return rows;
}

/** A sheet of images of that build. @throws Error if there is no such file */
export function pictureOf(sheet: string): DecodedPng {
  return decode(readFileSync(join(data, pathOf(`${sheet}.png`))));
}

function pathOf(file: string): string {
  const path = paths.find((path) => basename(path) === file);
  if (path === undefined) throw new Error(`missing file: expected ${data} to hold ${file}`);
  return path;
}

/** What a core model says of the test images, in file order. */
export function predictionsOf(model: Model): Prediction[] {
  return (rowsOf("predictions") as unknown as (Prediction & {model: string})[]).filter((row) => row.model === model);
}
