import type {Model} from "../../../src/lib/schemas/vocabulary.js";
import {PredictionFileError} from "../predictions/predictionFileError.js";
import type {NamedArray} from "./namedArray.js";

/** A trained network of one of the two kinds. */
export interface NetworkWeights {
  readonly model: Model;
  /** In the order of `orderedWeights`, in tfjs's layouts. */
  readonly parameters: Float32Array<ArrayBuffer>;
  readonly layout: "Keras" | "PyTorch";
}

/** Shapes of both networks' parameters in their order, as tfjs and Keras have them; no two of a network are alike. */
export const parameterShapes: Readonly<Record<Model, readonly (readonly number[])[]>> = {
  ann: [[784, 256], [256], [256, 128], [128], [128, 10], [10]],
  cnn: [[3, 3, 1, 32], [32], [3, 3, 32, 64], [64], [3136, 128], [128], [128, 10], [10]]
};

/** Height and width, and channels, of what the CNN puts in a row before its first dense layer. */
const flattened = {places: 49, channels: 64} as const;

/**
 * Finds the parameters of one of the two networks among arrays, by their shapes, whatever they are called.
 * @returns undefined where there are no arrays of such a network
 * @throws PredictionFileError if some are missing, or a number is not finite
 */
export function networkWeights(arrays: readonly NamedArray[]): NetworkWeights | undefined {
  const [best] = (["ann", "cnn"] as const)
    .flatMap((model) => (["Keras", "PyTorch"] as const).map((layout) => matched(arrays, model, layout)))
    .toSorted((a, b) => b.foundCount - a.foundCount);
  const {model, layout, found, foundCount} = best!;
  if (!found.some((array) => array !== undefined && array.shape.length > 1)) return undefined;
  if (foundCount < found.length) {
    const missing = parameterShapes[model].filter((_, i) => found[i] === undefined);
    throw new PredictionFileError(
      `The arrays look like those of the ${model.toUpperCase()}, but none is ${missing.map((shape) => shape.join(" × ")).join(" or ")}.`,
      "Only the two networks of this report can be run here: for any other, predict first and drop its predictions."
    );
  }
  const parts = found.map((array, i) => inKerasLayout(array!, parameterShapes[model][i]!, layout));
  const parameters = Float32Array.from(parts.flatMap((part) => Array.from(part)));
  if (!parameters.every(Number.isFinite))
    throw new PredictionFileError("Some weights are no finite numbers.", "Look at the training that made them.");
  return {model, parameters, layout};
}

function matched(arrays: readonly NamedArray[], model: Model, layout: NetworkWeights["layout"]) {
  const found = parameterShapes[model].map((shape) => {
    const wanted = (layout === "Keras" ? shape : pytorchShape(shape)).join();
    return arrays.find((array) => array.shape.join() === wanted);
  });
  return {model, layout, found, foundCount: found.filter((array) => array !== undefined).length};
}

function pytorchShape(shape: readonly number[]): readonly number[] {
  const [height, width, from, to] = shape;
  return shape.length === 4 ? [to!, from!, height!, width!] : shape.toReversed();
}

/** Values row by row in tfjs's layout: a convolution's [height, width, in, out], a dense layer's [in, out]. */
function inKerasLayout(
  {values}: NamedArray,
  shape: readonly number[],
  layout: NetworkWeights["layout"]
): ArrayLike<number> {
  if (layout === "Keras" || shape.length === 1) return values;
  const outCount = shape.at(-1)!;
  const inCount = values.length / outCount;
  const turned = new Float32Array(values.length);
  for (let to = 0; to < outCount; ++to)
    for (let from = 0; from < inCount; ++from)
      turned[placeOf(from, shape) * outCount + to] = values[to * inCount + from]!;
  return turned;
}

/** Where an input of PyTorch's stands among tfjs's, which puts channels last in convolutions and after flattening. */
function placeOf(from: number, shape: readonly number[]): number {
  const {places, channels} = flattened;
  if (shape.length === 2)
    return shape[0] === places * channels ? (from % places) * channels + Math.floor(from / places) : from;
  const [height, width, inCount] = shape as [number, number, number];
  const size = height * width;
  return (from % size) * inCount + Math.floor(from / size);
}
