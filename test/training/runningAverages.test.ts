import {expect, it} from "vitest";
import {epochOrder, shardExamples} from "../../data-loaders/training/batches.js";
import {shardGradient} from "../../data-loaders/training/shardGradient.js";
import type {Network} from "../../data-loaders/engine/runtime/loadNetwork.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {parameterCountsOf} from "../../data-loaders/experiments/describeVariant.js";
import {largestError} from "../engine/largestError.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {networkOf} from "./gradients.js";
import {smallProtocols, trainSmall} from "./smallRun.js";

const name = "ann-normalised";
const protocol = smallProtocols[name];

/** How many examples a shard of the only batch has, and what it leaves in the gradient's memory. */
function shardOf(network: Network, shard: number): {readonly count: number; readonly gradient: Float32Array} {
  const {split, train, standardised} = trainingData(loadFixture(), protocol, 1);
  const order = epochOrder(split.train, 1, 0);
  const examples = shardExamples(order, 0, shard, protocol);
  const place = {seed: 1, epoch: 0, step: 0, shard, shardSize: protocol.shardSize};
  shardGradient(network, train, standardised, {examples, place, batchSize: order.length});
  return {count: examples.length, gradient: network.gradient.view.slice()};
}

// PyTorch's momentum of 0.1: a batch leaves nine tenths of what was there.
it("a batch that is not full counts each of its images alike in the averages of batch normalisation", async () => {
  const network = await networkOf(name, [32, 40], [8, 40]);
  const {trained} = parameterCountsOf(name);
  const start = network.parameters.view.slice(trained); // means of 0 and variances of 1
  const shards = [shardOf(network, 0), shardOf(network, 1)];
  expect(shards.map(({count}) => count)).toEqual([32, 8]);
  const moments = start.map((_, i) =>
    shards.reduce((sum, {count, gradient}) => sum + (count / 40) * gradient[trained + i]!, 0)
  );
  const {parameters} = await trainSmall(name, {checkpointPath: "none", checkpointSeconds: Infinity, workerCount: 1});
  const expected = start.map((value, i) => 0.9 * value + 0.1 * moments[i]!);
  expect(largestError(parameters.slice(trained), expected)).toBeLessThan(1e-6);
});
