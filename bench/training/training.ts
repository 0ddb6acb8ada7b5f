import {availableParallelism} from "node:os";
import {machine} from "../../data-loaders/runs/machine.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import type {Contender} from "./contender.js";
import {kernelTimes} from "./kernelTimes.js";
import {ours} from "./ours.js";
import {peakOfCores} from "./peakPerCore.js";
import {pytorch} from "./pytorch.js";
import {stepFlops} from "./stepFlops.js";
import {stock} from "./stock.js";

/** Rounds in which every contender is measured once, in turn, so that a noisy minute falls on all of them. */
const roundCount = 5;
const stepsPerEpoch = 750;
const batchSize = 64;

const contenders: readonly Contender[] = [
  ours(1),
  ours(2),
  stock("wasm"),
  pytorch(1),
  pytorch(2),
  pytorch(0),
  stock("cpu")
];

/** How long a training step takes: ours beside tfjs as it is installed and beside PyTorch, in one run. */
export async function training(): Promise<void> {
  console.log(`${machine()}; batches of ${batchSize}; ${roundCount} rounds, all contenders in turn\n`);
  const cores = Math.min(2, availableParallelism());
  const peaks = [await peakOfCores(1), await peakOfCores(cores)];
  console.log(
    `simd128 peak: ${peaks[0]!.toFixed(1)} GFLOP/s on one core, ${peaks[1]!.toFixed(1)} on ${cores} at once\n`
  );
  for (const model of models) {
    const times = await timesOf(model);
    printTimes(model, times);
    printRates(model, times, peaks);
    await printKernels(model);
  }
}

type Times = ReadonlyMap<Contender, readonly number[]>;

async function timesOf(model: Model): Promise<Times> {
  const times = new Map<Contender, number[]>();
  for (let round = 0; round < roundCount; ++round) {
    for (const contender of contenders) {
      if (round > 0 && contender.isSlow === true) continue;
      const time = await contender.measure(model);
      if (time === undefined) continue;
      times.set(contender, [...(times.get(contender) ?? []), time]);
      console.error(`${model}, round ${round + 1}: ${contender.name} ${time.toFixed(2)} ms a step`);
    }
  }
  return times;
}

function printTimes(model: Model, times: Times): void {
  const fastest = fastestPytorch(times);
  console.log(`\n${model.toUpperCase()}, ms per step`);
  console.log("| contender | min | median | max | s per epoch | × PyTorch (median) | rounds |");
  console.log("|---|---|---|---|---|---|---|");
  for (const [{name}, values] of times) {
    const cells = [Math.min(...values), median(values), Math.max(...values)].map((value) => value.toFixed(2));
    const ratio = fastest === undefined ? "" : (median(values) / fastest).toFixed(2);
    const epoch = ((median(values) * stepsPerEpoch) / 1000).toFixed(1);
    console.log(`| ${[name, ...cells, epoch, ratio, values.length].join(" | ")} |`);
  }
}

/** Median of PyTorch's faster setting. */
function fastestPytorch(times: Times): number | undefined {
  const medians = [...times].filter(([{name}]) => name.startsWith("PyTorch")).map(([, values]) => median(values));
  return medians.length === 0 ? undefined : Math.min(...medians);
}

/** How much of the peak is used, by operations as the layers define them and as they are carried out. */
function printRates(model: Model, times: Times, peaks: readonly number[]): void {
  const flops = stepFlops(model);
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

async function printKernels(model: Model): Promise<void> {
  const rows = await kernelTimes(model);
  const sum = rows.reduce((total, {milliseconds}) => total + milliseconds, 0);
  console.log(`\nwhere a shard's ${sum.toFixed(2)} ms go (16 images, one thread, median of each kernel)`);
  console.log("| kernel | calls | ms | % |");
  console.log("|---|---|---|---|");
  for (const {kernel, callCount, milliseconds} of rows) {
    const share = (100 * milliseconds) / sum;
    if (share < 0.5) continue;
    console.log(`| ${kernel} | ${callCount} | ${milliseconds.toFixed(3)} | ${share.toFixed(1)} |`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
