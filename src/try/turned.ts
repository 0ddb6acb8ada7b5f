import {modelName} from "../components/theme.js";
import {commonName} from "../lib/classNames.js";
import {count, list} from "../lib/format.js";
import type {Prediction} from "../lib/modelWorker.js";
import {models, type Model} from "../lib/schemas/vocabulary.js";
import {topClass} from "../modelView/answer.js";
import {changedCount, predictionOf, type Starter} from "./starters.js";

/** Counts with how many pixels a reader has changed the networks' minds about a starter. */
export class Turned {
  #starter: Starter | undefined;
  readonly #with = new Map<Model, number>();

  /** Begins anew with another starter, or none. */
  begin(starter: Starter | undefined): void {
    if (starter === this.#starter) return;
    this.#starter = starter;
    this.#with.clear();
  }

  /** Takes in what they say of what has become of it. @returns what has been achieved, as a sentence; "" for nothing */
  follow(pixels: Uint8Array, prediction: Prediction): string {
    if (this.#starter === undefined) return "";
    const before = predictionOf(this.#starter);
    for (const model of models) {
      const [first, now] = [before, prediction].map(({beliefs}) => topClass(beliefs[model].probabilities));
      if (now !== first && !this.#with.has(model)) this.#with.set(model, changedCount(pixels, this.#starter.pixels));
    }
    return this.#inWords(prediction);
  }

  #inWords({beliefs}: Prediction): string {
    if (this.#with.size === 0) return "";
    const turns = models.flatMap((model) => {
      const pixels = this.#with.get(model);
      if (pixels === undefined) return [];
      return `the ${modelName[model]}’s mind with ${count(pixels)} ${pixels === 1 ? "pixel" : "pixels"}`;
    });
    const firm = models.filter((model) => !this.#with.has(model));
    const rest = firm.map(
      (model) => ` The ${modelName[model]} still says ${commonName(topClass(beliefs[model].probabilities))}.`
    );
    return `You changed ${list(turns)}.${rest.join("")}`;
  }
}
