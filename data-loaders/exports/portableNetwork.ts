import type * as tf from "@tensorflow/tfjs";
import type {PixelStatistics} from "../dataset/pixelStatistics.js";
import {orderedWeights} from "../engine/export/parameters.js";
import {epsilon} from "../engine/layers/normalise.js";
import {variant} from "../experiments/variants.js";
import {ofModel} from "../models/topology.js";
import type {StoredRun} from "../runs/storedRun.js";

/** What was done to the pixels before training: (level / 255 − mean) / standard deviation. */
export type Standardisation = Pick<PixelStatistics, "mean" | "standardDeviation">;

/** A trained run, as far as its network goes. */
export type TrainedParameters = Pick<StoredRun, "run" | "parameters" | "weightsSha256">;

/** Numbers in the order of memory, the last axis fastest. */
export interface Weights {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What the first layers take: the image, standardised, [28, 28, 1]. */
export const image = "image";

interface Place {
  readonly name: string;
  /** Names of the layers that it takes, or `image`. */
  readonly inputs: readonly string[];
}

interface Weighted extends Place {
  readonly kernel: Weights;
  readonly bias: Weights;
  readonly isRectified: boolean;
}

/** A dense layer; its kernel is [in, out], as tfjs and Keras hold it. */
export interface Dense extends Weighted {
  readonly kind: "dense";
}

/** A convolution that keeps height and width, or with a stride of 2 halves them; kernel [height, width, in, out]. */
export interface Convolution extends Weighted {
  readonly kind: "conv";
  readonly stride: number;
  /** Rows of zeros above, and below; columns likewise. */
  readonly padding: readonly [before: number, after: number];
}

export type WeightedLayer = Dense | Convolution;

/**
 * A layer of those that every format knows: "pool" is the largest value of 2 × 2, "mean" that of each channel, [1, 1,
 * channels]; "flatten" puts height, width and channels in a row, channels fastest.
 */
export type PortableLayer =
  | WeightedLayer
  | (Place & {readonly kind: "pool" | "rectify" | "sum"})
  | (Place & {readonly kind: "mean"; readonly size: number})
  | (Place & {readonly kind: "flatten"; readonly shape: readonly [number, number, number]})
  | (Place & {readonly kind: "dropout"; readonly rate: number});

/** A trained network apart from any library: from an image [28, 28, 1], standardised, to ten logits, its last layer. */
export interface PortableNetwork {
  /** Its variant. */
  readonly name: string;
  /** Each after those that it takes. */
  readonly layers: readonly PortableLayer[];
  readonly standardisation: Standardisation;
  /** SHA-256 of its parameters as the run stores them. */
  readonly weightsSha256: string;
}

/**
 * The network of a finished run, layer by layer with its weights. A normalisation becomes part of the convolution
 * before it: the same but for rounding, as every library does it for use.
 * @throws RangeError for a layer that not every format knows
 */
export function portableNetwork(
  {run, parameters, weightsSha256}: TrainedParameters,
  standardisation: Standardisation
): PortableNetwork {
  const layers = ofModel(variant(run.variant).topology, (model) => {
    const weights = weightsOf(model, parameters);
    const known = new Map<string, PortableLayer>();
    if (model.inputs[0]!.shape.length === 2)
      known.set(image, {kind: "flatten", name: "flatten", inputs: [image], shape: [28, 28, 1]});
    for (const layer of model.layers) addLayer(layer, known, weights, run.variant);
    return [...new Set(known.values())];
  });
  return {name: run.variant, layers, standardisation, weightsSha256};
}

type WeightsOf = (variable: tf.LayerVariable) => Weights;

/** A model's weights, out of all its parameters in the order of `orderedWeights`. */
function weightsOf(model: tf.LayersModel, parameters: Float32Array): WeightsOf {
  let at = 0;
  const known = new Map(
    orderedWeights(model).map((variable) => {
      const shape = variable.shape as number[];
      const size = shape.reduce((product, length) => product * length, 1);
      return [variable, {shape, values: parameters.slice(at, (at += size))}];
    })
  );
  return (variable) => known.get(variable)!;
}

/** Adds what a layer becomes, by the layer's name. @param known what the layers before it became */
function addLayer(
  layer: tf.layers.Layer,
  known: Map<string, PortableLayer>,
  weightsOf: WeightsOf,
  network: string
): void {
  const kind = layer.getClassName();
  if (kind === "InputLayer") return;
  const before = layer.inboundNodes[0]!.inboundLayers.map((one) =>
    known.get(one.getClassName() === "InputLayer" ? image : one.name)
  );
  if (kind === "BatchNormalisation") {
    const [convolution] = before as [Convolution];
    const normalised = {...convolution, ...withNormalisation(convolution, layer.weights.map(weightsOf))};
    known.set(convolution.name, normalised).set(layer.name, normalised);
    return;
  }
  const place: Place = {name: layer.name, inputs: before.map((one) => one?.name ?? image)};
  known.set(layer.name, portableLayer(layer, place, layer.weights.map(weightsOf), network));
}

function portableLayer(
  layer: tf.layers.Layer,
  place: Place,
  [kernel, bias]: readonly Weights[],
  network: string
): PortableLayer {
  const kind = layer.getClassName();
  const {activation, rate} = layer.getConfig() as {activation?: string; rate?: number};
  switch (kind) {
    case "Dense":
    case "Conv2D": {
      if (activation !== "relu" && activation !== "linear") break;
      const weighted = {...place, kernel: kernel!, bias: bias ?? zeros(kernel!.shape.at(-1)!)};
      const isRectified = activation === "relu";
      return kind === "Dense"
        ? {kind: "dense", ...weighted, isRectified}
        : {kind: "conv", ...weighted, isRectified, ...stridesOf(layer)};
    }
    case "MaxPooling2D":
      return {kind: "pool", ...place};
    case "AveragePooling2D":
      return {kind: "mean", ...place, size: heightOf(layer.input)};
    case "ReLU":
      return {kind: "rectify", ...place};
    case "Add":
      return {kind: "sum", ...place};
    case "Flatten":
      return {kind: "flatten", ...place, shape: shapeOf(layer.input) as [number, number, number]};
    case "MaskedDropout":
      return {kind: "dropout", ...place, rate: rate!};
  }
  throw new RangeError(
    `cannot write layer ${layer.name} of ${network} in every format: expected dense or convolution with rectifier or nothing, normalisation, rectifier, sum, pooling, mean, flatten or dropout; got ${kind}`
  );
}

/** As tfjs pads where it is to keep height and width: one row less above than below, where they are odd in number. */
function stridesOf(layer: tf.layers.Layer): Pick<Convolution, "stride" | "padding"> {
  const {strides, kernelSize} = layer.getConfig() as {strides: [number, number]; kernelSize: [number, number]};
  const [stride, size] = [strides[0], kernelSize[0]];
  const rows = (heightOf(layer.output) - 1) * stride + size - heightOf(layer.input);
  const before = Math.floor(Math.max(0, rows) / 2);
  return {stride, padding: [before, Math.max(0, rows) - before]};
}

function shapeOf(value: tf.SymbolicTensor | tf.SymbolicTensor[]): number[] {
  return (value as tf.SymbolicTensor).shape.slice(1) as number[];
}

function heightOf(value: tf.SymbolicTensor | tf.SymbolicTensor[]): number {
  return shapeOf(value)[0]!;
}

function zeros(count: number): Weights {
  return {shape: [count], values: new Float32Array(count)};
}

/** @param normalisation its scale, shift, mean and variance */
function withNormalisation(
  {kernel, bias}: Convolution,
  normalisation: readonly Weights[]
): Pick<Convolution, "kernel" | "bias"> {
  const [scale, shift, mean, variance] = normalisation.map(({values}) => values) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array
  ];
  const factors = Float64Array.from(scale, (value, i) => value / Math.sqrt(variance[i]! + epsilon));
  return {
    kernel: {...kernel, values: kernel.values.map((value, i) => value * factors[i % factors.length]!)},
    bias: {...bias, values: bias.values.map((value, i) => (value - mean[i]!) * factors[i]! + shift[i]!)}
  };
}

/** The layers of a network that have weights. */
export function weightedLayers({layers}: PortableNetwork): readonly WeightedLayer[] {
  return layers.filter((layer): layer is WeightedLayer => layer.kind === "conv" || layer.kind === "dense");
}
