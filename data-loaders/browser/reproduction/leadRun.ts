import type {EpochMeasure} from "../../../src/lib/modelWorker.js";
import type {Lead, RetrainingNews, RunCheckpoint} from "../../../src/lib/retraining.js";
import {argmax} from "../../evaluation/argmax.js";
import {bytesOfState, stateOfBytes} from "../../runs/epochState.js";
import type {Checkpoint, EpochResult, Position} from "../../training/checkpoint.js";
import {PostedRun} from "./postedRun.js";
import {plannedRun, preparedRun, type PreparedRun} from "./preparedRun.js";
import {remoteComputer, type Line} from "./remoteComputer.js";
import {ownComputer} from "./shardComputer.js";
import {trainShared} from "./sharedRun.js";

/** Takes what a run tells. */
export type Tell = (news: RetrainingNews) => void;

const millisecondsBetweenNews = 200;

/** Milliseconds between two checkpoints within an epoch. */
export const millisecondsBetweenCheckpoints = 5000;

/** Whether the page wants a run that shares no memory to pause. */
export interface PauseSwitch {
  isOn: boolean;
}

/**
 * Trains a run again as its first worker, to the end, to the epoch that is asked for, or until it is paused.
 * @throws Error if files or images are not what they should be, or the loss is no longer finite
 */
export async function leadRun(lead: Lead, helpers: readonly Line[], pause: PauseSwitch, tell: Tell): Promise<void> {
  const prepared = await preparedRun(await plannedRun(lead.run, lead.files), lead.images, lead.pausing !== undefined);
  if (lead.pausing !== undefined) await trainShared(prepared, lead, helpers, lead.pausing, tell);
  else await trainPosted(prepared, lead, helpers, pause, tell);
}

async function trainPosted(
  prepared: PreparedRun,
  lead: Lead,
  helpers: readonly Line[],
  pause: PauseSwitch,
  tell: Tell
): Promise<void> {
  const module = await WebAssembly.compile(lead.files.loneOptimiser as BufferSource);
  const computers = [...helpers.map(remoteComputer), ownComputer(prepared)];
  const run = await PostedRun.start(prepared, module, computers, lead.from && checkpointOf(lead.from, prepared));
  const epochCount = Math.min(lead.lastEpoch ?? Infinity, prepared.protocol.epochCount);
  const clock = {told: -Infinity, saved: performance.now()};
  while (run.position.epoch < epochCount) {
    while (run.position.step < run.stepsPerEpoch) {
      await run.step();
      if (performance.now() - clock.told < millisecondsBetweenNews) continue;
      clock.told = performance.now();
      tell(stepNews(run.position, prepared));
      await nextMessage();
      if (!pause.isOn && performance.now() - clock.saved < millisecondsBetweenCheckpoints) continue;
      clock.saved = performance.now();
      tell({kind: "checkpoint", checkpoint: toldCheckpoint(run.checkpoint)});
      if (pause.isOn) return tell({kind: "paused"});
    }
    tell({kind: "epoch", measures: await run.endEpoch()});
    tell({kind: "checkpoint", checkpoint: toldCheckpoint(run.checkpoint)});
  }
  if (epochCount < prepared.protocol.epochCount) return;
  const {labels, logits} = await run.outputs("test");
  tell(doneNews(run.parameters, run.position.epochs, logits, labels));
}

/** Lets what was posted to this thread be taken. */
function nextMessage(): Promise<void> {
  const {port1, port2} = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** How far a run is. */
export function stepNews(
  {stepCount, epoch, seenCount, correctCount}: Position,
  {protocol, data}: PreparedRun
): RetrainingNews {
  const {epochCount} = protocol;
  const trainCount = data.split.train.length;
  return {kind: "step", stepCount, epoch, epochCount, seenCount, trainCount, accuracy: correctCount / seenCount};
}

/** The end of a run. @param logits for the test images, [n, 10] */
export function doneNews(
  parameters: Float32Array,
  epochs: readonly EpochResult[],
  logits: Float32Array,
  labels: Uint8Array
): RetrainingNews {
  const predictions = argmax(logits, 10);
  const rightCount = predictions.reduce((sum, prediction, i) => sum + Number(prediction === labels[i]), 0);
  const weights = new Uint8Array(Float32Array.from(parameters).buffer);
  return {kind: "done", weights, testAccuracy: rightCount / labels.length, epochs: measuresOf(epochs)};
}

/** A checkpoint as the page keeps it. */
export function toldCheckpoint({position, state}: Checkpoint): RunCheckpoint {
  const {stepCount, epoch, step, seenCount, lossSum, correctCount, epochs} = position;
  const place = {stepCount, epoch, step, seenCount, lossSum, correctCount};
  return {...place, epochs: measuresOf(epochs), state: bytesOfState(state)};
}

/** A checkpoint that the page has kept. @throws RangeError if it is of another network */
export function checkpointOf({state, epochs, ...place}: RunCheckpoint, {counts}: PreparedRun): Checkpoint {
  const results = epochs.map((epoch) => ({...epoch, seconds: 0}));
  const position = {...place, epochs: results, seconds: 0, startedAt: new Date().toISOString()};
  return {position, state: stateOfBytes(state, counts.trained + counts.running)};
}

function measuresOf(epochs: readonly EpochResult[]): EpochMeasure[] {
  return epochs.map(({epoch, split, accuracy, loss}) => ({epoch, split, accuracy, loss}));
}
