import type {Model} from "./schemas/vocabulary.js";

/** Between a page and the worker that runs both networks: what may be asked, and what is answered. */

/** A network's shares of belief in the ten classes. */
export interface Belief {
  /** Shape [10], summing to 1. */
  readonly probabilities: Float32Array;
  /** The same with the logits divided by the temperature that was fitted on validation images; absent where none was. */
  readonly calibrated?: Float32Array;
}

/** What both networks say of an image. */
export interface Prediction {
  readonly beliefs: Readonly<Record<Model, Belief>>;
  /** How far from the images known, as multiples of what is usual: above 1 is out of distribution. */
  readonly distances: {readonly pixel: number; readonly layer: number};
}

/** Values of a layer on the way, row by row; a vector has height and width 1. */
export interface LayerValues {
  readonly layer: string;
  readonly height: number;
  readonly width: number;
  readonly channelCount: number;
  /** Shape [height, width, channelCount], not below 0. */
  readonly values: Float32Array;
}

/** A unit of the ANN's first layer that answers an image. */
export interface FirstUnit {
  readonly unit: number;
  readonly activation: number;
  /** Shape [784]. */
  readonly weights: Float32Array;
}

/** What the networks make of an image on the way. */
export interface InnerView {
  readonly layers: Readonly<Record<Model, readonly LayerValues[]>>;
  /** The units of the ANN's first layer that an image excites most, strongest first. */
  readonly strongest: readonly FirstUnit[];
}

/** The filters of the CNN's convolutions. */
export interface Filters {
  readonly layer: string;
  readonly inChannels: number;
  readonly filterCount: number;
  /** Shape [3, 3, inChannels, filterCount]. */
  readonly weights: Float32Array;
}

/** Where the CNN finds what speaks for a class: Grad-CAM of its second convolution. */
export interface ClassActivation {
  readonly side: number;
  /** Shape [side, side], not below 0. */
  readonly values: Float32Array;
}

/** What covering patches does: for each network, of 49 patches row by row. */
export type Covered = Readonly<Record<Model, {readonly confidences: Float32Array; readonly predictions: Uint8Array}>>;

/** A test image near to another in the CNN's last hidden layer. */
export interface NearTestImage {
  readonly example: number;
  readonly distance: number;
}

/** Bytes of the files that both networks are made of. */
export interface ModelFiles {
  readonly models: Uint8Array;
  readonly kernels: Uint8Array;
  readonly weights: Readonly<Record<Model, Uint8Array>>;
  readonly detector: Uint8Array;
}

/** Bytes of the files that training takes. */
export interface TrainingFiles {
  readonly models: Uint8Array;
  readonly kernels: Uint8Array;
  readonly optimiser: Uint8Array;
  readonly images: Uint8Array;
}

/** An epoch that is over. */
export interface EpochMeasure {
  readonly epoch: number;
  readonly split: "train" | "validation";
  readonly accuracy: number;
  readonly loss: number;
}

/** How training stands. */
export type TrainingProgress =
  | {
      readonly kind: "step";
      /** From 0. */
      readonly epoch: number;
      readonly seenCount: number;
      readonly trainCount: number;
      readonly epochCount: number;
      /** Means over the epoch so far. */
      readonly loss: number;
      readonly accuracy: number;
      /** Weights of the first layer's first units: [unitCount, 9] of the CNN, [unitCount, 784] of the ANN. */
      readonly firstLayer: Float32Array;
    }
  | {readonly kind: "epoch"; readonly measures: readonly EpochMeasure[]};

/** A finished training. */
export interface TrainedHere {
  /** Little-endian float32. */
  readonly weights: Uint8Array;
  /** What the network takes for each level, [256]. */
  readonly standardised: Float32Array;
  readonly measures: readonly EpochMeasure[];
  readonly seconds: number;
}

/** A network that was trained here, to be put to work. */
export type OwnNetwork = Pick<TrainedHere, "weights" | "standardised">;

/** Part of a picture, in shares of its width and height. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A picture that is to become what both networks know. */
export interface PictureRequest {
  readonly source: Blob | ImageBitmap;
  readonly crop: Crop;
  /** Whether intensities are negated; where absent, a picture with a light ground is. */
  readonly isNegated?: boolean | undefined;
}

/** A picture after one of the steps. */
export interface PictureStep {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Shape [height, width, 4]. */
  readonly rgba: Uint8ClampedArray;
}

/** A picture on its way, and what the networks see of it. */
export interface PictureSteps {
  readonly steps: readonly PictureStep[];
  readonly isNegated: boolean;
  /** Whether a garment was told from its ground. */
  readonly hasGround: boolean;
  /** Levels, [784]. */
  readonly pixels: Uint8Array;
}

/** All tasks of the worker: what each takes and what it gives. */
export interface WorkerTasks {
  /** Puts the networks to work; what needs them comes after it. */
  start: {takes: ModelFiles; gives: {readonly filters: readonly Filters[]}};
  predict: {takes: {readonly pixels: Uint8Array}; gives: Prediction};
  look: {takes: {readonly pixels: Uint8Array}; gives: InnerView};
  cover: {takes: {readonly pixels: Uint8Array}; gives: Covered};
  locate: {takes: {readonly pixels: Uint8Array; readonly label: number}; gives: ClassActivation};
  /** Keeps what the CNN's last hidden layer makes of all test images. */
  remember: {takes: {readonly activations: Uint8Array}; gives: undefined};
  nearest: {takes: {readonly pixels: Uint8Array; readonly count: number}; gives: readonly NearTestImage[]};
  /** Needs no start. */
  readPicture: {takes: PictureRequest; gives: PictureSteps};
  /** Puts a network that was trained here in place of the report's; without weights, the report's again. */
  use: {takes: {readonly model: Model; readonly own?: OwnNetwork}; gives: {readonly filters: readonly Filters[]}};
  /** What the network says that this worker trained last. Needs no start, but a training. */
  predictTrained: {takes: {readonly pixels: Uint8Array}; gives: {readonly probabilities: Float32Array}};
  /** Needs no start. */
  train: {takes: {readonly files: TrainingFiles; readonly model: Model}; gives: TrainedHere};
}

export type WorkerTask = keyof WorkerTasks;

/** A task that is asked for. */
export interface WorkerRequest<T extends WorkerTask = WorkerTask> {
  readonly id: number;
  readonly task: T;
  readonly argument: WorkerTasks[T]["takes"];
}

/** What the worker tells of a task: on the way, at its end, or that it failed. */
export type WorkerAnswer =
  | {readonly id: number; readonly kind: "progress"; readonly progress: TrainingProgress}
  | {readonly id: number; readonly kind: "result"; readonly result: WorkerTasks[WorkerTask]["gives"]}
  | {readonly id: number; readonly kind: "error"; readonly message: string};
