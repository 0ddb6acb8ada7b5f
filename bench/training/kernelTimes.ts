import {assemble} from "../../data-loaders/engine/assemble.js";
import {bind, loadNetwork} from "../../data-loaders/engine/runtime/loadNetwork.js";
import {exportVariant} from "../../data-loaders/experiments/describeVariant.js";
import {variant} from "../../data-loaders/experiments/variants.js";

const runCount = 101;

/** How long the calls of one of our kernels take in a program, together. */
export interface KernelTime {
  readonly kernel: string;
  readonly callCount: number;
  /** Median of the runs. */
  readonly milliseconds: number;
}

/** How long each kernel takes of a shard's gradient, on random images; the kernels that take longest first. */
export async function kernelTimes(name: string): Promise<readonly KernelTime[]> {
  const {shardSize: exampleCount, batchSize} = variant(name).protocol;
  const exported = exportVariant(name, {outputCounts: [], shards: [{exampleCount, batchSize}]});
  const network = await loadNetwork(exported, await assemble("kernels"), 1);
  network.parameters.view.set(network.initialParameters());
  const {x, masks} = network.gradientOf(exampleCount, batchSize);
  for (let i = 0; i < x.view.length; ++i) x.view[i] = Math.random() - 0.5;
  for (const mask of masks) mask.view.fill(1);
  const calls = exported.gradients[0]!.calls.map((call) => ({kernel: call[0], run: bind(network.native, call)}));
  const runs = Array.from({length: runCount}, () => timesByKernel(calls));
  return Array.from(runs[0]!.keys(), (kernel) => {
    const times = runs.map((run) => run.get(kernel)!).sort((a, b) => a - b);
    const callCount = calls.filter((call) => call.kernel === kernel).length;
    return {kernel, callCount, milliseconds: times[Math.floor(runCount / 2)]!};
  }).sort((a, b) => b.milliseconds - a.milliseconds);
}

/** Milliseconds that each kernel takes, by its name. */
function timesByKernel(calls: readonly {kernel: string; run: () => void}[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const {kernel, run} of calls) {
    const start = performance.now();
    run();
    times.set(kernel, (times.get(kernel) ?? 0) + performance.now() - start);
  }
  return times;
}
