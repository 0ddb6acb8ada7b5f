import {patchCount} from "../../src/lib/patches.js";
import {models, type Model} from "../../src/lib/schemas/vocabulary.js";
import {pixelCount, type Examples, type FashionMnist} from "../dataset/examples.js";
import {argmax} from "../evaluation/argmax.js";
import type {StoredRun} from "../runs/storedRun.js";
import {chunkCounts} from "../training/predict.js";
import type {TrainingAmount} from "../training/protocol.js";
import {hiddenActivations, type Activations} from "./hiddenActivations.js";
import {inTwoBytes, nearest} from "./nearest.js";
import {occlusion, type Occlusion} from "./occlusion.js";
import {principalComponents} from "./principalComponents.js";
import {trainedNetwork} from "./trainedNetwork.js";
import {umapInThread} from "./umapInThread.js";

/** Training images shown beside each test image. */
export const neighbourCount = 5;

/** Principal components whose share of the variance is told. */
const shareCount = 10;

/** A model's last hidden layer on the test images. */
export interface HiddenLayer {
  /** Places on the first two principal components, [count, 2]. */
  readonly pca: Float32Array;
  /** Places that UMAP gives, [count, 2]. */
  readonly umap: Float32Array;
  /** Of the first principal components, in [0, 1]; shape [10]. */
  readonly varianceShares: Float32Array;
}

/** What is read out of the two trained models besides their predictions. */
export interface Inspection {
  readonly hidden: Readonly<Record<Model, HiddenLayer>>;
  /** Positions in the training file of those nearest to each test image in the CNN's last hidden layer, [count, 5]. */
  readonly neighbours: Uint16Array;
  /** Their Euclidean distances, [count, 5]. */
  readonly distances: Float32Array;
  /** Test images that one of the models misclassifies, ascending, [n]. */
  readonly misclassified: Uint32Array;
  /** What covering their patches does. */
  readonly occlusion: Readonly<Record<Model, Occlusion>>;
}

/** How much is looked at. */
export interface InspectionExtent {
  /** Misclassified test images, at most, whose patches are covered. */
  readonly coveredCount: number;
  /** Images of the training file, from its start, among which neighbours are looked for. */
  readonly referenceCount: number;
  /** Rounds in which maps are laid out; as many as UMAP takes where absent. */
  readonly layoutCount?: number;
}

/** By profile: quick builds are for trying things out. */
export const inspectionExtents: Readonly<Record<TrainingAmount, InspectionExtent>> = {
  quick: {coveredCount: 200, referenceCount: 6_000, layoutCount: 30},
  core: {coveredCount: Infinity, referenceCount: Infinity}
};

export interface InspectionOptions {
  /** Level → standardised value, [256], as both models were trained with. */
  readonly standardised: Float32Array;
  readonly seed: number;
  readonly log: (line: string) => void;
  /** All of it where absent. */
  readonly extent?: InspectionExtent;
}

/** Reads out both models. @param runs their parameters and outputs */
export async function inspection(
  {train, test}: Pick<FashionMnist, "train" | "test">,
  runs: Readonly<Record<Model, StoredRun>>,
  options: InspectionOptions
): Promise<Inspection> {
  const {standardised, seed, log, extent = inspectionExtents.core} = options;
  const references = firstOf(train, extent.referenceCount);
  const counts = [patchCount, ...chunkCounts(test.count), ...chunkCounts(references.count)];
  const networks = {
    ann: await trainedNetwork(runs.ann.run, runs.ann.parameters, counts),
    cnn: await trainedNetwork(runs.cnn.run, runs.cnn.parameters, counts)
  };
  const predictions = {ann: argmax(runs.ann.logits.test, 10), cnn: argmax(runs.cnn.logits.test, 10)};
  const misclassified = misclassifiedBy(test, Object.values(predictions)).slice(0, extent.coveredCount);
  const ofBoth = <T>(make: (model: Model) => T): Record<Model, T> => ({ann: make("ann"), cnn: make("cnn")});
  const activations = ofBoth((model) => hiddenActivations(networks[model], test, standardised));
  log("mapping the last hidden layers"); // in threads of their own
  const hidden = Promise.all(models.map((model) => hiddenLayer(activations[model], seed, extent)));
  const beside = async (): Promise<Omit<Inspection, "hidden">> => {
    log(`covering patches of the ${misclassified.length} misclassified test images`);
    const covered = ofBoth((model) =>
      occlusion(networks[model], test, misclassified, predictions[model], standardised)
    );
    log("finding the nearest training images");
    const ofReferences = hiddenActivations(networks.cnn, references, standardised);
    const {positions, distances} = await nearest(activations.cnn, ofReferences, neighbourCount);
    return {
      neighbours: inTwoBytes(positions),
      distances: Float32Array.from(distances),
      misclassified,
      occlusion: covered
    };
  };
  const [[ann, cnn], rest] = await Promise.all([hidden, beside()]);
  return {hidden: {ann: ann!, cnn: cnn!}, ...rest};
}

async function hiddenLayer(
  activations: Activations,
  seed: number,
  {layoutCount}: InspectionExtent
): Promise<HiddenLayer> {
  const {places: pca, varianceShares} = principalComponents(activations, shareCount);
  return {pca, varianceShares, umap: await umapInThread({activations, start: pca, seed, layoutCount})};
}

function firstOf({pixels, labels, count}: Examples, most: number): Examples {
  const taken = Math.min(count, most);
  return {pixels: pixels.subarray(0, taken * pixelCount), labels: labels.subarray(0, taken), count: taken};
}

function misclassifiedBy({labels}: Examples, predictions: readonly Uint8Array[]): Uint32Array {
  const isWrong = (_: number, image: number): boolean => predictions.some((of) => of[image] !== labels[image]);
  return Uint32Array.from(labels, (_, image) => image).filter(isWrong);
}

/** Files of an inspection as the store keeps it: little-endian numbers, named after what they are. */
export function encodeInspection(found: Inspection): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(arraysOf(found)).map(([name, array]) => [
      name,
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    ])
  );
}

type Arrays = Readonly<Record<string, Float32Array | Uint8Array | Uint16Array | Uint32Array>>;

function arraysOf({hidden, neighbours, distances, misclassified, occlusion: covered}: Inspection): Arrays {
  const ofModels = models.flatMap((model): [string, Arrays[string]][] => [
    [`${model}-pca.f32`, hidden[model].pca],
    [`${model}-umap.f32`, hidden[model].umap],
    [`${model}-variance-shares.f32`, hidden[model].varianceShares],
    [`${model}-covered-confidences.f32`, covered[model].confidences],
    [`${model}-covered-predictions.u8`, covered[model].predictions]
  ]);
  return {
    "neighbours.u16": neighbours,
    "distances.f32": distances,
    "misclassified.u32": misclassified,
    ...Object.fromEntries(ofModels)
  };
}

/** The inspection that an artefact's files hold. */
export function decodeInspection(files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Inspection {
  const floats = (name: string): Float32Array => new Float32Array(files[name]!.buffer);
  const hiddenOf = (model: Model): HiddenLayer => ({
    pca: floats(`${model}-pca.f32`),
    umap: floats(`${model}-umap.f32`),
    varianceShares: floats(`${model}-variance-shares.f32`)
  });
  const coveredOf = (model: Model): Occlusion => ({
    confidences: floats(`${model}-covered-confidences.f32`),
    predictions: files[`${model}-covered-predictions.u8`]!
  });
  return {
    hidden: {ann: hiddenOf("ann"), cnn: hiddenOf("cnn")},
    neighbours: new Uint16Array(files["neighbours.u16"]!.buffer),
    distances: floats("distances.f32"),
    misclassified: new Uint32Array(files["misclassified.u32"]!.buffer),
    occlusion: {ann: coveredOf("ann"), cnn: coveredOf("cnn")}
  };
}
