import {FileAttachment} from "observablehq:stdlib";
import type {Doubt, Predictions} from "../lib/judging.js";
import {percent} from "../lib/format.js";
import {rows} from "../lib/rows.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {
  pixelScales,
  type GivenWeights,
  type PixelScale,
  type WeightsAnswer,
  type WeightsAsked,
  type WeightsFound,
  type WeightsMeans
} from "../lib/weightsIn.js";
import {imagePieces, retrainingFiles, retrainingWorkerHref} from "../reproduce/fetchedFiles.js";
import {requireWebAssembly} from "../modelView/runningModels.js";

/** What weights of a reader's say of the test images. */
export interface WeightsJudged {
  readonly predictions: Predictions;
  /** Of pixels on another scale, if it does better there. */
  readonly doubts: readonly Doubt[];
  readonly notes: readonly string[];
}

/** Why weights cannot be run, and what their owner can do; both are sentences. */
export interface WeightsRefused {
  readonly message: string;
  readonly remedy: string;
}

const scaleWords: Readonly<Record<PixelScale, string>> = {
  standardised: "standardised as in this report",
  "0 to 1": "from 0 to 1",
  "−1 to 1": "from −1 to 1",
  "0 to 255": "from 0 to 255"
};

/**
 * Runs a file's weights, of one of this report's two networks, on all test images, which are fetched only if it holds some.
 * @param others files given with it
 * @param labels of the test images
 * @returns undefined where it holds no such weights
 * @throws Error if the images or the engine cannot be had
 */
export async function predictionsOfWeights(
  file: GivenWeights,
  others: readonly GivenWeights[],
  labels: Uint8Array
): Promise<WeightsJudged | WeightsRefused | undefined> {
  const held = await answerOf({kind: "weights", file, others});
  if (held.kind === "refused") return held;
  if (held.kind === "weights") return undefined;
  requireWebAssembly();
  const answer = await answerOf({kind: "weights", file, others, means: await weightsMeans()});
  if (answer.kind === "refused") return answer;
  return answer.kind === "weights" && answer.found ? judged(answer.found, labels) : undefined;
}

/** Fetches the test images, the networks and the engine. */
async function weightsMeans(): Promise<WeightsMeans> {
  const table = FileAttachment("../data/reproduction/image-pieces.arrow").arrow();
  const pieces = (rows(await table) as unknown as readonly Row<"image-pieces">[]).filter(
    ({images}) => images === "test"
  );
  const {test} = await imagePieces(pieces, () => undefined, new AbortController().signal);
  return {...(await retrainingFiles()), test};
}

function answerOf(question: WeightsAsked): Promise<WeightsAnswer> {
  const worker = new Worker(retrainingWorkerHref);
  return new Promise<WeightsAnswer>((resolve, reject) => {
    worker.onerror = ({message}) => reject(new Error(`the worker failed: ${message || "no script"}`));
    worker.onmessage = ({data}: MessageEvent<WeightsAnswer | {readonly kind: "error"; readonly message: string}>) => {
      if (data.kind === "error") reject(new Error(data.message));
      else resolve(data);
    };
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}

function judged({model, layout, probabilities}: WeightsFound, labels: Uint8Array): WeightsJudged {
  const read = pixelScales.map((scale) => ({scale, ...predictionsOf(probabilities[scale], labels)}));
  const [own, ...others] = read as [(typeof read)[number], ...typeof read];
  const better = others.filter(({accuracy}) => accuracy > own.accuracy);
  const doubts = better
    .toSorted((a, b) => b.accuracy - a.accuracy)
    .slice(0, 1)
    .map(({scale, accuracy, predictions}): Doubt => ({
      kind: "pixel scale",
      message: `With pixels ${scaleWords.standardised}, these weights classify ${percent(own.accuracy)} of the test images correctly; with pixels ${scaleWords[scale]}, ${percent(accuracy)}. Which were they trained on?`,
      offer: {label: `Pixels ${scaleWords[scale]}`, predictions}
    }));
  const notes = [
    `Weights of the ${model.toUpperCase()} in ${layout}’s order, run here on all test images, with pixels ${scaleWords.standardised}.`
  ];
  return {predictions: own.predictions, doubts, notes};
}

function predictionsOf(probabilities: Float32Array, labels: Uint8Array): {predictions: Predictions; accuracy: number} {
  const ids = Uint8Array.from(labels, (_, image) => {
    const row = probabilities.subarray(10 * image, 10 * image + 10);
    return row.indexOf(Math.max(...row));
  });
  const rightCount = ids.reduce((sum, id, image) => sum + Number(id === labels[image]), 0);
  return {predictions: {ids, probabilities}, accuracy: rightCount / labels.length};
}
