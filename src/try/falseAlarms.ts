import {rows, type ArrowTable} from "../lib/rows.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {falseAlarms as inWords} from "../statements/try.js";
import {FileAttachment} from "observablehq:stdlib";

/** How often the warning is wrong, as a sentence. @throws Error if its table cannot be had */
export async function falseAlarms(): Promise<string> {
  const table: ArrowTable<unknown> = await FileAttachment("../data/evaluation/out-of-distribution.arrow").arrow();
  return inWords({outOfDistribution: rows(table) as unknown as readonly Row<"out-of-distribution">[]});
}
