import type {EpochMeasure} from "./modelWorker.js";
import type {Model} from "./schemas/vocabulary.js";

/** Between a page and the workers that train the report's runs again: what they are given, and what they tell. */

/** The files that every worker is started with. */
export interface RetrainingFiles {
  readonly models: Uint8Array;
  readonly kernels: Uint8Array;
  /** The optimiser for memory that workers share. */
  readonly sharedOptimiser: Uint8Array;
  /** The optimiser for a memory of one worker. */
  readonly loneOptimiser: Uint8Array;
}

/** The images, piece by piece in their order, each gzipped: pixels of all its images, then their labels. */
export interface ImagePieces {
  readonly train: readonly Blob[];
  readonly test: readonly Blob[];
}

/** A run that is to be trained again. */
export interface RetrainedRun {
  readonly model: Model;
  readonly seed: number;
}

/** Where a run stands, and all that it needs to go on from there to the last bit. */
export interface RunCheckpoint {
  readonly stepCount: number;
  /** Epoch under way, from 0, and the next step in it. */
  readonly epoch: number;
  readonly step: number;
  /** Images of the epoch seen so far, and sums over them. */
  readonly seenCount: number;
  readonly lossSum: number;
  readonly correctCount: number;
  /** Of the finished epochs. */
  readonly epochs: readonly EpochMeasure[];
  /** Parameters, Adam's first moment, then its second, little-endian float32. */
  readonly state: Uint8Array<ArrayBuffer>;
}

/** What the leading worker is told to begin with. */
export interface Lead {
  readonly kind: "lead";
  readonly run: RetrainedRun;
  readonly files: RetrainingFiles;
  readonly images: ImagePieces;
  /** Workers that it starts to share the work with. */
  readonly helperCount: number;
  /** Where training begins; at the first step where absent. */
  readonly from?: RunCheckpoint;
  /** The epoch, from 1, after which it ends though the run has more. */
  readonly lastEpoch?: number;
  /** Set to 1 by the page to pause; present where workers share memory. */
  readonly pausing?: Int32Array;
}

/** What a helper is told to begin with: its files where it shares no memory; else all comes later. */
export interface Help {
  readonly kind: "help";
  readonly run: RetrainedRun;
  readonly files: RetrainingFiles;
  readonly images?: ImagePieces;
}

/** Two ANNs that begin a bit apart, trained side by side. */
export interface Twins {
  readonly kind: "twins";
  readonly run: RetrainedRun;
  readonly files: RetrainingFiles;
  readonly images: ImagePieces;
  /** 1 where a helper computes the second one's gradients. */
  readonly helperCount: number;
  /** Which parameter differs, and which of its 32 bits, 0 the lowest. */
  readonly flipped: {readonly parameter: number; readonly bit: number};
}

export type RetrainingOrder = Lead | Help | Twins | {readonly kind: "pause"};

/** What the leading worker tells. */
export type RetrainingNews =
  | {
      readonly kind: "step";
      readonly stepCount: number;
      /** From 0. */
      readonly epoch: number;
      readonly epochCount: number;
      readonly seenCount: number;
      readonly trainCount: number;
      /** Mean over the epoch so far. */
      readonly accuracy: number;
    }
  | {readonly kind: "epoch"; readonly measures: readonly EpochMeasure[]}
  /** Left now and then, and after each epoch. */
  | {readonly kind: "checkpoint"; readonly checkpoint: RunCheckpoint}
  /** It stands still after the checkpoint that it has just left. */
  | {readonly kind: "paused"}
  | {
      readonly kind: "done";
      /** Little-endian float32. */
      readonly weights: Uint8Array<ArrayBuffer>;
      readonly testAccuracy: number;
      readonly epochs: readonly EpochMeasure[];
    }
  | {readonly kind: "apart"; readonly stepCount: number; readonly stepTotal: number; readonly distance: number}
  | {readonly kind: "twins done"; readonly before: number; readonly after: number; readonly outcome: TwinOutcome}
  /** A helper has failed; the run can go on from its last checkpoint. */
  | {readonly kind: "lost"; readonly message: string}
  | {readonly kind: "error"; readonly message: string};

/** How the two ended. */
export interface TwinOutcome {
  readonly testAccuracies: readonly [as: number, flipped: number];
  /** Places of the test images that the two name differently, ascending. */
  readonly different: readonly number[];
  /** How many of these each classifies correctly. */
  readonly rightCounts: readonly [as: number, flipped: number];
}
