import {existsSync} from "node:fs";
import {join} from "node:path";
import type {FashionMnist} from "../dataset/examples.js";
import {nearest} from "../inspection/nearest.js";
import {manifestName} from "../store/manifest.js";
import {examineArtefact} from "../store/readArtefact.js";
import {writeArtefact} from "../store/writeArtefact.js";

/** For each test image the training image that is nearest, pixel by pixel. */
export interface NearDuplicates {
  /** Positions in the training file; shape [10000]. */
  readonly neighbours: Uint16Array;
  /** Euclidean distances over the 784 levels; same shape. */
  readonly distances: Float32Array;
}

const folder = join(import.meta.dirname, "near-duplicates");

/**
 * What is recorded. It depends on the data set alone and takes a minute, so it is found once and kept.
 * @returns undefined where it is not recorded, or of another data set
 * @throws Error if a file is missing or does not match its hash
 */
export function recordedNearDuplicates(datasetSha256: string): NearDuplicates | undefined {
  if (!existsSync(join(folder, manifestName))) return undefined;
  const {artefact, fault} = examineArtefact(folder);
  if (artefact === undefined) throw new Error(`corrupt recorded data ${folder}: ${fault}; restore it from git`);
  if (artefact.facts["datasetSha256"] !== datasetSha256) return undefined;
  return {
    neighbours: new Uint16Array(artefact.files["neighbours.u16"]!.buffer),
    distances: new Float32Array(artefact.files["distances.f32"]!.buffer)
  };
}

/** Finds and keeps them. Needs a started engine. @throws Error if they cannot be written */
export function recordNearDuplicates({train, test, sha256}: FashionMnist): void {
  const {neighbours, distances} = nearDuplicates(train.pixels, test.pixels);
  const files = {
    "neighbours.u16": new Uint8Array(neighbours.buffer),
    "distances.f32": new Uint8Array(distances.buffer)
  };
  writeArtefact(folder, files, {datasetSha256: sha256});
}

/** The nearest training image of each test image by Euclidean distance of levels, of equally near ones the first. */
export function nearDuplicates(train: Uint8Array, test: Uint8Array): NearDuplicates {
  const levels = (pixels: Uint8Array) => ({values: Float32Array.from(pixels), unitCount: 784});
  const {positions, distances} = nearest(levels(test), levels(train), 1);
  return {neighbours: Uint16Array.from(positions), distances: Float32Array.from(distances)};
}
