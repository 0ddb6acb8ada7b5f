import {readFileSync, rmSync} from "node:fs";
import {sha256} from "../store/sha256.js";
import {writeFileAtomic} from "../store/writeFileAtomic.js";

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
  /** Steps taken since the run began. */
  readonly stepCount: number;
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

/** The optimiser's memory, parameters and both means, and what is averaged; each as long as all parameters. */
export interface OptimiserState {
  readonly parameters: Float32Array;
  readonly firstMoment: Float32Array;
  readonly secondMoment: Float32Array;
  /** Sum of the parameters of the epochs that are averaged, once there are some. */
  readonly parameterSum?: Float64Array;
}

/** All that a run needs to go on, to the last bit: random numbers follow from the position. */
export interface Checkpoint {
  readonly position: Position;
  readonly state: OptimiserState;
}

interface Header {
  readonly position: Position;
  readonly parameterCount: number;
}

/** Length of a SHA-256 in hexadecimal digits. */
const hashLength = 64;

/**
 * Writes a checkpoint: a hash of all that follows, the header's length, the header as JSON, then parameters,
 * means, mean squares and, where there is one, the sum of parameters.
 * @throws Error if it cannot be written, with the file's name and what to do
 */
export function writeCheckpoint(path: string, {position, state}: Checkpoint): void {
  const {parameters, firstMoment, secondMoment, parameterSum} = state;
  const header = Buffer.from(JSON.stringify({position, parameterCount: parameters.length} satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const arrays = [parameters, firstMoment, secondMoment, ...(parameterSum ? [parameterSum] : [])];
  const content = Buffer.concat([length, header, ...arrays.map(bytesOf)]);
  writeFileAtomic(path, Buffer.concat([Buffer.from(sha256(content)), content]));
}

function bytesOf({buffer, byteOffset, byteLength}: Float32Array | Float64Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
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
  const content = bytes.subarray(hashLength);
  if (bytes.toString("latin1", 0, hashLength) !== sha256(content)) return undefined;
  const headerEnd = 4 + content.readUInt32LE();
  const {position, parameterCount} = JSON.parse(content.toString("utf8", 4, headerEnd)) as Header;
  const {buffer} = new Uint8Array(content.subarray(headerEnd));
  const floats = new Float32Array(buffer, 0, 3 * parameterCount);
  const [parameters, firstMoment, secondMoment] = [0, 1, 2].map((i) =>
    floats.slice(i * parameterCount, (i + 1) * parameterCount)
  );
  const rest = buffer.slice(floats.byteLength);
  const sum = rest.byteLength > 0 && {parameterSum: new Float64Array(rest)};
  return {position, state: {parameters: parameters!, firstMoment: firstMoment!, secondMoment: secondMoment!, ...sum}};
}

/** Removes a checkpoint that is no longer needed, if there is one. */
export function removeCheckpoint(path: string): void {
  rmSync(path, {force: true});
}
