import {classCount} from "../../src/lib/classNames.js";
import {image, type PortableLayer, type PortableNetwork, type WeightedLayer, type Weights} from "./portableNetwork.js";
import {message} from "./protobuf.js";
import {pytorchWeights} from "./pytorchWeights.js";
import {bytesOf} from "../store/floatBytes.js";

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
  /** What it takes: what other steps give, and weights. */
  readonly inputs: readonly string[];
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
    {name: "scaled", operator: "Mul", inputs: ["levels", "standardise.scale"]},
    {name: image, operator: "Add", inputs: ["scaled", "standardise.offset"]},
    ...stepsOf(network),
    {name: "probabilities", operator: "Softmax", inputs: ["logits"], attributes: {axis: 1}}
  ];
  const {graph, model, opset, text} = fields;
  const made = message([
    [graph.node, steps.map(node)],
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

/** A network's steps. What a rectified layer gives is its rectifier's; what dropout gives is what it takes. */
function stepsOf({layers}: PortableNetwork): Step[] {
  const given = new Map([[image, image]]);
  return layers.flatMap((layer) => {
    const steps = stepsOfLayer(
      layer,
      layer.inputs.map((input) => given.get(input)!)
    );
    given.set(layer.name, steps.at(-1)?.name ?? given.get(layer.inputs[0]!)!);
    return steps;
  });
}

function stepsOfLayer(layer: PortableLayer, inputs: readonly string[]): Step[] {
  const {name} = layer;
  switch (layer.kind) {
    case "conv":
    case "dense": {
      const step = {inputs: [...inputs, `${name}.weight`, `${name}.bias`], ...operatorOf(layer)};
      if (!layer.isRectified) return [{name, ...step}];
      return [
        {name, ...step},
        {name: `${name}.relu`, operator: "Relu", inputs: [name]}
      ];
    }
    case "pool":
      return [{name, operator: "MaxPool", inputs, attributes: {kernel_shape: [2, 2], strides: [2, 2]}}];
    case "mean":
      return [{name, operator: "GlobalAveragePool", inputs}];
    case "rectify":
      return [{name, operator: "Relu", inputs}];
    case "sum":
      return [{name, operator: "Add", inputs}];
    case "flatten":
      return [{name, operator: "Flatten", inputs, attributes: {axis: 1}}];
    case "dropout":
      return [];
  }
}

function operatorOf(layer: WeightedLayer): Pick<Step, "operator" | "attributes"> {
  if (layer.kind === "dense") return {operator: "Gemm", attributes: {transB: 1}};
  const {kernel, stride, padding} = layer;
  const [height, width] = kernel.shape as [number, number];
  const [before, after] = padding;
  return {
    operator: "Conv",
    attributes: {kernel_shape: [height, width], pads: [before, before, after, after], strides: [stride, stride]}
  };
}

function node({name, operator, inputs, attributes = {}}: Step): Uint8Array {
  const {node} = fields;
  return message([
    [node.input, inputs],
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
