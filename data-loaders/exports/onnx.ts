import {classCount} from "../../src/lib/classNames.js";
import type {PortableLayer, PortableNetwork, Weights} from "./portableNetwork.js";
import {message} from "./protobuf.js";
import {pytorchWeights} from "./pytorchWeights.js";
import {bytesOf} from "./safetensors.js";

/** Numbers of ONNX's fields and constants. Source: https://github.com/onnx/onnx/blob/v1.16.0/onnx/onnx.proto */
const fields = {
  model: {irVersion: 1, producerName: 2, graph: 7, opsetImport: 8, metadata: 14},
  opset: {domain: 1, version: 2},
  text: {key: 1, value: 2},
  graph: {node: 1, name: 2, initializer: 5, input: 11, output: 12},
  node: {input: 1, output: 2, name: 3, operator: 4, attribute: 5},
  attribute: {name: 1, i: 3, ints: 8, type: 20},
  tensor: {dims: 1, dataType: 2, name: 8, rawData: 9},
  value: {name: 1, type: 2},
  type: {tensor: 1},
  tensorType: {elementType: 1, shape: 2},
  shape: {dim: 1},
  dim: {value: 1, parameter: 2}
} as const;
const float = 1;
const attributeType = {int: 2, ints: 7} as const;

/** The first that has all of ONNX's operators in the form used here, so that old runtimes read the file as well. */
const opsetVersion = 13;
const irVersion = 7;

type Attributes = Readonly<Record<string, number | readonly number[]>>;

/** A step of the graph; what it gives has its own name. */
interface Step {
  readonly name: string;
  readonly operator: string;
  /** What it takes besides the step before it. */
  readonly weights?: readonly string[];
  readonly attributes?: Attributes;
}

/**
 * A network as an ONNX model, the same bytes for the same weights: from levels, float32 [N, 1, 28, 28] in [0, 255], to
 * `logits` and `probabilities`, both [N, 10]. The standardisation is part of it. Weights have PyTorch's names and layouts.
 */
export function onnx(network: PortableNetwork): Uint8Array {
  const {mean, standardDeviation} = network.standardisation;
  const scalars = {"standardise.scale": 1 / (255 * standardDeviation), "standardise.offset": -mean / standardDeviation};
  const weights: [string, Weights][] = [
    ...Object.entries(scalars).map(([name, value]): [string, Weights] => {
      return [name, {shape: [], values: Float32Array.of(value)}];
    }),
    ...pytorchWeights(network)
  ];
  const steps: Step[] = [
    {name: "scaled", operator: "Mul", weights: ["standardise.scale"]},
    {name: "standardised", operator: "Add", weights: ["standardise.offset"]},
    ...network.layers.flatMap(stepsOf),
    {name: "probabilities", operator: "Softmax", attributes: {axis: 1}}
  ];
  const {graph, model, opset, text} = fields;
  const made = message([
    [graph.node, steps.map((step, i) => node(step, steps[i - 1]?.name ?? "levels"))],
    [graph.name, network.name],
    [graph.initializer, weights.map(tensor)],
    [graph.input, valueOf("levels", ["N", 1, 28, 28])],
    [graph.output, ["logits", "probabilities"].map((name) => valueOf(name, ["N", classCount]))]
  ]);
  return message([
    [model.irVersion, irVersion],
    [model.producerName, "fashion-mnist-report"],
    [model.graph, made],
    [
      model.opsetImport,
      message([
        [opset.domain, ""],
        [opset.version, opsetVersion]
      ])
    ],
    [
      model.metadata,
      message([
        [text.key, "weights-sha256"],
        [text.value, network.weightsSha256]
      ])
    ]
  ]);
}

function stepsOf(layer: PortableLayer): Step[] {
  const {name} = layer;
  switch (layer.kind) {
    case "conv":
    case "dense": {
      const isConvolution = layer.kind === "conv";
      const attributes: Attributes = isConvolution ? {kernel_shape: [3, 3], pads: [1, 1, 1, 1]} : {transB: 1};
      const step = {operator: isConvolution ? "Conv" : "Gemm", weights: [`${name}.weight`, `${name}.bias`], attributes};
      if (!layer.isRectified) return [{name, ...step}];
      return [
        {name, ...step},
        {name: `${name}.relu`, operator: "Relu"}
      ];
    }
    case "pool":
      return [{name, operator: "MaxPool", attributes: {kernel_shape: [2, 2], strides: [2, 2]}}];
    case "flatten":
      return [{name, operator: "Flatten", attributes: {axis: 1}}];
    case "dropout":
      return [];
  }
}

function node({name, operator, weights = [], attributes = {}}: Step, before: string): Uint8Array {
  const {node} = fields;
  return message([
    [node.input, [before, ...weights]],
    [node.output, name],
    [node.name, name],
    [node.operator, operator],
    [node.attribute, Object.entries(attributes).map(([key, value]) => attribute(key, value))]
  ]);
}

function attribute(name: string, value: number | readonly number[]): Uint8Array {
  const {attribute} = fields;
  const isOne = typeof value === "number";
  return message([
    [attribute.name, name],
    [isOne ? attribute.i : attribute.ints, value],
    [attribute.type, isOne ? attributeType.int : attributeType.ints]
  ]);
}

function tensor([name, {shape, values}]: readonly [string, Weights]): Uint8Array {
  const {tensor} = fields;
  return message([
    [tensor.dims, shape],
    [tensor.dataType, float],
    [tensor.name, name],
    [tensor.rawData, bytesOf(values)]
  ]);
}

function valueOf(name: string, axes: readonly (string | number)[]): Uint8Array {
  const {dim, shape, tensorType, type, value} = fields;
  const dims = axes.map((axis) => message([[typeof axis === "string" ? dim.parameter : dim.value, axis]]));
  const tensor = message([
    [tensorType.elementType, float],
    [tensorType.shape, message([[shape.dim, dims]])]
  ]);
  return message([
    [value.name, name],
    [value.type, message([[type.tensor, tensor]])]
  ]);
}
