import * as tf from "@tensorflow/tfjs";
import {startTracing} from "../engine/export/tracing.js";
import {
  image,
  weightedLayers,
  type PortableLayer,
  type PortableNetwork,
  type WeightedLayer
} from "./portableNetwork.js";

/** A model as `tf.loadLayersModel` reads it: a description, and the weights beside it. */
export interface TfjsModel {
  readonly json: Uint8Array;
  readonly weights: Uint8Array;
}

/**
 * A network of tfjs's own layers, from levels [N, 28, 28, 1] in [0, 255] to probabilities [N, 10], as tfjs saves it.
 * @param weightsFile name of the file of weights, which lies beside the description
 */
export async function tfjsModel(network: PortableNetwork, weightsFile: string): Promise<TfjsModel> {
  startTracing(); // which keeps the weights that it is given, and computes nothing
  const model = modelOf(network);
  try {
    for (const {name, kernel, bias} of weightedLayers(network)) {
      const tensors = [kernel, bias].map(({shape, values}) => tf.tensor(values, [...shape]));
      model.getLayer(name).setWeights(tensors);
      tf.dispose(tensors);
    }
    return filesOf(await artifactsOf(model), network, weightsFile);
  } finally {
    model.dispose();
  }
}

function modelOf({name, layers, standardisation: {mean, standardDeviation}}: PortableNetwork): tf.LayersModel {
  const levels = tf.input({name: "levels", shape: [28, 28, 1]});
  const rescaling = tf.layers.rescaling({
    name: "standardise",
    scale: 1 / (255 * standardDeviation),
    offset: -mean / standardDeviation
  });
  const values = new Map([[image, rescaling.apply(levels) as tf.SymbolicTensor]]);
  for (const layer of layers) {
    const inputs = layer.inputs.map((input) => values.get(input)!);
    values.set(layer.name, layerOf(layer).apply(inputs.length === 1 ? inputs[0]! : inputs) as tf.SymbolicTensor);
  }
  const logits = values.get(layers.at(-1)!.name)!;
  const probabilities = tf.layers.softmax({name: "probabilities"}).apply(logits) as tf.SymbolicTensor;
  return tf.model({name, inputs: levels, outputs: probabilities});
}

function layerOf(layer: PortableLayer): tf.layers.Layer {
  const {name} = layer;
  switch (layer.kind) {
    case "conv": {
      const {kernel, bias, stride} = layer;
      const shape = {filters: bias.shape[0]!, kernelSize: kernel.shape[0]!, strides: stride, padding: "same"} as const;
      return tf.layers.conv2d({...optionsOf(layer), ...shape});
    }
    case "dense":
      return tf.layers.dense({...optionsOf(layer), units: layer.bias.shape[0]!});
    case "pool":
      return tf.layers.maxPooling2d({name, poolSize: 2, strides: 2});
    case "mean":
      return tf.layers.averagePooling2d({name, poolSize: layer.size});
    case "rectify":
      return tf.layers.reLU({name});
    case "sum":
      return tf.layers.add({name});
    case "flatten":
      return tf.layers.flatten({name});
    case "dropout":
      return tf.layers.dropout({name, rate: layer.rate});
  }
}

function optionsOf({name, isRectified}: WeightedLayer) {
  const initializer = "zeros"; // the weights come afterwards
  return {name, activation: isRectified ? ("relu" as const) : ("linear" as const), kernelInitializer: initializer};
}

async function artifactsOf(model: tf.LayersModel): Promise<tf.io.ModelArtifacts> {
  let saved: tf.io.ModelArtifacts | undefined;
  await model.save(
    tf.io.withSaveHandler((artifacts) => {
      saved = artifacts;
      return Promise.resolve({modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts)});
    })
  );
  return saved!;
}

/** The files that tfjs's own savers write, of which none runs where there is no folder to write to and no page. */
function filesOf(
  {modelTopology, weightSpecs, weightData, format, generatedBy, convertedBy}: tf.io.ModelArtifacts,
  {weightsSha256}: PortableNetwork,
  weightsFile: string
): TfjsModel {
  const contents = {
    format,
    generatedBy,
    convertedBy,
    modelTopology,
    weightsManifest: [{paths: [weightsFile], weights: weightSpecs}],
    userDefinedMetadata: {weightsSha256}
  };
  return {
    json: new TextEncoder().encode(JSON.stringify(contents)),
    weights: new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData))
  };
}
