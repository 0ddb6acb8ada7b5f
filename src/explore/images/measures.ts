import {slots, type Slot} from "../view/slots.js";
import type {ModelName} from "./modelAnswers.js";

/** What a model's probabilities of an image are summed up by. */
export const quantities = ["loss", "confidence", "margin", "entropy"] as const;
export type Quantity = (typeof quantities)[number];

/** Numbers by which images are sorted and filtered: a quantity of the model in a slot, or how far the two differ. */
export type Measure = `${Slot}-${Quantity}` | "disagreement";

/** The second slot's come first, as the first view sorts by them. */
export const measures: readonly Measure[] = [
  ...slots.toReversed().flatMap((slot) => quantities.map((quantity): Measure => `${slot}-${quantity}`)),
  "disagreement"
];

const meanings: Readonly<Record<Quantity, string>> = {
  loss: "loss, in nats",
  confidence: "confidence, 0 to 1",
  margin: "margin, 0 to 1",
  entropy: "entropy, in nats"
};

/** Slot and quantity of a measure; undefined for the disagreement. */
export function partsOf(measure: Measure): readonly [Slot, Quantity] | undefined {
  return measure === "disagreement" ? undefined : (measure.split("-") as [Slot, Quantity]);
}

/** Whether a measure lies between 0 and 1. */
export function isShare(measure: Measure): boolean {
  const [, quantity] = partsOf(measure) ?? [];
  return quantity === undefined || quantity === "confidence" || quantity === "margin";
}

/** A measure in words, for a list of choices. */
export function measureName(measure: Measure, models: Readonly<Record<Slot, ModelName>>): string {
  const parts = partsOf(measure);
  if (parts === undefined) return "disagreement of the two, 0 to 1";
  const [slot, quantity] = parts;
  return `${models[slot].whose} ${meanings[quantity]}`;
}

/** A measure in few words, for a sentence. */
export function shortName(measure: Measure, models: Readonly<Record<Slot, ModelName>>): string {
  return measureName(measure, models).replace(/(?: of the two)?, (?:in nats|0 to 1)$/, "");
}
