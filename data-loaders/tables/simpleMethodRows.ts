import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import type {FashionMnist} from "../dataset/examples.js";
import {bestTrial} from "../findings/hogSvm/hogSvm.js";
import type {Recorded} from "./recordedTables.js";

type Method = Row<"simple-methods">;

/**
 * What methods without a network reach, as far as they are recorded: rows of table `simple-methods`.
 * @param hogTrainingCount images of the training part, which the SVM is trained on
 */
export function simpleMethodRows(
  {nearDuplicates, hogSvm}: Pick<Recorded, "nearDuplicates" | "hogSvm">,
  {train, test}: FashionMnist,
  hogTrainingCount: number
): Method[] {
  const rows: Method[] = [];
  if (nearDuplicates !== undefined) {
    const predictions = Array.from(nearDuplicates.neighbours, (neighbour) => train.labels[neighbour]!);
    const setting = {trainingCount: train.count, cost: null, validationAccuracy: null};
    rows.push({method: "nearest neighbour", ...setting, ...scores(predictions, test.labels)});
  }
  if (hogSvm !== undefined) {
    const {cost, validationAccuracy} = bestTrial(hogSvm.trials);
    const setting = {trainingCount: hogTrainingCount, cost, validationAccuracy};
    rows.push({method: "HOG and linear SVM", ...setting, ...scores(hogSvm.predictions, test.labels)});
  }
  return rows;
}

function scores(
  predictions: ArrayLike<number>,
  labels: Uint8Array
): Pick<Method, "count" | "accuracy" | "lower" | "upper"> {
  const hits = labels.filter((label, i) => label === predictions[i]).length;
  return {count: labels.length, accuracy: hits / labels.length, ...wilsonInterval(hits, labels.length)};
}
