import type * as tf from "@tensorflow/tfjs";
import type {Model} from "../../src/lib/tableSchemas.js";
import {ann} from "./ann.js";
import {cnn} from "./cnn.js";

/** Something that can be trained: a network as the protocol says, or with one thing changed. */
export interface Variant {
  readonly model: Model;
  /** Shape of one example as the network takes it. */
  readonly inputShape: readonly number[];
  /** An untrained network whose initial weights follow from the seed. */
  readonly build: (seed: number) => tf.LayersModel;
}

const vector = [784] as const;
const image = [28, 28, 1] as const;

export const variants = {
  ann: {model: "ann", inputShape: vector, build: (seed) => ann(seed)},
  cnn: {model: "cnn", inputShape: image, build: (seed) => cnn(seed)},
  "cnn-one-pool": {model: "cnn", inputShape: image, build: (seed) => cnn(seed, {poolCount: 1})}
} as const satisfies Record<string, Variant>;

export type VariantName = keyof typeof variants;

/** A variant by its name, without its literal types. */
export function variant(name: VariantName): Variant {
  return variants[name];
}
