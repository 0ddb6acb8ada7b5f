import {join} from "node:path";
import {tmpdir} from "node:os";
import type {FashionMnist} from "../data-loaders/dataset/examples.js";
import {loadFashionMnist} from "../data-loaders/dataset/loadFashionMnist.js";
import {thisProject} from "../data-loaders/project.js";
import {recordTrainingTimes} from "../data-loaders/runs/recorded/trainingTimes.js";
import {machine} from "../data-loaders/runs/machine.js";
import {rules} from "../data-loaders/claims/rules.js";
import {runOf, type Run} from "../data-loaders/training/run.js";
import {permutation} from "../data-loaders/random/streams.js";
import {train} from "../data-loaders/training/train.js";
import {trainingData} from "../data-loaders/training/trainingData.js";
import {variant, variantsByGroup} from "../data-loaders/experiments/variants.js";
import {timeRatio} from "../data-loaders/tables/variantRows.js";
import {median} from "./rounds.js";

/** Rounds in which a seed of every variant is measured, in an order of the round's own, so that no place in it is one's own. */
const roundCount = 5;

/** Images of the training file: a second or two for each measurement. */
const fileCounts = {ann: 30_000, cnn: 3_000} as const;

/**
 * How long training takes for an image seen, of each variant that is shown by its cost or that a claim on time needs, as
 * a multiple of its model's. The times are recorded for the report, of each round its seed's.
 */
export async function variants(): Promise<void> {
  console.log(`${machine()}; ${roundCount} rounds, all variants in turn\n`);
  const dataset = await loadFashionMnist({}, {log: () => {}});
  const {source, ablation, proposal} = variantsByGroup;
  const timed = rules.flatMap(({parts = []}) => parts.filter(({measure}) => measure === "exampleMicroseconds"));
  const names = [
    ...new Set([...Object.keys({...source, ...ablation, ...proposal}), ...timed.map((part) => part.variant)])
  ];
  const times = new Map<string, number[]>(names.map((name) => [name, []]));
  await microsecondsPerExample(runOf(names[0]!, 1), dataset); // the process warms up
  for (let seed = 1; seed <= roundCount; ++seed) {
    for (const name of shuffled(names, seed)) {
      const time = await microsecondsPerExample(runOf(name, seed), dataset);
      times.get(name)!.push(time);
      console.error(`seed ${seed}: ${name} ${time.toFixed(1)} µs an example`);
    }
  }
  const microseconds = Object.fromEntries(times);
  recordTrainingTimes(thisProject.recorded, {machine: machine(), measuredAt: new Date().toISOString(), microseconds});
  printTable(microseconds);
}

function shuffled(names: readonly string[], seed: number): string[] {
  return Array.from(permutation({seed, stream: "order"}, names.length), (i) => names[i]!);
}

function printTable(microseconds: Readonly<Record<string, readonly number[]>>): void {
  console.log(
    "| variant | µs for each example seen, median | × its base, or the ANN: median over seeds |\n|---|---|---|"
  );
  for (const [name, times] of Object.entries(microseconds)) {
    console.log(`| ${name} | ${median(times).toFixed(1)} | ${timeRatio(microseconds, name)!.toFixed(2)} |`);
  }
}

/** The first of two epochs warms up, the second is measured. */
async function microsecondsPerExample(run: Run, dataset: FashionMnist): Promise<number> {
  const {topology, protocol: usual} = variant(run.variant);
  const protocol = {...usual, epochCount: 2, trainingFileCount: fileCounts[topology.model]};
  const data = trainingData(dataset, protocol, run.seed);
  const options = {checkpointPath: join(tmpdir(), "no-checkpoint"), checkpointSeconds: Infinity};
  const {epochs} = await train(run, protocol, data, topology, options);
  const {seconds} = epochs.findLast(({split}) => split === "train")!;
  return (1e6 * seconds) / data.split.train.length;
}
