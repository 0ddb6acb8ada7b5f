import {waitForAll} from "../engine/barrier.js";
import {logitStatistics} from "../engine/logitStatistics.js";
import {optimiser, optimiserArrays, type Optimiser, type OptimiserArrays} from "../engine/optimiser.js";
import {argmax} from "../evaluation/argmax.js";
import type {Split} from "../../src/lib/schemas/vocabulary.js";
import {epochOrder, shardExamples} from "./batches.js";
import type {Checkpoint, EpochResult, OptimiserState, Position} from "./checkpoint.js";
import type {Network} from "../engine/runtime/loadNetwork.js";
import {microsecondsPerImage, predict} from "./predict.js";
import {learningRateAt} from "./schedule.js";
import {shardGradient} from "./shardGradient.js";
import {seedOf} from "./protocol.js";
import {shardCount, type TrainingTask} from "./trainingTask.js";

/** What the first worker tells while it trains. */
export type TrainingMessage =
  | {readonly kind: "step"; readonly position: Position; readonly exampleCount: number}
  | {readonly kind: "epoch"; readonly results: readonly EpochResult[]; readonly left: Checkpoint}
  | {readonly kind: "evaluating"; readonly split: Split}
  | {
      readonly kind: "done";
      readonly parameters: Float32Array;
      readonly position: Position;
      readonly inferenceMicroseconds: number;
    };

/** Where a worker tells how it goes, and where it leaves checkpoints. */
export interface Outlets {
  readonly post: (message: TrainingMessage) => void;
  readonly save: (checkpoint: Checkpoint) => void;
}

interface Trainer {
  readonly task: TrainingTask;
  readonly network: Network;
  readonly optimiser: Optimiser;
  /** What the workers share: parameters, the optimiser's means, and each shard's gradient. */
  readonly arrays: OptimiserArrays;
  readonly post: Outlets["post"];
  readonly save: Outlets["save"];
  readonly clock: Clock;
  /** Sum of the parameters of the epochs that are averaged, as far as they have passed. */
  parameterSum: Float64Array | undefined;
}

/** When the last message was posted and the last checkpoint written, ms. */
interface Clock {
  messaged: number;
  saved: number;
}

const millisecondsBetweenMessages = 200;

/**
 * Trains a run as one of its workers. Each computes its shards' gradients; the sums, taken in the shards' order, and
 * the steps that follow are the same whoever computes them.
 * The first worker alone tells how it goes and leaves checkpoints.
 * @param network as it was built; its parameters are set here
 * @throws Error if the loss is no longer finite or the network says one wrong class for all, with epoch and step
 */
export async function trainAsWorker(task: TrainingTask, network: Network, {post, save}: Outlets): Promise<void> {
  const {shared, workerIndex, resumeFrom} = task;
  const arrays = optimiserArrays(shared.optimiser);
  const trainer: Trainer = {
    task,
    network,
    optimiser: await optimiser(task.optimiser, shared.optimiser, {...task, rule: task.protocol.rule}),
    arrays,
    post: workerIndex === 0 ? post : () => {},
    save,
    clock: {messaged: -Infinity, saved: performance.now()},
    parameterSum: resumeFrom?.state.parameterSum
  };
  if (workerIndex === 0) start(trainer);
  waitForAll(shared.barrier, task.workerCount);
  network.parameters.view.set(arrays.parameters);
  const {epochCount} = task.protocol;
  const lastEpoch = Math.min(epochCount, task.lastEpoch ?? epochCount);
  let position = resumeFrom?.position ?? startPosition();
  while (position.epoch < lastEpoch) position = trainEpoch(trainer, position);
  const inferenceMicroseconds = evaluateAll(trainer);
  trainer.post({kind: "done", parameters: arrays.parameters.slice(), position, inferenceMicroseconds});
}

/** Sets the shared parameters to the initial weights, or all that the optimiser knows to where the run was left. */
function start({task, network, arrays}: Trainer): void {
  const left = task.resumeFrom?.state;
  arrays.parameters.set(left?.parameters ?? network.initialParameters(task.startFrom));
  if (left === undefined) return;
  arrays.firstMoment.set(left.firstMoment);
  arrays.secondMoment.set(left.secondMoment);
}

function startPosition(): Position {
  return {
    stepCount: 0,
    epoch: 0,
    step: 0,
    seenCount: 0,
    lossSum: 0,
    correctCount: 0,
    seconds: 0,
    epochs: [],
    startedAt: new Date().toISOString()
  };
}

/** Goes on to the end of the epoch and measures it. @returns the position at the start of the next */
function trainEpoch(trainer: Trainer, start: Position): Position {
  const {protocol, data, run} = trainer.task;
  const order = epochOrder(data.split.train, seedOf(protocol, run.seed, "order"), start.epoch);
  const startedAt = performance.now();
  const stepCount = Math.ceil(order.length / protocol.batchSize);
  let position = start;
  while (position.step < stepCount) {
    position = trainStep(trainer, order, position);
    position = {...position, seconds: start.seconds + (performance.now() - startedAt) / 1000};
    report(trainer, position, order.length);
  }
  averageParameters(trainer, start.epoch + 1);
  const results = measureEpoch(trainer, position, order.length);
  const next = {
    ...startPosition(),
    startedAt: start.startedAt,
    stepCount: position.stepCount,
    epoch: start.epoch + 1,
    epochs: [...start.epochs, ...results]
  };
  trainer.post({kind: "epoch", results, left: {position: next, state: copyOf(stateOf(trainer))}});
  return next;
}

/** All that the optimiser knows, and what is averaged; it changes as training goes on. */
function stateOf({arrays, parameterSum}: Trainer): OptimiserState {
  const {parameters, firstMoment, secondMoment} = arrays;
  return {parameters, firstMoment, secondMoment, ...(parameterSum && {parameterSum})};
}

function copyOf({parameters, firstMoment, secondMoment, parameterSum}: OptimiserState): OptimiserState {
  const sum = parameterSum && {parameterSum: parameterSum.slice()};
  return {
    parameters: parameters.slice(),
    firstMoment: firstMoment.slice(),
    secondMoment: secondMoment.slice(),
    ...sum
  };
}

/**
 * Adds the parameters to the average if the epoch, from 1, is one of the last that are averaged, and puts the average in
 * their place after the last.
 */
function averageParameters(trainer: Trainer, epoch: number): void {
  const {task, network, arrays} = trainer;
  const {epochCount, averagedEpochCount = 0} = task.protocol;
  if (epoch <= epochCount - averagedEpochCount) return;
  const sum = (trainer.parameterSum ??= new Float64Array(arrays.parameters.length));
  arrays.parameters.forEach((value, i) => (sum[i]! += value));
  if (epoch < epochCount) return;
  waitForAll(task.shared.barrier, task.workerCount); // all have added what is now replaced
  if (task.workerIndex === 0) arrays.parameters.set(sum.map((value) => value / averagedEpochCount));
  waitForAll(task.shared.barrier, task.workerCount);
  network.parameters.view.set(arrays.parameters);
}

function trainStep(trainer: Trainer, order: Uint32Array, position: Position): Position {
  const {task, network, arrays} = trainer;
  const {protocol, shared, workerIndex, workerCount} = task;
  const shards = shardCount(protocol);
  for (let shard = workerIndex; shard < shards; shard += workerCount) computeShard(trainer, order, position, shard);
  waitForAll(shared.barrier, workerCount);
  let {lossSum, correctCount} = position;
  for (let shard = 0; shard < shards; ++shard) {
    lossSum += shared.statistics[2 * shard]!;
    correctCount += shared.statistics[2 * shard + 1]!;
  }
  if (!Number.isFinite(lossSum)) {
    throw divergence(trainer, position.epoch + 1, position.step + 1, `expected a finite loss, got ${lossSum}`);
  }
  const stepCount = position.stepCount + 1;
  trainer.optimiser.take(stepCount, learningRate(trainer, position, order.length));
  waitForAll(shared.barrier, workerCount);
  network.parameters.view.set(arrays.parameters);
  const seenCount = Math.min(order.length, position.seenCount + protocol.batchSize);
  return {...position, stepCount, step: position.step + 1, seenCount, lossSum, correctCount};
}

function learningRate({task}: Trainer, {stepCount}: Position, exampleCount: number): number {
  const {learningRate, schedule, epochCount, batchSize} = task.protocol;
  const stepsPerEpoch = Math.ceil(exampleCount / batchSize);
  return learningRateAt(learningRate, schedule, {stepCount, stepsPerEpoch, epochCount});
}

/** Leaves a shard's gradient and statistics in shared memory. */
function computeShard({task, network, arrays}: Trainer, order: Uint32Array, position: Position, shard: number): void {
  const {protocol, shared, data, run} = task;
  const {epoch, step} = position;
  const {augmentation, labelSmoothing} = protocol;
  const gradient = arrays.shardGradients[shard]!;
  const examples = shardExamples(order, step, shard, protocol);
  let statistics = {lossSum: 0, correctCount: 0};
  if (examples.length === 0) gradient.fill(0);
  else {
    const seed = seedOf(protocol, run.seed, "dropout");
    const place = {seed, epoch, step, shard, shardSize: protocol.shardSize};
    const batchSize = Math.min(protocol.batchSize, order.length - step * protocol.batchSize);
    const chunk = {examples, place, batchSize, augmentation, labelSmoothing};
    statistics = shardGradient(network, data.train, data.standardised, chunk);
    gradient.set(network.gradient.view);
    weighAverages(gradient.subarray(shared.optimiser.counts.trained), examples.length / batchSize);
  }
  shared.statistics.set([statistics.lossSum, statistics.correctCount], 2 * shard);
}

/** Makes of a shard's moments its part in those of the batch. */
function weighAverages(moments: Float32Array, share: number): void {
  moments.forEach((value, i) => (moments[i] = share * value));
}

function report(trainer: Trainer, position: Position, exampleCount: number): void {
  const {task, post, save, clock} = trainer;
  const now = performance.now();
  if (now - clock.messaged >= millisecondsBetweenMessages) {
    post({kind: "step", position, exampleCount});
    clock.messaged = now;
  }
  if (task.workerIndex === 0 && now - clock.saved >= task.checkpointSeconds * 1000) {
    save({position, state: stateOf(trainer)});
    clock.saved = now;
  }
}

/** The epoch's running averages, and the validation split with dropout off. */
function measureEpoch(trainer: Trainer, position: Position, exampleCount: number): EpochResult[] {
  const epoch = position.epoch + 1;
  const startedAt = performance.now();
  const {labels, logits} = evaluateSplit(trainer, "validation");
  const validation = logitStatistics(logits, labels);
  const seconds = (performance.now() - startedAt) / 1000;
  if (!Number.isFinite(validation.lossSum)) {
    throw divergence(trainer, epoch, position.step, `expected a finite validation loss, got ${validation.lossSum}`);
  }
  if (validation.correctCount < labels.length / 2 && isOneClass(logits, labels)) {
    const what = "expected several predicted classes, got one for all validation images";
    throw divergence(trainer, epoch, position.step, what);
  }
  return [
    {epoch, split: "train", ...averages(position, exampleCount), seconds: position.seconds},
    {epoch, split: "validation", ...averages(validation, labels.length), seconds}
  ];
}

/** Whether a network says one class for all images of several classes, as one does whose units have died. */
function isOneClass(logits: Float32Array, labels: Uint8Array): boolean {
  return new Set(labels).size > 1 && new Set(argmax(logits, logits.length / labels.length)).size === 1;
}

function averages(
  {lossSum, correctCount}: {lossSum: number; correctCount: number},
  count: number
): {accuracy: number; loss: number} {
  return {accuracy: correctCount / count, loss: lossSum / count};
}

/** @param epoch from 1 @param step in it, from 1 */
function divergence({task}: Trainer, epoch: number, step: number, what: string): Error {
  const place = `epoch ${epoch}, step ${step}`;
  return new Error(`training of ${task.run.name} failed in ${place}: ${what}; see docs/protocol.md`);
}

interface EvaluatedSplit {
  readonly labels: Uint8Array;
  /** [exampleCount, 10] */
  readonly logits: Float32Array;
  readonly secondsPerImage: readonly number[];
}

function evaluateSplit({task, network}: Trainer, split: Split): EvaluatedSplit {
  const {data, shared, workerCount} = task;
  const examples = split === "test" ? data.test : data.train;
  const indices = split === "test" ? Uint32Array.from({length: data.test.count}, (_, i) => i) : data.split[split];
  const logits = shared.logits[split];
  const secondsPerImage = predict(network, examples, indices, data.standardised, logits, task);
  waitForAll(shared.barrier, workerCount);
  return {labels: Uint8Array.from(indices, (index) => examples.labels[index]!), logits, secondsPerImage};
}

/** Fills the shared logits of all splits. @returns the test split's wall time per image, µs */
function evaluateAll(trainer: Trainer): number {
  const order = ["train", "validation", "test"] as const;
  const evaluated = order.map((split) => {
    trainer.post({kind: "evaluating", split});
    return evaluateSplit(trainer, split);
  });
  return microsecondsPerImage(evaluated[2]!.secondsPerImage);
}
