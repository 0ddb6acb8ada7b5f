import type * as tf from "@tensorflow/tfjs";
import {startTracing} from "../engine/export/tracing.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";

/** A network that can be built: what is trained, apart from how. */
export interface Topology {
  /** The source's name for networks of its kind. */
  readonly model: Model;
  /** Shape of one example as the network takes it. */
  readonly inputShape: readonly number[];
  /** A network whose weights have yet to be drawn; see `initialWeights`. */
  readonly build: () => tf.LayersModel;
}

/** Shape of an example for a network that takes its pixels in a row, and for one that takes an image. */
export const vectorShape = [784] as const;
export const imageShape = [28, 28, 1] as const;

/** What is to be had of a topology's network, which is built for it and disposed of. */
export function ofModel<T>({build}: Topology, take: (model: tf.LayersModel) => T): T {
  startTracing();
  const model = build();
  try {
    return take(model);
  } finally {
    model.dispose();
  }
}
