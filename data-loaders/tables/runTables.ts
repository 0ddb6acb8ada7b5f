import {splits} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {classMetrics} from "../evaluation/classMetrics.js";
import {confusionMatrix} from "../evaluation/confusionMatrix.js";
import {reliabilityBins} from "../evaluation/reliabilityBins.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";
import type {StoredRun} from "../runs/storedRun.js";

/** The run's rows of table `epochs`. */
export function epochRows({run, epochs}: EvaluatedRun): Row<"epochs">[] {
  return epochs.map((epoch) => ({run: run.name, ...epoch}));
}

/** The run's rows of table `predictions`, in the order of the test file. */
export function predictionRows({model, evaluations}: EvaluatedRun): Row<"predictions">[] {
  const {labels, predictions, probabilities, losses} = evaluations.test;
  return Array.from(labels, (label, example) => ({
    model,
    example,
    label,
    prediction: predictions[example]!,
    probabilities: probabilities.subarray(10 * example, 10 * (example + 1)),
    loss: losses[example]!
  }));
}

/** The run's rows of table `confusion`: all cells of all splits. */
export function confusionRows({run, evaluations}: EvaluatedRun): Row<"confusion">[] {
  return splits.flatMap((split) => {
    const {labels, predictions} = evaluations[split];
    const counts = confusionMatrix(labels, predictions, 10);
    return Array.from(counts, (count, cell) => {
      return {run: run.name, split, label: Math.floor(cell / 10), prediction: cell % 10, count};
    });
  });
}

/** The run's rows of table `class-metrics`. */
export function classMetricRows({run, evaluations}: EvaluatedRun): Row<"class-metrics">[] {
  const {labels, predictions} = evaluations.test;
  return classMetrics(confusionMatrix(labels, predictions, 10)).map((metrics) => ({run: run.name, ...metrics}));
}

/** Bands of confidence of equal width. */
const bandCount = 10;

/** The run's rows of table `reliability`. */
export function reliabilityRows({model, evaluations}: EvaluatedRun): Row<"reliability">[] {
  const {probabilities, predictions, correct} = evaluations.test;
  const confidences = Float32Array.from(predictions, (prediction, i) => probabilities[10 * i + prediction]!);
  return reliabilityBins(confidences, correct, bandCount)
    .filter(({count}) => count > 0)
    .map(({correctCount, ...bin}) => ({
      model,
      ...bin,
      accuracy: correctCount / bin.count,
      ...wilsonInterval(correctCount, bin.count)
    }));
}

/** The variant's rows of table `layers`. */
export function layerRows({run, layers}: Pick<StoredRun, "run" | "layers">): Row<"layers">[] {
  return layers.map((layer) => ({variant: run.variant, ...layer}));
}
