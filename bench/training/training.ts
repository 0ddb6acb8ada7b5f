import {availableParallelism} from "node:os";
import {machine} from "../../data-loaders/runs/machine.js";
import {variant} from "../../data-loaders/experiments/variants.js";
import {chosenNetworks, median, roundCount, spread, timesOf, type Times} from "../rounds.js";
import {timedNetworks, type Contender, type TimedNetwork} from "./contender.js";
import {kernelTimes} from "./kernelTimes.js";
import {ours} from "./ours.js";
import {peakOfCores} from "./peakPerCore.js";
import {pytorch} from "./pytorch.js";
import {stepFlops} from "./stepFlops.js";
import {stock} from "./stock.js";

const trainCount = 48_000;

const contenders: readonly Contender[] = [
  ours(1),
  ours(2),
  stock("wasm"),
  pytorch(1),
  pytorch(2),
  pytorch(0),
  stock("cpu")
];

/**
 * How long a training step takes: ours beside tfjs as it is installed and beside PyTorch, in one run.
 * @param names of the networks; all where there are none
 * @throws RangeError for an unknown one, before any is timed
 */
export async function training(names: readonly string[]): Promise<void> {
  const networks = chosenNetworks(timedNetworks, names);
  console.log(`${machine()}; ${roundCount} rounds, all contenders in turn\n`);
  const cores = Math.min(2, availableParallelism());
  const peaks = [await peakOfCores(1), await peakOfCores(cores)];
  console.log(
    `simd128 peak: ${peaks[0]!.toFixed(1)} GFLOP/s on one core, ${peaks[1]!.toFixed(1)} on ${cores} at once\n`
  );
  for (const network of networks) {
    const times = await timesOf(network, contenders);
    printTimes(network, times);
    printRates(network, times, peaks);
    await printKernels(network);
  }
}

function printTimes(network: TimedNetwork, times: Times<TimedNetwork>): void {
  const {batchSize} = variant(network).protocol;
  const fastest = fastestPytorch(times);
  console.log(`\n${network.toUpperCase()}, ms per step, batches of ${batchSize}`);
  console.log("| contender | min | median | max | s per epoch | × PyTorch (median) | rounds |");
  console.log("|---|---|---|---|---|---|---|");
  for (const [{name}, values] of times) {
    const ratio = fastest === undefined ? "" : (median(values) / fastest).toFixed(2);
    const epoch = ((median(values) * trainCount) / batchSize / 1000).toFixed(1);
    console.log(`| ${[name, ...spread(values), epoch, ratio, values.length].join(" | ")} |`);
  }
}

/** Median of PyTorch's faster setting. */
function fastestPytorch(times: Times<TimedNetwork>): number | undefined {
  const medians = [...times].filter(([{name}]) => name.startsWith("PyTorch")).map(([, values]) => median(values));
  return medians.length === 0 ? undefined : Math.min(...medians);
}

/** How much of the peak is used, by operations as the layers define them and as they are carried out. */
function printRates(network: TimedNetwork, times: Times<TimedNetwork>, peaks: readonly number[]): void {
  const flops = stepFlops(network);
  const {batchSize} = variant(network).protocol;
  for (const [{name}, values] of times) {
    const coreCount = /^ours, (\d)/.exec(name)?.[1];
    if (coreCount === undefined) continue;
    const peak = peaks[Number(coreCount) - 1]!;
    console.log(`\n${name}, of ${peak.toFixed(1)} GFLOP/s at most on as many cores:`);
    for (const [kind, perImage] of Object.entries(flops) as [string, number][]) {
      const rate = (batchSize * perImage) / median(values) / 1e6;
      const words = kind === "defined" ? "as the layers define them" : "as products carry them out";
      const gigaflops = ((batchSize * perImage) / 1e9).toFixed(3);
      const share = ((100 * rate) / peak).toFixed(0);
      console.log(`${gigaflops} GFLOP a step ${words}: ${rate.toFixed(1)} GFLOP/s, ${share}%`);
    }
  }
}

async function printKernels(network: TimedNetwork): Promise<void> {
  const rows = await kernelTimes(network);
  const sum = rows.reduce((total, {milliseconds}) => total + milliseconds, 0);
  console.log(
    `\nwhere a shard's ${sum.toFixed(2)} ms go (${variant(network).protocol.shardSize} images, one thread, median of each kernel)`
  );
  console.log("| kernel | calls | ms | % |");
  console.log("|---|---|---|---|");
  for (const {kernel, callCount, milliseconds} of rows) {
    const share = (100 * milliseconds) / sum;
    if (share < 0.5) continue;
    console.log(`| ${kernel} | ${callCount} | ${milliseconds.toFixed(3)} | ${share.toFixed(1)} |`);
  }
}
