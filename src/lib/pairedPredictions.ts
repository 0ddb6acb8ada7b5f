import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

/** A test image as both core models see it. */
export interface PairedPrediction {
  readonly example: number;
  readonly label: number;
  readonly ann: Row<"predictions">;
  readonly cnn: Row<"predictions">;
}

/** Both models' predictions side by side, in the order of the test file. */
export function pairedPredictions({predictions}: Pick<Tables, "predictions">): PairedPrediction[] {
  const cnn = new Map(predictions.filter((row) => row.model === "cnn").map((row) => [row.example, row]));
  return predictions
    .filter((row) => row.model === "ann")
    .map((ann) => ({example: ann.example, label: ann.label, ann, cnn: cnn.get(ann.example)!}));
}

/** Whether a prediction hits its label. */
export function isRight({label, prediction}: Pick<Row<"predictions">, "label" | "prediction">): boolean {
  return label === prediction;
}

/** The probability that a model gives to the class it predicts, in [0, 1]. */
export function confidenceOf({
  probabilities,
  prediction
}: Pick<Row<"predictions">, "probabilities" | "prediction">): number {
  return probabilities[prediction]!;
}
