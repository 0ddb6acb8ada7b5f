import type * as tf from "@tensorflow/tfjs";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";

export type LayerDescription = Omit<Row<"layers">, "variant">;

const kinds: Readonly<Record<string, LayerDescription["kind"]>> = {
  Conv2D: "conv",
  MaxPooling2D: "pool",
  AveragePooling2D: "mean",
  BatchNormalisation: "normalisation",
  ReLU: "rectifier",
  Add: "sum",
  Flatten: "flatten",
  Dense: "dense",
  MaskedDropout: "dropout",
  SmoothActivation: "activation"
};

/**
 * A network layer by layer: its input, what each layer gives, and the softmax that makes probabilities of the logits.
 * Operations count a multiplication and an addition as two; a pooling counts its
 * comparisons or additions; rectifiers, dropout and what only arranges values count as nothing.
 * @throws RangeError for a kind of layer that has no count yet
 */
export function describeLayers(model: tf.LayersModel): LayerDescription[] {
  const input = {layer: "input", kind: "input", ...size(model.inputs[0]!.shape), parameterCount: 0, flops: 0} as const;
  const layers = model.layers.filter((layer) => layer.getClassName() !== "InputLayer").map(describeLayer);
  const classCount = layers.at(-1)!.channelCount;
  const softmax = {
    layer: "softmax",
    kind: "softmax",
    ...size([null, classCount]),
    parameterCount: 0,
    flops: 3 * classCount
  } as const;
  return [input, ...layers, softmax].map((layer, position) => ({position, ...layer}));
}

function describeLayer(layer: tf.layers.Layer): Omit<LayerDescription, "position"> {
  const kind = kinds[layer.getClassName()];
  if (kind === undefined) throw new RangeError(`unknown kind of layer ${layer.name}: got ${layer.getClassName()}`);
  const output = size(layer.outputShape as tf.Shape);
  const parameterCount = trainedCount(layer);
  return {layer: layer.name, kind, ...output, parameterCount, flops: flops(layer, kind, output)};
}

function trainedCount({trainableWeights}: tf.layers.Layer): number {
  const sizes = trainableWeights.map(({shape}) => (shape as number[]).reduce((product, length) => product * length, 1));
  return sizes.reduce((sum, one) => sum + one, 0);
}

type Size = Pick<LayerDescription, "height" | "width" | "channelCount">;

function size(shape: tf.Shape): Size {
  const [height, width, channelCount] = shape.length === 2 ? [1, 1, shape[1]] : shape.slice(1);
  return {height: height!, width: width!, channelCount: channelCount!};
}

/** Operations of an output of each kind of layer; a dense or convolutional one has a kernel weight for each input. */
function flops(layer: tf.layers.Layer, kind: LayerDescription["kind"], {height, width, channelCount}: Size): number {
  const outputCount = height * width * channelCount;
  if (kind === "conv" || kind === "dense") return (2 * outputCount * layer.getWeights()[0]!.size) / channelCount;
  if (kind === "normalisation") return outputCount * 2;
  if (kind === "pool") return outputCount * 3;
  if (kind === "mean") return outputCount * windowSize(layer);
  return kind === "sum" ? outputCount : 0;
}

function windowSize(layer: tf.layers.Layer): number {
  const {poolSize} = layer.getConfig() as {poolSize: [number, number]};
  return poolSize[0] * poolSize[1];
}
