import {join} from "node:path";
import {tmpdir} from "node:os";
import type {FashionMnist} from "../data-loaders/dataset/examples.js";
import {loadFashionMnist} from "../data-loaders/dataset/loadFashionMnist.js";
import {thisProject} from "../data-loaders/project.js";
import {recordTrainingTimes} from "../data-loaders/runs/recorded/trainingTimes.js";
import {machine} from "../data-loaders/runs/machine.js";
import {runOf} from "../data-loaders/training/run.js";
import {permutation} from "../data-loaders/random/streams.js";
import {train} from "../data-loaders/training/train.js";
import {trainingData} from "../data-loaders/training/trainingData.js";
import {baseOf, variant, variantsByGroup} from "../data-loaders/experiments/variants.js";
import {median} from "./rounds.js";

/** Rounds in which every variant is measured once, in an order of the round's own, so that no place in it is one's own. */
const roundCount = 3;

/** Images of the training file: a second or two for each measurement. */
const fileCounts = {ann: 30_000, cnn: 3_000} as const;

/**
 * How long an epoch of each variant takes, as a multiple of its model's: what a change costs in training time. The
 * times are recorded for the report.
 */
export async function variants(): Promise<void> {
  console.log(`${machine()}; ${roundCount} rounds, all variants in turn\n`);
  const dataset = await loadFashionMnist({}, {log: () => {}});
  const {source, ablation, proposal} = variantsByGroup;
  const names = Object.keys({...source, ...ablation, ...proposal});
  const times = new Map<string, number[]>(names.map((name) => [name, []]));
  await microsecondsPerExample(names[0]!, dataset); // the process warms up
  for (let round = 0; round < roundCount; ++round) {
    for (const name of shuffled(names, round)) {
      const time = await microsecondsPerExample(name, dataset);
      times.get(name)!.push(time);
      console.error(`round ${round + 1}: ${name} ${time.toFixed(1)} µs an example`);
    }
  }
  const microseconds = Object.fromEntries(names.map((name) => [name, median(times.get(name)!)]));
  recordTrainingTimes(thisProject.recorded, {
    machine: machine(),
    measuredAt: new Date().toISOString(),
    roundCount,
    microseconds
  });
  printTable(microseconds);
}

function shuffled(names: readonly string[], round: number): string[] {
  return Array.from(permutation({seed: 1, stream: "order", epoch: round}, names.length), (i) => names[i]!);
}

function printTable(microseconds: Readonly<Record<string, number>>): void {
  console.log("| variant | µs for each example seen, median | × its model |\n|---|---|---|");
  for (const [name, time] of Object.entries(microseconds)) {
    console.log(`| ${name} | ${time.toFixed(1)} | ${(time / microseconds[baseOf(name) ?? name]!).toFixed(2)} |`);
  }
}

/** The first of two epochs warms up, the second is measured. */
async function microsecondsPerExample(name: string, dataset: FashionMnist): Promise<number> {
  const {topology, protocol: usual} = variant(name);
  const protocol = {...usual, epochCount: 2, trainingFileCount: fileCounts[topology.model]};
  const data = trainingData(dataset, protocol, 1);
  const options = {checkpointPath: join(tmpdir(), "no-checkpoint"), checkpointSeconds: Infinity};
  const {epochs} = await train(runOf(name, 1), protocol, data, variant(name).topology, options);
  const {seconds} = epochs.findLast(({split}) => split === "train")!;
  return (1e6 * seconds) / data.split.train.length;
}
