import {execFileSync, spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import * as tf from "@tensorflow/tfjs";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {answersIn} from "../../data-loaders/browser/predictions/answers.js";
import {interpret} from "../../data-loaders/browser/predictions/interpret.js";
import {readFile} from "../../data-loaders/browser/predictions/readFile.js";
import {snippets} from "../../src/mine/snippets.js";

const linesOf = (library: string): readonly string[] => snippets.find((one) => one.library === library)!.lines;
const before = process.cwd();
/** Other tests of the same process may have put a backend of the engine in the place of tfjs's own. */
const backendBefore = tf.getBackend();
let folder: string;
beforeAll(async () => {
  await tf.setBackend("cpu");
  folder = mkdtempSync(join(tmpdir(), "snippets-"));
  process.chdir(folder);
});
afterAll(async () => {
  process.chdir(before);
  if (backendBefore) await tf.setBackend(backendBefore);
  rmSync(folder, {recursive: true});
});

async function written(name: string) {
  const bytes = new Uint8Array(readFileSync(join(folder, name)));
  return interpret(answersIn(await readFile(bytes))).predictions!;
}

it("each has six lines", () => {
  expect(snippets.map(({lines}) => lines.length)).toEqual([6, 6, 6, 6]);
});

it("TensorFlow.js's lines write a file that is read as probabilities", async () => {
  const model = tf.sequential({layers: [tf.layers.dense({units: 10, activation: "softmax", inputShape: [4]})]});
  const images = tf.randomUniform([10_000, 4]);
  const path = join(folder, "snippet.mjs");
  writeFileSync(path, `export default async (model, images) => {${linesOf("TensorFlow.js").join("\n")}};`);
  const {default: run} = (await import(pathToFileURL(path).href)) as {default: (...given: unknown[]) => Promise<void>};
  await run(model, images);
  const {ids, probabilities} = await written("mine.json");
  expect(Array.from(ids)).toEqual(Array.from((model.predict(images) as tf.Tensor2D).argMax(1).dataSync()));
  expect(probabilities).toHaveLength(100_000);
});

/** What a reader has before the lines: a model of random weights, and images where the lines do not fetch them. */
const preludes = {
  PyTorch: [
    "import torch",
    "test_set = torch.utils.data.TensorDataset(torch.rand(10000, 784), torch.zeros(10000))",
    "model = torch.nn.Linear(784, 10)"
  ],
  "scikit-learn": [
    "import numpy as np, sklearn.datasets",
    "from sklearn.linear_model import LogisticRegression",
    "model = LogisticRegression().fit(np.random.rand(200, 784), np.arange(200) % 10)",
    "images = np.random.rand(70000, 784).astype('float32')",
    "sklearn.datasets.fetch_openml = lambda *_, **__: (images, None)"
  ],
  Keras: [
    "import keras, numpy as np",
    "model = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(10, 'softmax')])",
    "keras.datasets.fashion_mnist.load_data = lambda: ((0, 0), (np.random.rand(10000, 28, 28) * 255, 0))"
  ]
} as const;
/** Where a Python with the libraries may be. */
const pythons = [process.env["PYTHON"] ?? "python3", "/usr/bin/python3"];
const modules = {PyTorch: "torch", "scikit-learn": "sklearn", Keras: "keras"} as const;

describe.each(Object.keys(preludes) as (keyof typeof preludes)[])("%s's lines", (library) => {
  const python = pythons.find((one) => spawnSync(one, ["-c", `import numpy, ${modules[library]}`]).status === 0);
  it.skipIf(python === undefined)("write a file that is read, where the library is installed", async () => {
    execFileSync(python!, ["-c", [...preludes[library], ...linesOf(library)].join("\n")], {cwd: folder});
    const {ids, probabilities} = await written("mine.npy");
    expect([ids.length, probabilities?.length]).toEqual([10_000, 100_000]);
  });
});
