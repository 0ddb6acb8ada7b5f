import * as tf from "@tensorflow/tfjs";
import {standardisationTable} from "../../data-loaders/dataset/standardisationTable.js";
import type {LogitStatistics} from "../../data-loaders/engine/logitStatistics.js";
import {assemble} from "../../data-loaders/engine/assemble.js";
import {dropoutLayers} from "../../data-loaders/engine/export/modelPrograms.js";
import {loadNetwork, type Network} from "../../data-loaders/engine/runtime/loadNetwork.js";
import {shardGradient} from "../../data-loaders/training/shardGradient.js";
import {exportVariant} from "../../data-loaders/experiments/describeVariant.js";
import {searches, trialName} from "../../data-loaders/experiments/searches.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {drawnModel} from "../models/drawnModel.js";

const {train} = loadFixture();
const standardised = standardisationTable({mean: 0.286, standardDeviation: 0.353});

/** Trials that stand for the networks that are half and one and a half times as wide. */
const [narrow, wide] = [0.5, 1.5].map((wanted) =>
  trialName("cnn", searches.cnn.settings.findIndex(({width}) => width === wanted) + 1, 1)
) as [string, string];

/** A variant for each network that is trained and of which tfjs's reference backend has a gradient within a second. */
export const quickNetworks = ["ann", "ann-normalised", "linear"] as const;

/** The others: of these the reference's gradients are kept in reference/gradients.json. */
export const slowNetworks = [
  "cnn",
  "cnn-normalised",
  narrow,
  "cnn-one-pool",
  "vgg",
  "resnet",
  "resnet-20",
  wide
] as const;

/** Images in the shard of which a network's gradient is compared. */
export function comparedCount(name: string): number {
  return variant(name).topology.model === "ann" ? 8 : 2;
}

/** A shard's gradient, loss and hits. */
export interface Gradient extends LogitStatistics {
  readonly gradient: Float32Array;
}

/** A network with its initial weights. @param shards [examples, batch] of those whose gradients are asked for */
export async function networkOf(name: string, ...shards: readonly (readonly [number, number])[]): Promise<Network> {
  const shapes = shards.map(([exampleCount, batchSize]) => ({exampleCount, batchSize}));
  const exported = exportVariant(name, {outputCounts: [], shards: shapes});
  const network = await loadNetwork(exported, await assemble("kernels"), 1);
  network.parameters.view.set(network.initialParameters());
  return network;
}

/** The gradient of a shard of four of a batch's images, or of more, starting with any. */
export function gradientOf(network: Network, start: number, count: number, batchSize: number): Gradient {
  const examples = Uint32Array.from({length: count}, (_, i) => start + i);
  const place = {seed: 1, epoch: 0, step: 0, shard: start / 4, shardSize: 4};
  const statistics = shardGradient(network, train, standardised, {examples, place, batchSize});
  return {...statistics, gradient: network.gradient.view.slice()};
}

/** The same gradient by tfjs's own means: its kernels, its loss, its dropout by the masks that the network drew. */
export function referenceGradient(name: string, network: Network, count: number): Gradient {
  const program = network.gradientOf(count, count);
  const model = drawnModel(name, 1);
  return tf.tidy(() => {
    dropoutLayers(model).forEach((layer, i) => {
      layer.mask = tf.tensor(program.masks[i]!.view.slice(), [count, (layer.outputShape as number[])[1]!]);
    });
    const x = tf.tensor(program.x.view.slice(), [count, ...variant(name).topology.inputShape]);
    const labels = tf.tensor(program.targets.view.slice(), [count, 10]);
    let logits: tf.Tensor | undefined;
    const {value, grads} = tf.variableGrads(
      () => {
        logits = tf.keep(model.apply(x, {training: true}) as tf.Tensor);
        return tf.losses.softmaxCrossEntropy(labels, logits).asScalar();
      },
      model.trainableWeights.map((weight) => weight.read() as tf.Variable)
    );
    const values = model.trainableWeights.map((weight) => [
      ...grads[(weight.read() as tf.Variable).name]!.dataSync<"float32">()
    ]);
    const hits = tf.equal(tf.argMax(logits!, 1), tf.argMax(labels, 1));
    logits!.dispose();
    return {
      gradient: Float32Array.from(values.flat()),
      lossSum: value.dataSync()[0]! * count,
      correctCount: tf.sum(hits).dataSync()[0]!
    };
  });
}
