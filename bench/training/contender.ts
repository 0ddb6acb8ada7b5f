import type {Model} from "../../src/lib/schemas/vocabulary.js";

/** Something that trains the report's networks, batch by batch of 64. */
export interface Contender {
  readonly name: string;
  /** How often it is measured: the slow ones once. */
  readonly isSlow?: boolean;
  /** @returns time of a step after a warm-up, ms; undefined where it cannot be had on this machine */
  measure(model: Model): Promise<number | undefined>;
}
