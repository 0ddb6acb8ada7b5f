import {tableFromIPC} from "apache-arrow";
import {publishedFile} from "./servedSite.js";

/** A test image as table `predictions` has it: read by its rows and apart from the explorer's own code. */
export interface Seen {
  readonly label: number;
  readonly ann: Answer;
  readonly cnn: Answer;
}

export interface Answer {
  readonly prediction: number;
  readonly loss: number;
  readonly probabilities: readonly number[];
}

interface PredictionRow {
  readonly example: number;
  readonly model: "ann" | "cnn";
  readonly label: number;
  readonly prediction: number;
  readonly loss: number;
  readonly probabilities: Iterable<number>;
}

/** All test images of the site, in file order. */
export function seenImages(): Seen[] {
  const answers = {ann: [] as Answer[], cnn: [] as Answer[]};
  const labels: number[] = [];
  for (const {example, model, label, prediction, loss, probabilities} of predictionRows()) {
    labels[example] = label;
    answers[model][example] = {prediction, loss, probabilities: Array.from(probabilities)};
  }
  return labels.map((label, example) => ({label, ann: answers.ann[example]!, cnn: answers.cnn[example]!}));
}

function predictionRows(): PredictionRow[] {
  return Array.from(tableFromIPC(publishedFile("predictions.arrow")) as Iterable<PredictionRow>);
}
