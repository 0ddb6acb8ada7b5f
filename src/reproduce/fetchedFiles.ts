import {FileAttachment} from "observablehq:stdlib";
import type {ImagePieces, RetrainingFiles} from "../lib/retraining.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {integrityOf} from "../page/integrityOf.js";
import {remembered} from "../page/remembered.js";
import {sha256} from "../page/sha256.js";
import {keep, kept} from "./onDevice.js";

/** What the workers are made of or work with; written out for Framework. */
const files = {
  "models.json": () => FileAttachment("../data/models/models.json").arrayBuffer(),
  "kernels.wasm": () => FileAttachment("../data/models/kernels.wasm").arrayBuffer(),
  "shared-optimiser.wasm": () => FileAttachment("../data/models/shared-optimiser.wasm").arrayBuffer(),
  "lone-optimiser.wasm": () => FileAttachment("../data/models/lone-optimiser.wasm").arrayBuffer()
} as const;

const fileBytes = remembered(async (name: keyof typeof files) => new Uint8Array(await files[name]()));

/**
 * Address of the workers' script. It compiles WebAssembly itself, so the page's policy need not allow that, as it would
 * have to for a script that is started from memory.
 */
export const retrainingWorkerHref = FileAttachment("../data/models/reproducing.js").href;

/** @throws Error if a file cannot be had or is another */
export async function retrainingFiles(): Promise<RetrainingFiles> {
  const names = ["models.json", "kernels.wasm", "shared-optimiser.wasm", "lone-optimiser.wasm"] as const;
  const [models, kernels, sharedOptimiser, loneOptimiser] = await Promise.all(names.map(fileBytes));
  return {models: models!, kernels: kernels!, sharedOptimiser: sharedOptimiser!, loneOptimiser: loneOptimiser!};
}

type Piece = Row<"image-pieces">;

/** Bytes of the pieces that this device does not hold. */
export async function missingBytes(pieces: readonly Piece[]): Promise<number> {
  const held = await Promise.all(pieces.map(async ({sha256}) => (await kept<Blob>(keyOf(sha256))) !== undefined));
  return pieces.reduce((sum, {bytes}, i) => sum + (held[i] ? 0 : bytes), 0);
}

/**
 * All images, from this device or from the site, each piece compared with its hash before it is used.
 * @param onProgress told how many bytes are there, of how many
 * @throws Error if a piece cannot be had or is another, by its name
 */
export async function imagePieces(
  pieces: readonly Piece[],
  onProgress: (bytes: number, of: number) => void,
  signal: AbortSignal
): Promise<ImagePieces> {
  const total = pieces.reduce((sum, {bytes}) => sum + bytes, 0);
  const images: Record<Piece["images"], Blob[]> = {train: [], test: []};
  let done = 0;
  onProgress(done, total);
  for (const piece of pieces) {
    images[piece.images].push(await pieceOf(piece, signal));
    signal.throwIfAborted();
    onProgress((done += piece.bytes), total);
  }
  return images;
}

async function pieceOf({file, sha256: hash}: Piece, signal: AbortSignal): Promise<Blob> {
  const known = await kept<Blob>(keyOf(hash));
  if (known !== undefined && (await sha256(new Uint8Array(await known.arrayBuffer()), hash)) === hash) return known;
  const fetched = await reproductionFile(file, hash, signal);
  await keep(keyOf(hash), fetched);
  return fetched;
}

function keyOf(hash: string): string {
  return `images ${hash}`;
}

/** A file beside the tables of subject reproduction. @throws Error if it cannot be had or has another hash */
export async function reproductionFile(name: string, hash: string, signal: AbortSignal): Promise<Blob> {
  const address = new URL(`./data/reproduction/${name}`, location.href);
  const response = await fetch(address, {integrity: integrityOf(hash), signal});
  if (!response.ok) throw new Error(`cannot use ${name}: expected an answer with status 200, got ${response.status}`);
  return response.blob();
}
