import type {Prediction} from "../lib/modelWorker.js";
import {className} from "../lib/classNames.js";
import type {Row} from "../lib/schemas/tableSchemas.js";

/** A test image to begin with, and what both networks say of it. */
export type Starter = Row<"starters">;

/** What to draw on a garment so that the networks may take it for another, by its class. */
const dares: readonly string[] = [
  "Draw long sleeves and make both say pullover.", // T-shirt
  "Fill the gap between the legs and make both say dress.", // Trouser
  "Rub out the sleeves below the elbow and make both say T-shirt.", // Pullover
  "Draw long sleeves and make both say coat.", // Dress
  "Fill the line down the front and make both say pullover.", // Coat
  "Fill the gaps between the straps and make both say sneaker.", // Sandal
  "Rub out the sleeves below the elbow and make both say T-shirt.", // Shirt
  "Draw a shaft and make both say ankle boot.", // Sneaker
  "Draw two sleeves and make both say pullover.", // Bag
  "Rub out the shaft and make both say sneaker." // Ankle boot
];

/** Classes whose garments have a left and a right that differ. */
const lopsided: ReadonlySet<string> = new Set(["Sandal", "Sneaker", "Bag", "Ankle boot"]);

/** What both networks say of a starter. None lies far from what they know. */
export function predictionOf({annProbabilities, annCalibrated, cnnProbabilities, cnnCalibrated}: Starter): Prediction {
  return {
    beliefs: {
      ann: {probabilities: annProbabilities, calibrated: annCalibrated},
      cnn: {probabilities: cnnProbabilities, calibrated: cnnCalibrated}
    },
    distances: {pixel: 0, layer: 0}
  };
}

/** What a reader may try with a garment of a class. */
export function dareOf(label: number): string {
  return dares[label]!;
}

/** Whether drawing both sides alike suits a garment of a class. */
export function isSymmetric(label: number): boolean {
  return !lopsided.has(className(label));
}

/** How many pixels differ. @param pixels levels, [784] @param others likewise */
export function changedCount(pixels: Uint8Array, others: Uint8Array): number {
  return pixels.reduce((sum, level, i) => sum + Number(level !== others[i]), 0);
}
