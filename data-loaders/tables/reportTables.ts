import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";
import {claimRows} from "../claims/claimRows.js";
import {auditDataset} from "../dataset/auditDataset.js";
import {classCounts} from "../dataset/classCounts.js";
import {classIntensities} from "../dataset/classIntensities.js";
import {classPixels} from "../dataset/classPixels.js";
import type {FashionMnist} from "../dataset/examples.js";
import {splitStatistics} from "../dataset/pixelStatistics.js";
import type {SplitIndices} from "../dataset/stratifiedSplit.js";
import type {Inspection} from "../inspection/inspection.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import {comparisonRow} from "./comparisonRow.js";
import {imageTables} from "./imageTables.js";
import {mapRows, measureRows, occlusionRows, principalComponentRows} from "./inspectionRows.js";
import {curveRows} from "./curveRows.js";
import {macroRows} from "./macroRows.js";
import {recordedRunTables, type Recorded} from "./recordedTables.js";
import {outcomeRows} from "./outcomeRows.js";
import {classMetricRows, confusionRows, epochRows, predictionRows, reliabilityRows, runRow} from "./runTables.js";
import type {Sheet} from "./sheet.js";

/** All that the tables are made of. */
export interface Evidence {
  /** The whole data set, and how its training file is split. */
  readonly dataset: FashionMnist;
  readonly datasetSplit: SplitIndices;
  /** What was trained on: the same, or a part in quick builds. */
  readonly used: FashionMnist;
  readonly usedSplit: SplitIndices;
  /** The two core models. */
  readonly ann: EvaluatedRun;
  readonly cnn: EvaluatedRun;
  readonly inspection: Inspection;
  readonly layers: readonly Row<"layers">[];
  readonly provenance: readonly Row<"provenance">[];
  readonly outOfDistribution: readonly Row<"out-of-distribution">[];
  readonly browserRuns: readonly Row<"browser-runs">[];
  /** Runs trained earlier, which this build is compared with, and what they found. */
  readonly recorded: Recorded;
}

/** Every table of the report and the sheets of images that the tables point to. */
export function reportTables(evidence: Evidence): {tables: Tables; sheets: readonly Sheet[]} {
  const {ann, cnn, dataset, layers, provenance, recorded} = evidence;
  const built = [ann, cnn];
  const runs = [...built.map(runRow), ...recorded.runs.map(({row}) => row)];
  const data = dataTables(evidence);
  const models = modelTables(evidence);
  const images = imageTables(evidence, models.predictions, data.classPixels);
  const measured = {
    ...data,
    ...models,
    ...images.tables,
    ...inspectionTables(evidence),
    ...recordedRunTables(recorded, runs, built, dataset.test),
    runs,
    layers,
    sheets: images.sheets.map(({row}) => row),
    provenance,
    outOfDistribution: evidence.outOfDistribution,
    browserRuns: evidence.browserRuns
  };
  return {tables: {...measured, claims: claimRows(measured)}, sheets: images.sheets};
}

type DataTable = "classCounts" | "classPixels" | "classIntensities" | "pixelStatistics" | "audit" | "datasetFiles";

function dataTables({dataset, datasetSplit, used, usedSplit}: Evidence): Pick<Tables, DataTable> {
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
  | "comparisons";

/** The tables of what the two core models learned and predict. */
function modelTables({ann, cnn}: Evidence): Pick<Tables, ModelTable> {
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
    comparisons: [comparisonRow(ann, cnn)]
  };
}

function inspectionTables({inspection}: Evidence): Pick<Tables, "map" | "principalComponents" | "occlusion"> {
  return {
    map: mapRows(inspection),
    principalComponents: principalComponentRows(inspection),
    occlusion: occlusionRows(inspection)
  };
}
