import type {Tables} from "../../src/lib/tables.js";
import {auditDataset} from "../dataset/auditDataset.js";
import {classCounts} from "../dataset/classCounts.js";
import {classIntensities} from "../dataset/classIntensities.js";
import {classPixels} from "../dataset/classPixels.js";
import {splitStatistics} from "../dataset/pixelStatistics.js";
import {runRow} from "../runs/runRow.js";
import {overallMeasureRows, predictionSetRows, riskCoverageRows} from "./certaintyRows.js";
import {comparisonRow} from "./comparisonRow.js";
import {imageTables} from "./imageTables.js";
import {mapRows, measureRows, occlusionRows, principalComponentRows} from "./inspectionRows.js";
import {curveRows} from "./curveRows.js";
import {macroRows} from "./macroRows.js";
import {recordedRunTables} from "./recordedTables.js";
import {outcomeRows} from "./outcomeRows.js";
import {classMetricRows, confusionRows, epochRows, predictionRows, reliabilityRows} from "./runTables.js";
import type {ReportParts} from "./reportParts.js";
import {simpleMethodRows} from "./simpleMethodRows.js";
import {sliceRows} from "./sliceRows.js";
import type {Sheet} from "./sheet.js";

/** All tables but those that are made of them: the verdicts, and those that name and hash files for readers. */
export type MeasuredTables = Omit<Tables, "claims" | "modelFiles" | "imagePieces" | "checkpoints">;

/** Every measured table of the report and the sheets of images that the tables point to. */
export function reportTables(parts: ReportParts): {tables: MeasuredTables; sheets: readonly Sheet[]} {
  const {ann, cnn, dataset, layers, provenance, recorded} = parts;
  const built = [ann, cnn];
  const runs = [...built.map(runRow), ...recorded.runs.map(({row}) => row)];
  const data = dataTables(parts);
  const models = modelTables(parts);
  const images = imageTables(parts, models.predictions, data.classPixels);
  const tables = {
    ...data,
    ...models,
    ...images.tables,
    ...inspectionTables(parts),
    ...recordedRunTables(recorded, runs, built, dataset.test),
    slices: sliceRows(built, dataset.test.pixels, recorded.nearDuplicates?.distances),
    simpleMethods: simpleMethodRows(recorded, dataset, parts.datasetSplit.train.length),
    runs,
    layers,
    sheets: images.sheets.map(({row}) => row),
    provenance,
    outOfDistribution: parts.outOfDistribution,
    browserRuns: parts.browserRuns
  };
  return {tables, sheets: images.sheets};
}

type DataTable = "classCounts" | "classPixels" | "classIntensities" | "pixelStatistics" | "audit" | "datasetFiles";

function dataTables({dataset, datasetSplit, used, usedSplit}: ReportParts): Pick<Tables, DataTable> {
  return {
    classCounts: classCounts(used, usedSplit),
    classPixels: classPixels(dataset.train),
    classIntensities: classIntensities(dataset.train),
    pixelStatistics: splitStatistics(used, usedSplit),
    audit: auditDataset(dataset, datasetSplit),
    datasetFiles: dataset.files
  };
}

type ModelTable =
  | "epochs"
  | "predictions"
  | "outcomes"
  | "measures"
  | "confusion"
  | "classMetrics"
  | "reliability"
  | "curves"
  | "curveAreas"
  | "macroMetrics"
  | "predictionSets"
  | "riskCoverage"
  | "overallMeasures"
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
    classMetrics: runs.flatMap(classMetricRows),
    reliability: runs.flatMap(reliabilityRows),
    curves: curves.flatMap(({points}) => points),
    curveAreas: curves.flatMap(({areas}) => areas),
    macroMetrics: runs.flatMap(macroRows),
    predictionSets: runs.flatMap(predictionSetRows),
    riskCoverage: runs.flatMap(riskCoverageRows),
    overallMeasures: runs.flatMap(overallMeasureRows),
    comparisons: [comparisonRow(ann, cnn)]
  };
}

function inspectionTables({inspection}: ReportParts): Pick<Tables, "map" | "principalComponents" | "occlusion"> {
  return {
    map: mapRows(inspection),
    principalComponents: principalComponentRows(inspection),
    occlusion: occlusionRows(inspection)
  };
}
