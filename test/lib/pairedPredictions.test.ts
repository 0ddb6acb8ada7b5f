import {describe, expect, it} from "vitest";
import {confidenceOf, isRight, pairedPredictions} from "../../src/lib/pairedPredictions.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

/** What a model makes of a trouser, sure of its prediction by 0.6. */
function prediction(model: "ann" | "cnn", example: number, predicted: number): Row<"predictions"> {
  const probabilities = new Float32Array(10).fill(0.4 / 9);
  probabilities[predicted] = 0.6;
  return {model, example, label: 1, prediction: predicted, probabilities, loss: 1};
}

describe("pairedPredictions", () => {
  it("pairs both models' predictions of each image, in whatever order the CNN's come", () => {
    const [ann0, ann1, cnn1, cnn0] = [
      prediction("ann", 0, 1),
      prediction("ann", 1, 2),
      prediction("cnn", 1, 1),
      prediction("cnn", 0, 3)
    ];
    expect(pairedPredictions({predictions: [ann0, ann1, cnn1, cnn0]})).toEqual([
      {example: 0, label: 1, ann: ann0, cnn: cnn0},
      {example: 1, label: 1, ann: ann1, cnn: cnn1}
    ]);
  });
});

describe("isRight", () => {
  it("holds where the prediction is the label", () => {
    expect([isRight(prediction("ann", 0, 1)), isRight(prediction("ann", 0, 2))]).toEqual([true, false]);
  });
});

describe("confidenceOf", () => {
  it("is the probability of the predicted class, not of the label", () => {
    expect(confidenceOf(prediction("ann", 0, 2))).toBeCloseTo(0.6, 6);
  });
});
