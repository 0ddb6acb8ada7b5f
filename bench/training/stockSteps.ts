import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import {drawInitialWeights} from "../../data-loaders/engine/layers/initialWeights.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {dropoutLayers} from "../../data-loaders/engine/export/modelPrograms.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";
import {composedFilterGradient} from "./composedFilterGradient.js";

// Prints the mean time of a step, ms: model, loss, gradient and optimiser all tfjs's own.

const [backend, model] = process.argv.slice(2) as ["cpu" | "wasm", Model];
const batchSize = 64;
const counts = {cpu: {ann: [1, 3], cnn: [0, 1]}, wasm: {ann: [20, 100], cnn: [3, 15]}} as const;
const [warmUp, measured] = counts[backend][model];

await tf.setBackend(backend);
if (backend === "wasm") tf.registerKernel(composedFilterGradient);
const network = variant(model).topology.build();
drawInitialWeights(network, 1);
for (const layer of dropoutLayers(network)) {
  layer.mask = tf.keep(tf.zeros([batchSize, ...(layer.outputShape as number[]).slice(1)]));
}
const x = tf.randomUniform([batchSize, ...variant(model).topology.inputShape], -1, 1, "float32", 1);
const labels = tf.oneHot(
  Array.from({length: batchSize}, (_, i) => i % 10),
  10
);
const optimiser = tf.train.adam(0.001);

function step(): void {
  const loss = optimiser.minimize(
    () => tf.losses.softmaxCrossEntropy(labels, network.apply(x, {training: true}) as tf.Tensor).asScalar(),
    true
  );
  loss!.dataSync();
  loss!.dispose();
}

for (let i = 0; i < warmUp; ++i) step();
const start = performance.now();
for (let i = 0; i < measured; ++i) step();
process.stdout.write(String((performance.now() - start) / measured));
