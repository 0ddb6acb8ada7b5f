import {confidenceOf, isRight} from "./pairedPredictions.js";
import type {Model} from "./schemas/vocabulary.js";
import type {Tables} from "./tables.js";

/** Above this confidence a network is called sure. */
export const sure = 0.99;

/** How often a network is sure on the test images, and how often wrongly. */
export function sureAnswers(
  {predictions}: Pick<Tables, "predictions">,
  model: Model
): {readonly wrong: number; readonly all: number} {
  const own = predictions.filter((row) => row.model === model && confidenceOf(row) > sure);
  return {wrong: own.filter((row) => !isRight(row)).length, all: own.length};
}
