import * as tf from "@tensorflow/tfjs";
import {BatchNormalisation} from "../engine/layers/batchNormalisation.js";
import {drawInitialWeights} from "../engine/layers/initialWeights.js";
import {MaskedDropout} from "../engine/layers/maskedDropout.js";
import {vectorShape, type Topology} from "./topology.js";

/** What may differ from the source's network. */
export interface AnnOptions {
  /** Share of hidden units dropped in training, in [0, 1). */
  readonly dropout?: number;
  /** Whether each hidden layer is normalised before its rectifier. */
  readonly isNormalised?: boolean;
}

/**
 * The source's artificial neural network: 784 → 256 → 128 → 10 with ReLU, dropout after each hidden layer.
 * Takes standardised pixels [examples, 784]; gives logits [examples, 10], of which softmax makes probabilities.
 * @param seed of the initial weights
 */
export function ann(seed: number, {dropout = 0.2, isNormalised = false}: AnnOptions = {}): tf.LayersModel {
  const hidden = (place: number, units: number, options = {}): tf.layers.Layer[] => [
    ...dense(`dense${place}`, units, isNormalised, options),
    new MaskedDropout({name: `dropout${place}`, rate: dropout})
  ];
  const model = tf.sequential({
    name: "ann",
    layers: [
      ...hidden(1, 256, {inputShape: [...vectorShape]}),
      ...hidden(2, 128),
      tf.layers.dense({name: "logits", units: 10, kernelInitializer: "zeros"})
    ]
  });
  drawInitialWeights(model, seed);
  return model;
}

function dense(name: string, units: number, isNormalised: boolean, options: object): tf.layers.Layer[] {
  const shape = {name, units, kernelInitializer: "zeros", ...options} as const;
  if (!isNormalised) return [tf.layers.dense({...shape, activation: "relu"})];
  return [
    tf.layers.dense({...shape, useBias: false}),
    new BatchNormalisation({name: `${name}-normalised`}),
    tf.layers.reLU({name: `${name}-relu`})
  ];
}

/** The ANN as something to be trained. */
export function annTopology(options: AnnOptions = {}): Topology {
  return {model: "ann", inputShape: vectorShape, build: (seed) => ann(seed, options)};
}
