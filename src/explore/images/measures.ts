import {modelName} from "../../components/theme.js";
import type {Model} from "../../lib/schemas/vocabulary.js";

/** Numbers by which images are sorted and filtered. */
export const measures = [
  "cnn-loss",
  "cnn-confidence",
  "cnn-margin",
  "cnn-entropy",
  "ann-loss",
  "ann-confidence",
  "ann-margin",
  "ann-entropy",
  "disagreement"
] as const;
export type Measure = (typeof measures)[number];

/** Measures of which the explorer knows the values from its first file; the others are loaded when asked for. */
export const knownMeasures: readonly Measure[] = ["cnn-loss", "cnn-confidence", "ann-loss", "ann-confidence"];

const meanings = {
  loss: "loss, in nats",
  confidence: "confidence, 0 to 1",
  margin: "margin, 0 to 1",
  entropy: "entropy, in nats"
} as const;

/** A measure in words, for a list of choices. */
export function measureName(measure: Measure): string {
  if (measure === "disagreement") return "disagreement of the two, 0 to 1";
  const [model, what] = measure.split("-") as [Model, keyof typeof meanings];
  return `${modelName[model]}’s ${meanings[what]}`;
}

/** A measure in few words, for a sentence. */
export function shortName(measure: Measure): string {
  return measureName(measure).replace(/(?: of the two)?, .*/, "");
}
