import {readParameters} from "../../data-loaders/engine/parameters.js";
import type {KernelTime} from "../../data-loaders/engine/program/program.js";
import {startNetwork} from "../../data-loaders/training/startNetwork.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";
import type {Model} from "../../src/lib/schemas/vocabulary.js";

const runCount = 101;

/** Median time of each kernel of a shard's gradient, on random images. */
export async function kernelTimes(model: Model): Promise<readonly KernelTime[]> {
  const {shardSize, batchSize} = sourceProtocol;
  const network = await startNetwork(model, 1);
  network.memory.parameters.view.set(readParameters(network.model));
  const program = network.gradient(shardSize, batchSize);
  const {view} = program.x;
  for (let i = 0; i < view.length; ++i) view[i] = Math.random() - 0.5;
  for (const mask of program.masks) mask.view.fill(1);
  const runs = Array.from({length: runCount}, () => program.profile());
  return runs[0]!.map((row, i) => {
    const times = runs.map((run) => run[i]!.milliseconds).sort((a, b) => a - b);
    return {...row, milliseconds: times[Math.floor(runCount / 2)]!};
  });
}
