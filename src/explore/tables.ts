import {FileAttachment} from "observablehq:stdlib";
import {columns, type Columns} from "../lib/columns.js";
import {rows, type ArrowTable} from "../lib/rows.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {remembered} from "../page/remembered.js";

/** Large tables that the explorer and the playground open when they are first wanted, by columns. */
const byColumns = {
  outcomes: () => FileAttachment("../data/images/outcomes.arrow").arrow(),
  "test-images": () => FileAttachment("../data/images/test-images.arrow").arrow(),
  measures: () => FileAttachment("../data/images/measures.arrow").arrow(),
  map: () => FileAttachment("../data/images/map.arrow").arrow(),
  neighbours: () => FileAttachment("../data/images/neighbours.arrow").arrow(),
  occlusion: () => FileAttachment("../data/images/occlusion.arrow").arrow(),
  predictions: () => FileAttachment("../data/evaluation/predictions.arrow").arrow()
} as const;

/** Small ones, by rows. */
const byRows = {
  sheets: () => FileAttachment("../data/images/sheets.arrow").arrow(),
  calibration: () => FileAttachment("../data/evaluation/calibration.arrow").arrow(),
  "browser-runs": () => FileAttachment("../data/training/browser-runs.arrow").arrow()
} as const;

type ByColumns = keyof typeof byColumns;
type ByRows = keyof typeof byRows;

const load = remembered<ByColumns | ByRows, ArrowTable<unknown>>((name) => ({...byColumns, ...byRows})[name]());

/** A table's columns, downloaded once per page. @throws Error if its file cannot be had or is another */
export async function loadColumns<N extends ByColumns>(name: N): Promise<Columns<N>> {
  return columns(await load(name)) as unknown as Columns<N>;
}

/** A table's rows, likewise. @throws as loadColumns */
export async function loadTable<N extends ByRows>(name: N): Promise<readonly Row<N>[]> {
  return rows(await load(name)) as unknown as readonly Row<N>[];
}
