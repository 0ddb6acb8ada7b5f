import {highlightedExamples, surestExamples} from "../../src/lib/highlights.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";
import {classSamples} from "../dataset/classSamples.js";
import type {FashionMnist} from "../dataset/examples.js";
import {classImages} from "./classImages.js";
import {corruptionImages} from "./corruptionImages.js";
import {filterRows} from "./filterRows.js";
import {firstLayer} from "./firstLayer.js";
import {flowImages} from "./flowImages.js";
import {neighbourImages} from "./inspectionRows.js";
import {recordedImageTables, type ImageTable} from "./recordedTables.js";
import type {ReportParts} from "./reportParts.js";
import {sheet, type Sheet} from "./sheet.js";
import {starters} from "./starterRows.js";
import {imagesOf, testImages} from "./testImages.js";

type Images = Pick<
  Tables,
  | ImageTable
  | "corruptions"
  | "testImages"
  | "neighbours"
  | "highlights"
  | "starters"
  | "samples"
  | "firstLayer"
  | "flow"
  | "drawnGarment"
  | "filters"
>;

/** The tables that say where images lie, and the sheets that hold them; a class's mean images go without a table. */
export function imageTables(
  {dataset, ann, cnn, inspection, recorded, testDistances, corruptedAnswers, flow}: ReportParts,
  predictions: readonly Row<"predictions">[],
  classPixels: readonly Row<"class-pixels">[]
): {tables: Images; sheets: Sheet[]} {
  const losses = [ann, cnn].map(({evaluations}) => evaluations.test.losses);
  const images = testImages(dataset.test, losses);
  const neighbours = neighbourImages(dataset.train, inspection, images.order);
  const highlights = highlightSheets(dataset, predictions);
  const first = starters(dataset.test, [ann, cnn], testDistances);
  const samples = sampleSheet(dataset);
  const corrupted = corruptionImages(dataset.test, corruptedAnswers);
  const found = recordedImageTables(recorded, dataset, {ann, cnn});
  const weights = [ann, cnn].map(firstLayer);
  const flowing = flowImages(flow, {ann: ann.layers, cnn: cnn.layers});
  const own = [
    ...images.sheets,
    ...neighbours.sheets,
    ...highlights.sheets,
    first.sheet,
    samples.sheet,
    corrupted.sheet,
    ...flowing.sheets
  ];
  return {
    tables: {
      ...found.tables,
      corruptions: corrupted.rows,
      testImages: images.rows,
      neighbours: neighbours.rows,
      highlights: highlights.rows,
      starters: first.rows,
      samples: samples.rows,
      firstLayer: weights.flatMap(({rows}) => rows),
      flow: flowing.rows,
      drawnGarment: [{example: flow.example, label: flow.label, values: flow.values}],
      filters: filterRows(cnn)
    },
    sheets: [...own, ...classImages(classPixels), ...found.sheets, ...weights.map((layer) => layer.sheet)]
  };
}

const samplesPerClass = 10;
const sampleSeed = 1;

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
