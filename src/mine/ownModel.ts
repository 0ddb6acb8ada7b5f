import type {ModelAnswers} from "../explore/images/modelAnswers.js";
import {ownPlace, type Source} from "../explore/view/slots.js";
import {classCount} from "../lib/classNames.js";
import type {Judgement, Predictions} from "../lib/judging.js";

/** Where a model's predictions come from. */
export type Origin = "file" | "text" | "example" | "kept" | "link" | "trained";

/** A model of the reader's own, judged. */
export interface OwnModel {
  readonly source: Source;
  /** What its owner calls it; text, never markup. */
  readonly title: string;
  readonly origin: Origin;
  readonly predictions: Predictions;
  readonly judgement: Judgement;
  /** How many recorded runs are right more often, and of how many; absent where their file could not be had. */
  readonly rank?: {readonly betterCount: number; readonly runCount: number};
  /** What was seen and done while its file was read, in sentences. */
  readonly notes: readonly string[];
  /** SHA-256 of its file, in hexadecimal; of a link's model, the first 16 digits that the link gives. */
  readonly sha256?: string;
}

/** Smallest normal float32: what a probability of zero counts as, so that its loss is finite. */
const smallestProbability = 2 ** -126;

/** The model as one of the two that the explorer compares. @param labels of the test images, shape [n] */
export function asCompared(model: OwnModel, labels: Uint8Array): ModelAnswers {
  const {ids, probabilities} = model.predictions;
  const named = {source: model.source, ...namesOf(model), predictions: ids};
  if (probabilities === undefined) return {...named, measures: {}, lacks: lackOf(model)};
  return {...named, measures: measuresOf(probabilities, labels), probabilities};
}

/** The model in words: by number where there are several. */
function namesOf({source, origin}: OwnModel): Pick<ModelAnswers, "name" | "said" | "whose"> {
  const place = ownPlace(source)!;
  const number = place === 0 ? "" : ` ${place + 1}`;
  const said = origin === "link" ? `the linked model${number}` : `your model${number}`;
  return {name: origin === "link" ? `Linked${number}` : `Yours${number}`, said, whose: `${said}’s`};
}

function lackOf(model: OwnModel): string {
  if (model.origin === "link") return "A link holds classes and no probabilities.";
  if (model.origin === "kept") return "Of a model that is kept on this device there are classes and no probabilities.";
  const {said} = namesOf(model);
  return `${said[0]!.toUpperCase()}${said.slice(1)} gives classes and no probabilities.`;
}

function measuresOf(probabilities: Float32Array, labels: Uint8Array): ModelAnswers["measures"] {
  const {length} = labels;
  const [loss, confidence, margin, entropy] = Array.from({length: 4}, () => new Float32Array(length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array
  ];
  for (let image = 0; image < length; ++image) {
    const shares = probabilities.subarray(image * classCount, (image + 1) * classCount);
    const [first, second] = shares.toSorted().reverse();
    loss[image] = -Math.log(Math.max(shares[labels[image]!]!, smallestProbability));
    confidence[image] = first!;
    margin[image] = first! - second!;
    entropy[image] = shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);
  }
  return {loss, confidence, margin, entropy};
}
