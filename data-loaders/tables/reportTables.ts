import type {Tables} from "../../src/lib/tables.js";
import {auditDataset} from "../dataset/auditDataset.js";
import {classCounts} from "../dataset/classCounts.js";
import {classIntensities} from "../dataset/classIntensities.js";
import {classPixels} from "../dataset/classPixels.js";
import {splitStatistics} from "../dataset/pixelStatistics.js";
import {runRow} from "../runs/runRow.js";
import {comparisonRow} from "./comparisonRow.js";
import {imageTables} from "./imageTables.js";
import {mapRows, measureRows, occlusionRows, principalComponentRows} from "./inspectionRows.js";
import {curveRows} from "./curveRows.js";
import {macroRows} from "./macroRows.js";
import {recordedRunTables} from "./recordedTables.js";
import {outcomeRows} from "./outcomeRows.js";
import {classMetricRows, confusionRows, epochRows, predictionRows, reliabilityRows} from "./runTables.js";
import type {ReportParts} from "./reportParts.js";
import type {Sheet} from "./sheet.js";

/** All tables but the verdicts that are drawn from them. */
export type MeasuredTables = Omit<Tables, "claims">;

/** Every measured table of the report and the sheets of images that the tables point to. */
export function reportTables(parts: ReportParts): {tables: MeasuredTables; sheets: readonly Sheet[]} {
  const {ann, cnn, dataset, layers, provenance, recorded} = parts;
  const built = [ann, cnn];
  const runs = [...built.map(runRow), ...recorded.runs.map(({row}) => row)];
  const data = dataTables(parts);
  const models = modelTables(parts);
  const images = imageTables(parts, models.predictions, data["class-pixels"]);
  const tables = {
    ...data,
    ...models,
    ...images.tables,
    ...inspectionTables(parts),
    ...recordedRunTables(recorded, runs, built, dataset.test),
    runs,
    layers,
    sheets: images.sheets.map(({row}) => row),
    provenance,
    "out-of-distribution": parts.outOfDistribution,
    "browser-runs": parts.browserRuns
  };
  return {tables, sheets: images.sheets};
}

type DataTable = "class-counts" | "class-pixels" | "class-intensities" | "pixel-statistics" | "audit" | "dataset-files";

function dataTables({dataset, datasetSplit, used, usedSplit}: ReportParts): Pick<Tables, DataTable> {
  return {
    "class-counts": classCounts(used, usedSplit),
    "class-pixels": classPixels(dataset.train),
    "class-intensities": classIntensities(dataset.train),
    "pixel-statistics": splitStatistics(used, usedSplit),
    audit: auditDataset(dataset, datasetSplit),
    "dataset-files": dataset.files
  };
}

type ModelTable =
  | "epochs"
  | "predictions"
  | "outcomes"
  | "measures"
  | "confusion"
  | "class-metrics"
  | "reliability"
  | "curves"
  | "curve-areas"
  | "macro-metrics"
  | "comparisons";

/** The tables of what the two core models learned and predict. */
function modelTables({ann, cnn}: ReportParts): Pick<Tables, ModelTable> {
  const runs = [ann, cnn];
  const predictions = runs.flatMap(predictionRows);
  const curves = runs.map(curveRows);
  return {
    epochs: runs.flatMap(epochRows),
    predictions,
    outcomes: outcomeRows({predictions}),
    measures: measureRows(ann.evaluations.test, cnn.evaluations.test),
    confusion: runs.flatMap(confusionRows),
    "class-metrics": runs.flatMap(classMetricRows),
    reliability: runs.flatMap(reliabilityRows),
    curves: curves.flatMap(({points}) => points),
    "curve-areas": curves.flatMap(({areas}) => areas),
    "macro-metrics": runs.flatMap(macroRows),
    comparisons: [comparisonRow(ann, cnn)]
  };
}

function inspectionTables({inspection}: ReportParts): Pick<Tables, "map" | "principal-components" | "occlusion"> {
  return {
    map: mapRows(inspection),
    "principal-components": principalComponentRows(inspection),
    occlusion: occlusionRows(inspection)
  };
}
