import {FileAttachment} from "observablehq:stdlib";
import type {TableName} from "../lib/tableSchemas.js";

/** Where each table lies; Framework puts a hash into an address only where the path is written out. */
export const tableHrefs: Readonly<Record<TableName, string>> = {
  runs: FileAttachment("../data/runs.arrow").href,
  epochs: FileAttachment("../data/epochs.arrow").href,
  predictions: FileAttachment("../data/predictions.arrow").href,
  outcomes: FileAttachment("../data/outcomes.arrow").href,
  measures: FileAttachment("../data/measures.arrow").href,
  map: FileAttachment("../data/map.arrow").href,
  "principal-components": FileAttachment("../data/principal-components.arrow").href,
  neighbours: FileAttachment("../data/neighbours.arrow").href,
  occlusion: FileAttachment("../data/occlusion.arrow").href,
  confusion: FileAttachment("../data/confusion.arrow").href,
  "class-metrics": FileAttachment("../data/class-metrics.arrow").href,
  reliability: FileAttachment("../data/reliability.arrow").href,
  comparisons: FileAttachment("../data/comparisons.arrow").href,
  "class-counts": FileAttachment("../data/class-counts.arrow").href,
  "class-pixels": FileAttachment("../data/class-pixels.arrow").href,
  "class-intensities": FileAttachment("../data/class-intensities.arrow").href,
  "pixel-statistics": FileAttachment("../data/pixel-statistics.arrow").href,
  audit: FileAttachment("../data/audit.arrow").href,
  "dataset-files": FileAttachment("../data/dataset-files.arrow").href,
  layers: FileAttachment("../data/layers.arrow").href,
  "first-layer": FileAttachment("../data/first-layer.arrow").href,
  sheets: FileAttachment("../data/sheets.arrow").href,
  "test-images": FileAttachment("../data/test-images.arrow").href,
  highlights: FileAttachment("../data/highlights.arrow").href,
  samples: FileAttachment("../data/samples.arrow").href,
  claims: FileAttachment("../data/claims.arrow").href,
  provenance: FileAttachment("../data/provenance.arrow").href
};
