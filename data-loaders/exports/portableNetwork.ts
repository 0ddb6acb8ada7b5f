import type * as tf from "@tensorflow/tfjs";
import type {PixelStatistics} from "../dataset/pixelStatistics.js";
import {variant} from "../experiments/variants.js";
import {ofModel} from "../models/topology.js";
import type {StoredRun} from "../runs/storedRun.js";

/** What was done to the pixels before training: (level / 255 − mean) / standard deviation. */
export type Standardisation = Pick<PixelStatistics, "mean" | "standardDeviation">;

/** Numbers in the order of memory, the last axis fastest. */
export interface Weights {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A dense layer or a 3 × 3 convolution with the same height and width, as tfjs and Keras hold it. */
export interface WeightedLayer {
  readonly kind: "conv" | "dense";
  readonly name: string;
  /** [in, out] of a dense layer, [height, width, in, out] of a convolution. */
  readonly kernel: Weights;
  readonly bias: Weights;
  readonly isRectified: boolean;
}

/** A layer of those that every format knows. */
export type PortableLayer =
  | WeightedLayer
  | {readonly kind: "pool"; readonly name: string}
  /** @property shape height, width and channels that are put in a row, channels fastest */
  | {readonly kind: "flatten"; readonly name: string; readonly shape: readonly [number, number, number]}
  | {readonly kind: "dropout"; readonly name: string; readonly rate: number};

/** A trained network apart from any library: from an image [28, 28, 1], standardised, to ten logits. */
export interface PortableNetwork {
  /** Its variant. */
  readonly name: string;
  readonly layers: readonly PortableLayer[];
  readonly standardisation: Standardisation;
  /** SHA-256 of its parameters as the run stores them. */
  readonly weightsSha256: string;
}

/**
 * The network of a finished run, layer by layer with its weights.
 * @throws RangeError for a layer that not every format knows
 */
export function portableNetwork(
  {run, parameters, weightsSha256}: Pick<StoredRun, "run" | "parameters" | "weightsSha256">,
  standardisation: Standardisation
): PortableNetwork {
  const layers = ofModel(variant(run.variant).topology, (model) => {
    const take = takerOf(parameters);
    return model.layers.flatMap((layer) => portableLayer(run.variant, layer, take));
  });
  const isImage = layers[0]!.kind === "conv";
  const flattened: PortableLayer[] = isImage ? [] : [{kind: "flatten", name: "flatten", shape: [28, 28, 1]}];
  return {name: run.variant, layers: [...flattened, ...layers], standardisation, weightsSha256};
}

/** Takes weight after weight of an array of all parameters, as `readParameters` puts them there. */
function takerOf(parameters: Float32Array): (weight: tf.LayerVariable) => Weights {
  let at = 0;
  return (weight) => {
    const shape = weight.shape as number[];
    const size = shape.reduce((product, length) => product * length, 1);
    return {shape, values: parameters.slice(at, (at += size))};
  };
}

function portableLayer(
  network: string,
  layer: tf.layers.Layer,
  take: (weight: tf.LayerVariable) => Weights
): PortableLayer[] {
  const {name} = layer;
  const kind = layer.getClassName();
  const {activation, rate} = layer.getConfig() as {activation?: string; rate?: number};
  switch (kind) {
    case "InputLayer":
      return [];
    case "Dense":
    case "Conv2D": {
      const [kernel, bias] = layer.weights.map(take);
      if (bias === undefined || (activation !== "relu" && activation !== "linear")) break;
      return [
        {kind: kind === "Dense" ? "dense" : "conv", name, kernel: kernel!, bias, isRectified: activation === "relu"}
      ];
    }
    case "MaxPooling2D":
      return [{kind: "pool", name}];
    case "Flatten":
      return [
        {kind: "flatten", name, shape: (layer.input as tf.SymbolicTensor).shape.slice(1) as [number, number, number]}
      ];
    case "MaskedDropout":
      return [{kind: "dropout", name, rate: rate!}];
  }
  throw new RangeError(
    `cannot write layer ${name} of ${network} in every format: expected dense or convolution with bias and rectifier or nothing, pooling, flatten or dropout; got ${kind}`
  );
}

/** The layers of a network that have weights. */
export function weightedLayers({layers}: PortableNetwork): readonly WeightedLayer[] {
  return layers.filter((layer): layer is WeightedLayer => layer.kind === "conv" || layer.kind === "dense");
}
