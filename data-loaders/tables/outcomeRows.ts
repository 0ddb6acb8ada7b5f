import {confidenceOf, pairedPredictions} from "../../src/lib/pairedPredictions.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {Tables} from "../../src/lib/tables.js";

/** Both models' predictions of each test image side by side, in the order of the test file: rows of table `outcomes`. */
export function outcomeRows(tables: Pick<Tables, "predictions">): Row<"outcomes">[] {
  return pairedPredictions(tables).map(({example, label, ann, cnn}) => ({
    example,
    label,
    annPrediction: ann.prediction,
    annConfidence: confidenceOf(ann),
    annLoss: ann.loss,
    cnnPrediction: cnn.prediction,
    cnnConfidence: confidenceOf(cnn),
    cnnLoss: cnn.loss
  }));
}
