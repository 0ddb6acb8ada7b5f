import {describe, expect, it} from "vitest";
import type {EpochResult} from "../../data-loaders/training/checkpoint.js";
import {duration, progress} from "../../data-loaders/runs/progress.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";
import type {TrainingMessage} from "../../data-loaders/training/trainer.js";

const exampleCount = 48_000;

/** A step of an epoch (from 0) that has seen so many images, with loss 0.5 and three of four right. */
function step(epoch: number, seenCount: number): Extract<TrainingMessage, {kind: "step"}> {
  const sums = {lossSum: 0.5 * seenCount, correctCount: 0.75 * seenCount};
  const position = {stepCount: 0, epoch, step: 0, seenCount, ...sums, seconds: 0, epochs: [], startedAt: ""};
  return {kind: "step", position, exampleCount};
}

const results: EpochResult[] = [
  {epoch: 1, split: "train", accuracy: 0.8123, loss: 0.5004, seconds: 58},
  {epoch: 1, split: "validation", accuracy: 0.85, loss: 0.4, seconds: 7.4}
];

const state = {parameters: new Float32Array(), firstMoment: new Float32Array(), secondMoment: new Float32Array()};
const epoch: TrainingMessage = {kind: "epoch", results, left: {position: step(1, 0).position, state}};

/** What is written while messages arrive at times, s. */
function written(isTTY: boolean, messages: readonly (readonly [number, TrainingMessage])[]): string[] {
  const chunks: string[] = [];
  let time = 0;
  const stream = {isTTY, write: (text: string) => chunks.push(text)};
  const show = progress("ann-s1", sourceProtocol, stream, () => 1000 * time);
  for (const [seconds, message] of messages) {
    time = seconds;
    show(message);
  }
  return chunks;
}

describe("progress", () => {
  it("on a terminal redraws one line, with speed and time left as soon as they are known", () => {
    const chunks = written(true, [
      [1, step(0, 64)],
      [31, step(0, 24_064)],
      [60, epoch],
      [61, {kind: "evaluating", split: "test"}]
    ]);
    expect(chunks).toEqual([
      "\r\x1b[2Kann-s1  epoch 1/10  ────────────────────────  loss 0.500  accuracy 75.0 %",
      "\r\x1b[2Kann-s1  epoch 1/10  ━━━━━━━━━━━━────────────  loss 0.500  accuracy 75.0 %  800 images/s  9 min 30 s left",
      "\r\x1b[2Kann-s1  epoch 1/10  train loss 0.500 accuracy 81.2 %  validation loss 0.400 accuracy 85.0 %  1 min 05 s",
      "\n",
      "\r\x1b[2Kann-s1  measuring the test split"
    ]);
  });
  it("elsewhere writes a plain line for each epoch and every 20 seconds between", () => {
    const chunks = written(false, [
      [1, step(0, 64)],
      [19, step(0, 14_464)],
      [21, step(0, 16_064)],
      [40, step(0, 31_264)],
      [60, epoch],
      [61, step(1, 48)],
      [79, {kind: "evaluating", split: "test"}]
    ]);
    expect(chunks).toEqual([
      "ann-s1  epoch 1/10  ━━━━━━━━────────────────  loss 0.500  accuracy 75.0 %  800 images/s  9 min 40 s left\n",
      "ann-s1  epoch 1/10  train loss 0.500 accuracy 81.2 %  validation loss 0.400 accuracy 85.0 %  1 min 05 s\n"
    ]);
  });
  it("measures speed from where a resumed run began, not from nought", () => {
    const chunks = written(true, [
      [5, step(8, 0)],
      [65, step(8, 48_000)]
    ]);
    expect(chunks.at(-1)).toMatch(/ 800 images\/s {2}1 min 00 s left$/);
  });
});

describe("duration", () => {
  it.each([
    [0.4, "0 s"],
    [59.4, "59 s"],
    [59.6, "1 min 00 s"],
    [245, "4 min 05 s"],
    [3600, "60 min 00 s"]
  ])("of %d s is %s", (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
