import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {checkRows} from "../../src/lib/checkRows.js";
import type {Row} from "../../src/lib/tableSchemas.js";

const folder = import.meta.dirname;

/**
 * Rows of table `runs` that were recorded earlier, one JSON file a run, in the order of their names.
 * @throws RangeError if a file is not such a row
 */
export function recordedRuns(): Row<"runs">[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
  const rows = names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Row<"runs">);
  checkRows("runs", rows);
  return rows;
}
