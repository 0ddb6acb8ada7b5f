import {readFileSync, rmSync} from "node:fs";
import {sha256} from "../store/sha256.js";
import {writeFileAtomic} from "../store/writeFileAtomic.js";
import {adamState, type AdamState} from "./adam.js";

/** A finished epoch on one split. */
export interface EpochResult {
  /** From 1. */
  readonly epoch: number;
  readonly split: "train" | "validation";
  /** In [0, 1]. */
  readonly accuracy: number;
  /** Mean cross-entropy, nats. */
  readonly loss: number;
  /** Wall time, s. */
  readonly seconds: number;
}

/** Where a run stands between two steps. */
export interface Position {
  /** Epoch under way, from 0. */
  readonly epoch: number;
  /** Next step in it, from 0. */
  readonly step: number;
  /** Examples of the epoch seen so far, and sums over them. */
  readonly seenCount: number;
  readonly lossSum: number;
  readonly correctCount: number;
  /** Wall time of the epoch's steps so far, s. */
  readonly seconds: number;
  /** Results of the finished epochs. */
  readonly epochs: readonly EpochResult[];
  /** When training began, ISO 8601. */
  readonly startedAt: string;
}

/** All that a run needs to go on, to the last bit: random numbers follow from the position. */
export interface Checkpoint {
  readonly position: Position;
  readonly adam: AdamState;
}

interface Header {
  readonly position: Position;
  readonly stepCount: number;
  readonly sha256: string;
}

/** Writes a checkpoint: the header's length, the header as JSON, then parameters, means and mean squares. */
export function writeCheckpoint(path: string, {position, adam}: Checkpoint): void {
  const arrays = [adam.parameters, adam.mean, adam.meanSquare];
  const body = Buffer.concat(arrays.map(({buffer, byteOffset, byteLength}) => Buffer.from(buffer, byteOffset, byteLength)));
  const header = Buffer.from(JSON.stringify({position, stepCount: adam.stepCount, sha256: sha256(body)} satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  writeFileAtomic(path, Buffer.concat([length, header, body]));
}

/**
 * Reads a checkpoint.
 * @returns undefined where there is none, or it does not match its hash: the run then starts anew
 */
export function readCheckpoint(path: string): Checkpoint | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  return decode(bytes);
}

function decode(bytes: Buffer): Checkpoint | undefined {
  const bodyStart = bytes.length < 4 ? Infinity : 4 + bytes.readUInt32LE();
  if (bodyStart > bytes.length) return undefined;
  const header = parseHeader(bytes.subarray(4, bodyStart));
  const body = bytes.subarray(bodyStart);
  if (header === undefined || sha256(body) !== header.sha256) return undefined;
  const floats = new Float32Array(body.length / Float32Array.BYTES_PER_ELEMENT);
  new Uint8Array(floats.buffer).set(body);
  const size = floats.length / 3;
  const adam = adamState(floats.slice(0, size));
  adam.mean.set(floats.subarray(size, 2 * size));
  adam.meanSquare.set(floats.subarray(2 * size));
  adam.stepCount = header.stepCount;
  return {position: header.position, adam};
}

function parseHeader(bytes: Buffer): Header | undefined {
  try {
    return JSON.parse(bytes.toString()) as Header;
  } catch {
    return undefined; // a torn or foreign file is no checkpoint
  }
}

/** Removes a checkpoint that is no longer needed, if there is one. */
export function removeCheckpoint(path: string): void {
  rmSync(path, {force: true});
}
