import * as tf from "@tensorflow/tfjs";
import {BatchNormalisation} from "../engine/layers/batchNormalisation.js";
import {MaskedDropout} from "../engine/layers/maskedDropout.js";
import {activated, outputs, type SharedOptions} from "./options.js";
import {vectorShape, type Topology} from "./topology.js";

/** What may differ from the source's network. */
export interface AnnOptions extends SharedOptions {
  /** Share of hidden units dropped in training, in [0, 1). */
  readonly dropout?: number;
  /** Units of each hidden layer; none makes a linear model. */
  readonly hidden?: readonly number[];
}

/**
 * The source's artificial neural network: 784 → 256 → 128 → 10 with ReLU, dropout after each hidden layer.
 * Takes standardised pixels [examples, 784]; gives logits [examples, 10], of which softmax makes probabilities.
 */
export function ann(options: AnnOptions = {}): tf.LayersModel {
  const {dropout = 0.2, hidden = [256, 128]} = options;
  const layers = hidden.flatMap((units, i) => [
    ...dense(`dense${i + 1}`, units, options, i === 0),
    new MaskedDropout({name: `dropout${i + 1}`, rate: dropout})
  ]);
  const ends = outputs(options, hidden.length === 0 ? {inputShape: [...vectorShape]} : {});
  return tf.sequential({name: "ann", layers: [...layers, ...ends]});
}

function dense(
  name: string,
  units: number,
  {isNormalised = false, activation = "relu", initializer = "zeros"}: AnnOptions,
  isFirst: boolean
): tf.layers.Layer[] {
  const shape = {name, units, kernelInitializer: initializer, ...(isFirst && {inputShape: [...vectorShape]})};
  if (!isNormalised) return activated((follows) => tf.layers.dense({...shape, activation: follows}), name, activation);
  return [
    tf.layers.dense({...shape, useBias: false}),
    new BatchNormalisation({name: `${name}-normalised`}),
    tf.layers.reLU({name: `${name}-relu`})
  ];
}

/** The ANN as something to be trained. */
export function annTopology(options: AnnOptions = {}): Topology {
  return {model: "ann", inputShape: vectorShape, build: () => ann(options)};
}
