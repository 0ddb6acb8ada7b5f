import {models} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Examples} from "../dataset/examples.js";
import {entropy} from "../evaluation/entropy.js";
import type {Evaluation} from "../evaluation/evaluateLogits.js";
import {margin} from "../evaluation/margin.js";
import {totalVariation} from "../evaluation/totalVariation.js";
import type {Inspection} from "../inspection/inspection.js";
import {sheet, type Sheet} from "./sheet.js";
import {imagesOf} from "./testImages.js";

const classCount = 10;

/** What both models' probabilities say of each test image: rows of table `measures`. */
export function measureRows(ann: Evaluation, cnn: Evaluation): Row<"measures">[] {
  const [annMargin, cnnMargin] = [ann, cnn].map(({probabilities}) => margin(probabilities, classCount));
  const [annEntropy, cnnEntropy] = [ann, cnn].map(({probabilities}) => entropy(probabilities, classCount));
  const disagreement = totalVariation(ann.probabilities, cnn.probabilities, classCount);
  return Array.from(disagreement, (value, example) => ({
    example,
    annMargin: annMargin![example]!,
    annEntropy: annEntropy![example]!,
    cnnMargin: cnnMargin![example]!,
    cnnEntropy: cnnEntropy![example]!,
    disagreement: value
  }));
}

/** Each test image's places on the four maps: rows of table `map`. */
export function mapRows({hidden: {ann, cnn}}: Inspection): Row<"map">[] {
  return Array.from({length: ann.pca.length / 2}, (_, example) => {
    const [x, y] = [2 * example, 2 * example + 1];
    return {
      example,
      annPcaX: ann.pca[x]!,
      annPcaY: ann.pca[y]!,
      annUmapX: ann.umap[x]!,
      annUmapY: ann.umap[y]!,
      cnnPcaX: cnn.pca[x]!,
      cnnPcaY: cnn.pca[y]!,
      cnnUmapX: cnn.umap[x]!,
      cnnUmapY: cnn.umap[y]!
    };
  });
}

/** Both models' first principal components: rows of their table. */
export function principalComponentRows({hidden}: Inspection): Row<"principal-components">[] {
  return models.flatMap((model) =>
    Array.from(hidden[model].varianceShares, (varianceShare, i) => ({model, component: i + 1, varianceShare}))
  );
}

/** What covering patches does to both models, by image: rows of table `occlusion`. */
export function occlusionRows({misclassified, occlusion}: Inspection): Row<"occlusion">[] {
  return Array.from(misclassified).flatMap((example, i) =>
    models.map((model) => {
      const {confidences, predictions} = occlusion[model];
      const patches = predictions.length / misclassified.length;
      const [from, to] = [i * patches, (i + 1) * patches];
      return {
        model,
        example,
        confidences: confidences.subarray(from, to),
        predictions: predictions.subarray(from, to)
      };
    })
  );
}

/** Test images whose neighbours share a sheet: as many as keep it small, since an open image waits for it. */
const imagesPerSheet = 49;

/**
 * Sheets of the nearest training images, those of each test image side by side.
 * @param order test images in the order of their own sheets, so that neighbours of images seen together lie together
 * @returns the sheets, and rows of table `neighbours` in the order of the test file
 */
export function neighbourImages(
  train: Examples,
  {neighbours, distances}: Inspection,
  order: readonly number[]
): {sheets: Sheet[]; rows: Row<"neighbours">[]} {
  const count = neighbours.length / order.length;
  const sheets: Sheet[] = [];
  const rows: Row<"neighbours">[] = [];
  for (let start = 0; start < order.length; start += imagesPerSheet) {
    const name = `neighbours-${String(sheets.length).padStart(3, "0")}`;
    const examples = order.slice(start, start + imagesPerSheet);
    const own = examples.map((example) => neighbours.subarray(example * count, (example + 1) * count));
    examples.forEach((example, i) =>
      rows.push({
        example,
        neighbours: own[i]!,
        neighbourLabels: Uint8Array.from(own[i]!, (neighbour) => train.labels[neighbour]!),
        distances: distances.subarray(example * count, (example + 1) * count),
        sheet: name,
        cell: i * count
      })
    );
    const pixels = imagesOf(
      train,
      own.flatMap((positions) => Array.from(positions))
    );
    sheets.push(sheet(pixels, {name, cellWidth: 28, columnCount: 7 * count, channelCount: 1}));
  }
  return {sheets, rows: rows.sort((a, b) => a.example - b.example)};
}
