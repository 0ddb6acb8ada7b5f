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
  const images = imageTables(evidence, models.predictions, data["class-pixels"]);
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
    "out-of-distribution": evidence.outOfDistribution,
    "browser-runs": evidence.browserRuns
  };
  return {tables: {...measured, claims: claimRows(measured)}, sheets: images.sheets};
}

type DataTable = "class-counts" | "class-pixels" | "class-intensities" | "pixel-statistics" | "audit" | "dataset-files";

function dataTables({dataset, datasetSplit, used, usedSplit}: Evidence): Pick<Tables, DataTable> {
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
    "class-metrics": runs.flatMap(classMetricRows),
    reliability: runs.flatMap(reliabilityRows),
    curves: curves.flatMap(({points}) => points),
    "curve-areas": curves.flatMap(({areas}) => areas),
    "macro-metrics": runs.flatMap(macroRows),
    comparisons: [comparisonRow(ann, cnn)]
  };
}

function inspectionTables({inspection}: Evidence): Pick<Tables, "map" | "principal-components" | "occlusion"> {
  return {
    map: mapRows(inspection),
    "principal-components": principalComponentRows(inspection),
    occlusion: occlusionRows(inspection)
  };
}
