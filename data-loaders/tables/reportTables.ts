import type {Row} from "../../src/lib/tableSchemas.js";
import {highlightedExamples, surestExamples} from "../../src/lib/highlights.js";
import type {Tables} from "../../src/lib/tables.js";
import {claimRows} from "../claims/claimRows.js";
import {auditDataset} from "../dataset/auditDataset.js";
import {classCounts} from "../dataset/classCounts.js";
import {classIntensities} from "../dataset/classIntensities.js";
import {classPixels} from "../dataset/classPixels.js";
import {classSamples} from "../dataset/classSamples.js";
import type {FashionMnist} from "../dataset/examples.js";
import {splitStatistics} from "../dataset/pixelStatistics.js";
import type {SplitIndices} from "../dataset/stratifiedSplit.js";
import type {Inspection} from "../inspection/inspection.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import {classImages} from "./classImages.js";
import {comparisonRow} from "./comparisonRow.js";
import {firstLayer} from "./firstLayer.js";
import {mapRows, measureRows, neighbourImages, occlusionRows, principalComponentRows} from "./inspectionRows.js";
import {curveRows} from "./curveRows.js";
import {macroRows} from "./macroRows.js";
import {recordedImageTables, recordedRunTables, type Recorded} from "./recordedTables.js";
import {outcomeRows} from "./outcomeRows.js";
import {classMetricRows, confusionRows, epochRows, predictionRows, reliabilityRows, runRow} from "./runTables.js";
import {sheet, type Sheet} from "./sheet.js";
import {imagesOf, testImages} from "./testImages.js";

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
  /** Runs trained earlier, which this build is compared with, and what they found. */
  readonly recorded: Recorded;
}

const samplesPerClass = 10;
const sampleSeed = 1;

/** Every table of the report and the sheets of images that the tables point to. */
export function reportTables(evidence: Evidence): {tables: Tables; sheets: readonly Sheet[]} {
  const {ann, cnn, dataset, inspection, layers, provenance, recorded} = evidence;
  const runs = [ann, cnn];
  const allRuns = [...runs.map(runRow), ...recorded.runs.map(({row}) => row)];
  const curves = runs.map(curveRows);
  const found = recordedImageTables(recorded, dataset, {ann, cnn});
  const data = dataTables(evidence);
  const samples = sampleSheet(dataset);
  const images = testImages(
    dataset.test,
    runs.map(({evaluations}) => evaluations.test.losses)
  );
  const predictions = runs.flatMap(predictionRows);
  const neighbours = neighbourImages(dataset.train, inspection, images.order);
  const highlights = highlightSheets(dataset, predictions);
  const firstLayers = runs.map(firstLayer);
  const means = classImages(data["class-pixels"]);
  const sheets = [
    ...images.sheets,
    ...neighbours.sheets,
    ...highlights.sheets,
    samples.sheet,
    ...means,
    ...found.sheets,
    ...firstLayers.map((layer) => layer.sheet)
  ];
  const measured = {
    ...data,
    ...found.tables,
    ...recordedRunTables(recorded, allRuns, runs, dataset.test),
    runs: allRuns,
    epochs: runs.flatMap(epochRows),
    predictions,
    outcomes: outcomeRows({predictions}),
    measures: measureRows(ann.evaluations.test, cnn.evaluations.test),
    map: mapRows(inspection),
    "principal-components": principalComponentRows(inspection),
    neighbours: neighbours.rows,
    occlusion: occlusionRows(inspection),
    confusion: runs.flatMap(confusionRows),
    "class-metrics": runs.flatMap(classMetricRows),
    reliability: runs.flatMap(reliabilityRows),
    curves: curves.flatMap(({points}) => points),
    "curve-areas": curves.flatMap(({areas}) => areas),
    "macro-metrics": runs.flatMap(macroRows),
    comparisons: [comparisonRow(ann, cnn)],
    layers,
    "first-layer": firstLayers.flatMap((layer) => layer.rows),
    sheets: sheets.map(({row}) => row),
    "test-images": images.rows,
    highlights: highlights.rows,
    samples: samples.rows,
    provenance
  };
  return {tables: {...measured, claims: claimRows(measured)}, sheets};
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

/** The images of the report's own galleries: a sheet that the first page needs, and one for those further on. */
function highlightSheets(
  {test}: FashionMnist,
  predictions: readonly Row<"predictions">[]
): {sheets: Sheet[]; rows: Row<"highlights">[]} {
  const first = highlightedExamples({predictions});
  const further = surestExamples({predictions}).filter((example) => !first.includes(example));
  const parts = [
    {name: "highlights", examples: first},
    {name: "surest-errors", examples: further}
  ];
  const options = {cellWidth: 28, columnCount: 12, channelCount: 1} as const;
  return {
    sheets: parts.map(({name, examples}) => sheet(imagesOf(test, examples), {name, ...options})),
    rows: parts.flatMap(({name, examples}) => examples.map((example, cell) => ({example, sheet: name, cell})))
  };
}

function sampleSheet({train}: FashionMnist): {sheet: Sheet; rows: Row<"samples">[]} {
  const chosen = classSamples(train.labels, sampleSeed, samplesPerClass);
  const pixels = imagesOf(
    train,
    chosen.map(({example}) => example)
  );
  const options = {name: "samples", cellWidth: 28, columnCount: samplesPerClass, channelCount: 1} as const;
  return {
    sheet: sheet(pixels, options),
    rows: chosen.map((row, cell) => ({...row, sheet: options.name, cell}))
  };
}
