import {classCount} from "./classNames.js";
import type {Model, ModelFormat} from "./schemas/vocabulary.js";

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

/** The layers of each model by PyTorch's names; its weights have the same. */
const torchLayers: Readonly<Record<Model, readonly string[]>> = {
  ann: [
    "flatten=Flatten(), dense1=Linear(784, 256), relu1=ReLU(), dropout1=Dropout(0.2),",
    "dense2=Linear(256, 128), relu2=ReLU(), dropout2=Dropout(0.2), logits=Linear(128, 10)"
  ],
  cnn: [
    "conv1=Conv2d(1, 32, 3, padding=1), relu1=ReLU(), pool1=MaxPool2d(2),",
    "conv2=Conv2d(32, 64, 3, padding=1), relu2=ReLU(), pool2=MaxPool2d(2), flatten=Flatten(),",
    "dense1=Linear(3136, 128), relu3=ReLU(), dropout1=Dropout(0.25), logits=Linear(128, 10)"
  ]
};

const torchNames: Readonly<Record<Model, string>> = {
  ann: "Dropout, Flatten, Linear, ReLU, Sequential",
  cnn: "Conv2d, Dropout, Flatten, Linear, MaxPool2d, ReLU, Sequential"
};

const kerasLayers: Readonly<Record<Model, readonly string[]>> = {
  ann: [
    'layers.Flatten(), layers.Dense(256, "relu"), layers.Dropout(0.2),',
    'layers.Dense(128, "relu"), layers.Dropout(0.2), layers.Dense(10, "softmax")'
  ],
  cnn: [
    'layers.Conv2D(32, 3, padding="same", activation="relu"), layers.MaxPooling2D(),',
    'layers.Conv2D(64, 3, padding="same", activation="relu"), layers.MaxPooling2D(), layers.Flatten(),',
    'layers.Dense(128, "relu"), layers.Dropout(0.25), layers.Dense(10, "softmax")'
  ]
};

/** The lines for every format, of one model. */
export function modelLines(model: Model, {mean, standardDeviation}: Standardisation): readonly ModelLines[] {
  const [centre, scale] = [digits(mean), digits(standardDeviation)];
  return [
    {
      library: "PyTorch",
      format: "safetensors",
      language: "python",
      packages: ["torch", "safetensors"],
      lines: [
        "import torch",
        `from torch.nn import ${torchNames[model]}`,
        "from collections import OrderedDict",
        "from safetensors.torch import load_file",
        "model = Sequential(OrderedDict(",
        ...torchLayers[model].map((line) => `    ${line}`),
        ")).eval()",
        `model.load_state_dict(load_file("${model}.safetensors"))`,
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
        `session = onnxruntime.InferenceSession("${model}.onnx")`,
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
        `const session = await ort.InferenceSession.create("${model}.onnx");`,
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
        `const model = await tf.loadLayersModel("${model}-tfjs.json"); // ${model}-tfjs.bin lies beside it`,
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
        "import keras, numpy as np; from keras import layers",
        "model = keras.Sequential([",
        "    keras.Input((28, 28, 1)),",
        `    layers.Rescaling(1 / 255 / ${scale}, offset=-${centre} / ${scale}),`,
        ...kerasLayers[model].map((line) => `    ${line}`),
        "])",
        `with np.load("${model}.npz") as weights: model.set_weights(list(weights.values()))`,
        'probabilities = model.predict(levels[..., None].astype("float32"), batch_size=500)'
      ]
    }
  ];
}
