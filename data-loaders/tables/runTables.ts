import {classCount} from "../../src/lib/classNames.js";
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

/** What logits are divided by to see what it does to confidence: 1 is as trained. */
const temperatures = Array.from({length: 21}, (_, i) => (5 + i) / 10);

/** The run's rows of table `reliability`. */
export function reliabilityRows({model, logits, evaluations: {test}}: EvaluatedRun): Row<"reliability">[] {
  return temperatures.flatMap((temperature) =>
    reliabilityBins(confidencesAt(temperature, logits.test), test.correct, bandCount)
      .filter(({count}) => count > 0)
      .map(({correctCount, ...bin}) => ({
        model,
        temperature,
        ...bin,
        accuracy: correctCount / bin.count,
        ...wilsonInterval(correctCount, bin.count)
      }))
  );
}

/** The largest probability of each example, its logits divided by a temperature. */
function confidencesAt(temperature: number, logits: Float32Array): Float32Array {
  return Float32Array.from({length: logits.length / classCount}, (_, example) => {
    const own = logits.subarray(example * classCount, (example + 1) * classCount);
    const largest = Math.max(...own);
    return 1 / own.reduce((sum, logit) => sum + Math.exp((logit - largest) / temperature), 0);
  });
}

/** The variant's rows of table `layers`. */
export function layerRows({run, layers}: Pick<StoredRun, "run" | "layers">): Row<"layers">[] {
  return layers.map((layer) => ({variant: run.variant, ...layer}));
}
