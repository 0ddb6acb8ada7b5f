import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import type {FashionMnist} from "../dataset/examples.js";
import type {NearDuplicates} from "../findings/nearDuplicates.js";
import {sheet, type Sheet} from "./sheet.js";
import {imagesOf} from "./testImages.js";

/** Each test image's nearest training image: rows of table `near-duplicates`. */
export function nearDuplicateRows(
  {train}: FashionMnist,
  {neighbours, distances}: NearDuplicates
): Row<"near-duplicates">[] {
  return Array.from(neighbours, (neighbour, example) => {
    return {example, neighbour, neighbourLabel: train.labels[neighbour]!, distance: distances[example]!};
  });
}

const bandCount = 10;

/**
 * The core models' accuracies by how near a test image lies to the training images: rows of table `duplicate-bands`.
 * @param correct by model, [n] each
 */
export function duplicateBandRows(
  {distances}: NearDuplicates,
  correct: Readonly<Record<Model, Uint8Array>>
): Row<"duplicate-bands">[] {
  const order = nearestFirst(distances);
  return models.flatMap((model) =>
    Array.from({length: bandCount}, (_, i) => {
      const boundary = (band: number): number => Math.round((order.length * band) / bandCount);
      const own = order.slice(boundary(i), boundary(i + 1));
      const hits = own.filter((example) => correct[model][example] === 1).length;
      return {
        model,
        band: i + 1,
        from: distances[own[0]!]!,
        to: distances[own.at(-1)!]!,
        count: own.length,
        accuracy: hits / own.length,
        ...wilsonInterval(hits, own.length)
      };
    })
  );
}

/** Pairs that are shown. */
const pairCount = 24;

/** The nearest pairs side by side: a sheet, and rows of table `nearest-pairs`. */
export function nearestPairImages(
  {train, test}: FashionMnist,
  {neighbours, distances}: NearDuplicates
): {sheet: Sheet; rows: Row<"nearest-pairs">[]} {
  const shown = nearestFirst(distances).slice(0, pairCount);
  const name = "nearest-pairs";
  const images = shown.map((example) => [imagesOf(test, [example]), imagesOf(train, [neighbours[example]!])] as const);
  const content = new Uint8Array(2 * 784 * shown.length);
  images.flat().forEach((image, i) => content.set(image, 784 * i));
  const rows = shown.map((example, i) => ({
    example,
    neighbour: neighbours[example]!,
    label: test.labels[example]!,
    neighbourLabel: train.labels[neighbours[example]!]!,
    distance: distances[example]!,
    sheet: name,
    cell: 2 * i
  }));
  return {sheet: sheet(content, {name, cellWidth: 28, columnCount: 12, channelCount: 1}), rows};
}

function nearestFirst(distances: Float32Array): number[] {
  return Array.from(distances.keys()).sort((a, b) => distances[a]! - distances[b]! || a - b);
}
