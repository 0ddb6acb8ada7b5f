import {classCount} from "./classNames.js";
import type {Model, ModelFormat, PortableVariant} from "./schemas/vocabulary.js";

/** What was done to the pixels before training: (level / 255 − mean) / standard deviation. */
export interface Standardisation {
  readonly mean: number;
  readonly standardDeviation: number;
}

/** Lines that load a model's file and ask it, for a program that has `levels`: pixels from 0 to 255, [n, 28, 28]. */
export interface ModelLines {
  readonly library: string;
  readonly format: ModelFormat;
  readonly language: "python" | "javascript";
  /** Packages that the lines need. */
  readonly packages: readonly string[];
  /** They leave `probabilities`, [n, 10]. */
  readonly lines: readonly string[];
}

/** A number of the standardisation with more digits than float32 has. */
function digits(value: number): string {
  return String(Number(value.toPrecision(8)));
}

/** Lines that make `model` out of a sequence of layers by PyTorch's names; its weights have the same. */
function torchSequence(variant: Model, names: string, layers: readonly string[]): readonly string[] {
  return [
    "import torch",
    `from torch.nn import ${names}`,
    "from collections import OrderedDict",
    "from safetensors.torch import load_file",
    "model = Sequential(OrderedDict(",
    ...layers.map((line) => `    ${line}`),
    ")).eval()",
    `model.load_state_dict(load_file("${variant}.safetensors"))`
  ];
}

/** Lines that make `model`, which takes standardised images [n, 1, 28, 28] and gives logits. */
const torchModels: Readonly<Record<PortableVariant, readonly string[]>> = {
  ann: torchSequence("ann", "Dropout, Flatten, Linear, ReLU, Sequential", [
    "flatten=Flatten(), dense1=Linear(784, 256), relu1=ReLU(), dropout1=Dropout(0.2),",
    "dense2=Linear(256, 128), relu2=ReLU(), dropout2=Dropout(0.2), logits=Linear(128, 10)"
  ]),
  cnn: torchSequence("cnn", "Conv2d, Dropout, Flatten, Linear, MaxPool2d, ReLU, Sequential", [
    "conv1=Conv2d(1, 32, 3, padding=1), relu1=ReLU(), pool1=MaxPool2d(2),",
    "conv2=Conv2d(32, 64, 3, padding=1), relu2=ReLU(), pool2=MaxPool2d(2), flatten=Flatten(),",
    "dense1=Linear(3136, 128), relu3=ReLU(), dropout1=Dropout(0.25), logits=Linear(128, 10)"
  ]),
  "resnet-20": [
    "import torch",
    "from torch.nn.functional import conv2d, linear, pad, relu",
    "from safetensors.torch import load_file",
    'w = load_file("resnet-20.safetensors")',
    "def conv(x, name, stride=1):",
    '    kernel = w[name + ".weight"]',
    "    if kernel.shape[-1] == 3: x = pad(x, (0, 1, 0, 1) if stride == 2 else (1, 1, 1, 1))",
    '    return conv2d(x, kernel, w[name + ".bias"], stride)',
    "def block(x, name, stride):",
    '    change = conv(relu(conv(x, name + "a", stride)), name + "b")',
    '    return relu(change + (conv(x, name + "-widened", stride) if stride == 2 else x))',
    "def model(x):",
    '    x = relu(conv(x, "conv"))',
    "    for stage in 1, 2, 3:",
    '        for place in 1, 2, 3: x = block(x, f"block{stage}-{place}", 2 if stage > place == 1 else 1)',
    '    return linear(x.mean((2, 3)), w["logits.weight"], w["logits.bias"])'
  ]
};

/** Lines that make `model` with its weights. @param rescaling the layer that standardises levels */
type KerasModel = (rescaling: string) => readonly string[];

function kerasSequence(variant: Model, layers: readonly string[]): KerasModel {
  return (rescaling) => [
    "import keras, numpy as np; from keras import layers",
    "model = keras.Sequential([",
    "    keras.Input((28, 28, 1)),",
    `    ${rescaling},`,
    ...layers.map((line) => `    ${line}`),
    "])",
    `with np.load("${variant}.npz") as weights: model.set_weights(list(weights.values()))`
  ];
}

const kerasModels: Readonly<Record<PortableVariant, KerasModel>> = {
  ann: kerasSequence("ann", [
    'layers.Flatten(), layers.Dense(256, "relu"), layers.Dropout(0.2),',
    'layers.Dense(128, "relu"), layers.Dropout(0.2), layers.Dense(10, "softmax")'
  ]),
  cnn: kerasSequence("cnn", [
    'layers.Conv2D(32, 3, padding="same", activation="relu"), layers.MaxPooling2D(),',
    'layers.Conv2D(64, 3, padding="same", activation="relu"), layers.MaxPooling2D(), layers.Flatten(),',
    'layers.Dense(128, "relu"), layers.Dropout(0.25), layers.Dense(10, "softmax")'
  ]),
  "resnet-20": (rescaling) => [
    "import keras, numpy as np; from keras import layers",
    "def conv(x, name, filters, size=3, stride=1):",
    '    return layers.Conv2D(filters, size, stride, "same", name=name)(x)',
    "def block(x, name, filters, stride):",
    '    change = conv(layers.ReLU()(conv(x, name + "a", filters, 3, stride)), name + "b", filters)',
    '    kept = conv(x, name + "-widened", filters, 1, stride) if stride == 2 else x',
    "    return layers.ReLU()(layers.Add()([change, kept]))",
    "inputs = keras.Input((28, 28, 1))",
    `x = layers.ReLU()(conv(${rescaling}(inputs), "conv", 16))`,
    "for stage, filters in (1, 16), (2, 32), (3, 64):",
    '    for place in 1, 2, 3: x = block(x, f"block{stage}-{place}", filters, 2 if stage > place == 1 else 1)',
    'outputs = layers.Dense(10, "softmax", name="logits")(layers.GlobalAveragePooling2D()(x))',
    "model = keras.Model(inputs, outputs)",
    'weights = np.load("resnet-20.npz")',
    "for layer in (layer for layer in model.layers if layer.weights):",
    '    layer.set_weights([weights[f"{layer.name}/{kind}"] for kind in ("kernel", "bias")])'
  ]
};

/** The lines for every format, of one network. */
export function modelLines(
  variant: PortableVariant,
  {mean, standardDeviation}: Standardisation
): readonly ModelLines[] {
  const [centre, scale] = [digits(mean), digits(standardDeviation)];
  return [
    {
      library: "PyTorch",
      format: "safetensors",
      language: "python",
      packages: ["torch", "safetensors"],
      lines: [
        ...torchModels[variant],
        `images = (torch.as_tensor(levels)[:, None] / 255 - ${centre}) / ${scale}`,
        "probabilities = model(images).detach().softmax(1).numpy()"
      ]
    },
    {
      library: "ONNX Runtime",
      format: "ONNX",
      language: "python",
      packages: ["onnxruntime", "numpy"],
      lines: [
        "import onnxruntime",
        `session = onnxruntime.InferenceSession("${variant}.onnx")`,
        'images = levels[:, None].astype("float32")  # 0 to 255: the model standardises them itself',
        '[probabilities] = session.run(["probabilities"], {"levels": images})'
      ]
    },
    {
      library: "ONNX Runtime Web",
      format: "ONNX",
      language: "javascript",
      packages: ["onnxruntime-web"],
      lines: [
        'import * as ort from "onnxruntime-web";',
        `const session = await ort.InferenceSession.create("${variant}.onnx");`,
        "const pixels = Float32Array.from(levels); // 0 to 255: the model standardises them itself",
        'const images = new ort.Tensor("float32", pixels, [pixels.length / 784, 1, 28, 28]);',
        `const {probabilities} = await session.run({levels: images}); // .data: ${classCount} for each image`
      ]
    },
    {
      library: "TensorFlow.js",
      format: "TensorFlow.js",
      language: "javascript",
      packages: ["@tensorflow/tfjs"],
      lines: [
        'import * as tf from "@tensorflow/tfjs";',
        `const model = await tf.loadLayersModel("${variant}-tfjs.json"); // ${variant}-tfjs.bin lies beside it`,
        "const pixels = Float32Array.from(levels); // 0 to 255: the model standardises them itself",
        "const images = tf.tensor4d(pixels, [pixels.length / 784, 28, 28, 1]);",
        "const probabilities = model.predict(images, {batchSize: 500});"
      ]
    },
    {
      library: "Keras",
      format: "NumPy",
      language: "python",
      packages: ["keras", "numpy"],
      lines: [
        ...kerasModels[variant](`layers.Rescaling(1 / 255 / ${scale}, offset=-${centre} / ${scale})`),
        'probabilities = model.predict(levels[..., None].astype("float32"), batch_size=500)'
      ]
    }
  ];
}
