import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
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

const site = process.env["SITE_DIST"] ?? "dist";
const paths = readdirSync(site, {recursive: true, encoding: "utf8"});
const rowsByTable = new Map<string, Values[]>();

/**
 * Rows of a table of the build in SITE_DIST, or dist, by another reader of Arrow than the report's.
 * @throws Error if there is no such file
 */
export function rowsOf(table: string): Values[] {
  const known = rowsByTable.get(table);
  if (known !== undefined) return known;
  const rows = tableFromIPC(
    new Uint8Array(readFileSync(pathOf(new RegExp(`^data/.*/${table}\\.arrow$`))))
  ).toArray() as Values[];
  rowsByTable.set(table, rows);
  return rows;
}

/** A sheet of images of that build. @throws Error if there is no such file */
export function pictureOf(sheet: string): DecodedPng {
  return decode(readFileSync(pathOf(new RegExp(`/${sheet}(\\.[0-9a-f]+)?\\.png$`))));
}

function pathOf(pattern: RegExp): string {
  const path = paths.find((path) => pattern.test(path));
  if (path === undefined) throw new Error(`missing file: expected ${site} to hold one like ${pattern.source}`);
  return join(site, path);
}

/** What a core model says of the test images, in file order. */
export function predictionsOf(model: Model): Prediction[] {
  return (rowsOf("predictions") as unknown as (Prediction & {model: string})[]).filter((row) => row.model === model);
}
