import type {Interval} from "./interval.js";

/** Between a page and the worker that reads and judges a reader's predictions: what may be asked, and what is answered. */

/** What a model says of the test images, in the order of the test file. */
export interface Predictions {
  /** Class ids; shape [10,000]. */
  readonly ids: Uint8Array;
  /** Shape [10,000, 10], each row summing to 1; absent where the model says no more than classes. */
  readonly probabilities?: Float32Array;
}

/** Far more than 10,000 rows of ten numbers take in any form. */
const largestBytes = 64e6;

/** Why a file of so many bytes is not read, and what its owner can do; undefined where it is. */
export function refusalOfSize(bytes: number): {readonly message: string; readonly remedy: string} | undefined {
  if (bytes <= largestBytes) return undefined;
  return {
    message: `The file has ${Math.round(bytes / 1e6)} MB.`,
    remedy: "10,000 rows of ten numbers take 4 MB at most: save the predictions alone."
  };
}

/** What may be wrong with a file; each has a sentence of its own, and some a way out that its owner may take. */
export interface Doubt {
  readonly kind: DoubtKind;
  /** What was seen, in sentences. */
  readonly message: string;
  /** What would be judged if its owner says so; nothing is fixed otherwise. */
  readonly offer?: Offer;
}

/** Other predictions that may be meant. */
export interface Offer {
  /** What taking it means, as a button says it. */
  readonly label: string;
  readonly predictions: Predictions;
}

export type DoubtKind =
  | "row count"
  | "row order"
  | "no number"
  | "no class"
  | "ids from 1"
  | "renumbered"
  | "constant"
  | "labels"
  | "two answers"
  | "no probabilities"
  | "pixel scale";

/** Forms in which predictions are read. */
export type FileFormat = "NPY" | "NPZ" | "Arrow" | "Parquet" | "JSON" | "text";

/** A file as it was read. */
export interface Reading {
  readonly format: FileFormat;
  /** Absent where it holds none that can be judged as they are. */
  readonly predictions?: Predictions;
  readonly doubts: readonly Doubt[];
  /** What was done to read it, in sentences. */
  readonly notes: readonly string[];
}

/** A model's predictions held against the labels and against other models. */
export interface Judgement {
  readonly imageCount: number;
  readonly correctCount: number;
  /** In [0, 1], with Wilson's 95% interval. */
  readonly accuracy: number;
  readonly interval: Interval;
  /** By other model, in their order. */
  readonly comparisons: readonly Comparison[];
  /** Absent where the model gives no probabilities. */
  readonly calibration?: JudgedCalibration;
}

/** A model against another on the same images; the other is the first, the judged one the second. */
export interface Comparison {
  readonly bothCount: number;
  readonly onlyFirstCount: number;
  readonly onlySecondCount: number;
  readonly neitherCount: number;
  /** Accuracy of the judged model less the other's, with the 95% interval of a paired bootstrap over images. */
  readonly difference: Interval & {readonly difference: number};
  /** McNemar's exact test, two-sided, log10, corrected by Holm for all comparisons. */
  readonly log10PValue: number;
}

/** How well the probabilities say how often they are right. */
export interface JudgedCalibration {
  /** Mean cross-entropy, nats. */
  readonly loss: number;
  /** In [0, 2]. */
  readonly brierScore: number;
  /** 15 bins of equal width, and of equal mass; in [0, 1]. */
  readonly equalWidthError: number;
  readonly equalMassError: number;
  /** Mean confidence less accuracy. */
  readonly overconfidence: number;
  readonly bins: readonly ReliabilityBand[];
}

/** Images by confidence: a band of a reliability diagram. */
export interface ReliabilityBand {
  /** Ends of the band, in [0, 1]. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly correctCount: number;
  /** In [0, 1]; NaN where there are no images. */
  readonly meanConfidence: number;
}

/** All tasks of the worker: what each takes and what it gives. `labels` are those of the test images. */
export interface JudgingTasks {
  /** Reads a file, and compares what it says with the labels. */
  read: {takes: {readonly bytes: Uint8Array<ArrayBuffer>; readonly labels: Uint8Array}; gives: Reading};
  judge: {
    takes: {
      readonly predictions: Predictions;
      readonly labels: Uint8Array;
      /** Predictions of the models to compare with. */
      readonly others: readonly Uint8Array[];
    };
    gives: Judgement;
  };
  /** Class ids as text for an address. */
  linkText: {takes: {readonly ids: Uint8Array; readonly labels: Uint8Array}; gives: string};
  /** The class ids that such a text stands for. */
  linkedIds: {takes: {readonly text: string; readonly labels: Uint8Array}; gives: Uint8Array};
}

export type JudgingTask = keyof JudgingTasks;

/** A task that is asked for. */
export interface JudgingRequest<T extends JudgingTask = JudgingTask> {
  readonly id: number;
  readonly task: T;
  readonly argument: JudgingTasks[T]["takes"];
}

/** What the worker tells of a task: its result, or why there is none and, of a file, what its owner can do. */
export type JudgingAnswer =
  | {readonly id: number; readonly kind: "result"; readonly result: JudgingTasks[JudgingTask]["gives"]}
  | {readonly id: number; readonly kind: "error"; readonly message: string; readonly remedy?: string};
