import {existsSync} from "node:fs";
import {join} from "node:path";
import type {FashionMnist} from "../dataset/examples.js";
import {inTwoBytes, nearest} from "./nearest.js";
import {contentKey} from "../store/contentKey.js";
import {sha256} from "../store/sha256.js";
import {examineArtefact} from "../store/readArtefact.js";
import {writeArtefact} from "../store/writeArtefact.js";

/** What is recorded, and its hash. */
export interface RecordedNearDuplicates extends NearDuplicates {
  readonly sha256: string;
}

/** For each test image the training image that is nearest, pixel by pixel. */
export interface NearDuplicates {
  /** Positions in the training file; shape [10000]. */
  readonly neighbours: Uint16Array;
  /** Euclidean distances over the 784 levels; same shape. */
  readonly distances: Float32Array;
}

function folderIn(recorded: string): string {
  return join(recorded, "near-duplicates");
}

/**
 * What is recorded. It depends on the data set alone and takes a minute, so it is found once and kept.
 * @param recorded what is kept in git
 * @returns undefined where it is not recorded, or of another data set
 * @throws Error if a file is missing or does not match its hash
 */
export function recordedNearDuplicates(recorded: string, datasetSha256: string): RecordedNearDuplicates | undefined {
  const folder = folderIn(recorded);
  if (!existsSync(folder)) return undefined;
  const {artefact, name, fault} = examineArtefact(folder);
  if (artefact === undefined) {
    const remedy = `restore it with "git checkout -- ${folder}", or remove the folder to have it made again`;
    throw new Error(`damaged recorded data, ${join(folder, name)}: ${fault}; ${remedy}`);
  }
  if (artefact.facts["datasetSha256"] !== datasetSha256) return undefined;
  return {
    sha256: contentKey(Object.values(artefact.files).map((file) => sha256(file))),
    neighbours: new Uint16Array(artefact.files["neighbours.u16"]!.buffer),
    distances: new Float32Array(artefact.files["distances.f32"]!.buffer)
  };
}

/** Finds and keeps them. @throws Error if they cannot be written */
export async function recordNearDuplicates(recorded: string, {train, test, sha256}: FashionMnist): Promise<void> {
  const {neighbours, distances} = await nearDuplicates(train.pixels, test.pixels);
  const files = {
    "neighbours.u16": new Uint8Array(neighbours.buffer),
    "distances.f32": new Uint8Array(distances.buffer)
  };
  writeArtefact(folderIn(recorded), files, {datasetSha256: sha256});
}

/** The nearest training image of each test image by Euclidean distance of levels, of equally near ones the first. */
export async function nearDuplicates(train: Uint8Array, test: Uint8Array): Promise<NearDuplicates> {
  const levels = (pixels: Uint8Array) => ({values: Float32Array.from(pixels), unitCount: 784});
  const {positions, distances} = await nearest(levels(test), levels(train), 1);
  return {neighbours: inTwoBytes(positions), distances: Float32Array.from(distances)};
}
