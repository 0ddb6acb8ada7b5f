import {percent} from "../lib/format.js";
import {rows, type ArrowTable} from "../lib/rows.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {FileAttachment} from "observablehq:stdlib";

/** How often the warning is wrong, as a sentence. @throws Error if its table cannot be had */
export async function falseAlarms(): Promise<string> {
  const table: ArrowTable<unknown> = await FileAttachment("../data/evaluation/out-of-distribution.arrow").arrow();
  const kinds = rows(table) as unknown as readonly Row<"out-of-distribution">[];
  const {outsideCount, imageCount} = kinds.find(({kind}) => kind === "test")!;
  return `Of the test images, ${percent(outsideCount / imageCount)} raise this warning too.`;
}
