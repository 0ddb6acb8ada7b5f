import {weightedLayers, type Dense, type PortableNetwork, type Weights} from "./portableNetwork.js";

/**
 * A network's weights by PyTorch's names and in its layouts, in the order of the layers: `NAME.weight` is [out, in] of a
 * Linear and [out, in, height, width] of a Conv2d, `NAME.bias` is [out]. PyTorch flattens channel by channel, tfjs
 * pixel by pixel: the inputs of the layer after the flattening are put in PyTorch's order.
 */
export function pytorchWeights(network: PortableNetwork): [name: string, weights: Weights][] {
  return weightedLayers(network).flatMap((layer): [string, Weights][] => [
    [`${layer.name}.weight`, layer.kind === "conv" ? convolution(layer.kernel) : linear(layer, network)],
    [`${layer.name}.bias`, layer.bias]
  ]);
}

/** [height, width, in, out] as [out, in, height, width]. */
function convolution({shape, values}: Weights): Weights {
  const [height, width, inCount, outCount] = shape as [number, number, number, number];
  const size = height * width;
  const turned = new Float32Array(values.length);
  for (let place = 0; place < size; ++place)
    for (let from = 0; from < inCount; ++from)
      for (let to = 0; to < outCount; ++to)
        turned[(to * inCount + from) * size + place] = values[(place * inCount + from) * outCount + to]!;
  return {shape: [outCount, inCount, height, width], values: turned};
}

/** [in, out] as [out, in]. */
function linear(layer: Dense, {layers}: PortableNetwork): Weights {
  const [inCount, outCount] = layer.kernel.shape as [number, number];
  const before = layers.find(({name}) => name === layer.inputs[0]);
  const [height, width, channels] = before?.kind === "flatten" ? before.shape : ([1, 1, inCount] as const);
  const turned = new Float32Array(layer.kernel.values.length);
  for (let place = 0; place < height * width; ++place)
    for (let channel = 0; channel < channels; ++channel)
      for (let to = 0; to < outCount; ++to)
        turned[to * inCount + channel * height * width + place] =
          layer.kernel.values[(place * channels + channel) * outCount + to]!;
  return {shape: [outCount, inCount], values: turned};
}
