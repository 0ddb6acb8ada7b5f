import {fixed} from "../lib/format.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {requireWebAssembly} from "../modelView/runningModels.js";
import {imagePieces, missingBytes, retrainingFiles, retrainingWorkerHref} from "./fetchedFiles.js";
import type {RetrainingMeans} from "./retraining.js";

/** All that workers start with, from this device or from the site. @throws Error if a file cannot be had or is another */
export async function gatherMeans(
  pieces: readonly Row<"image-pieces">[],
  status: HTMLElement,
  signal: AbortSignal
): Promise<RetrainingMeans> {
  requireWebAssembly();
  const files = await retrainingFiles();
  const images = await imagePieces(
    pieces,
    (bytes, of) => (status.textContent = `Images: ${megabytes(bytes)} of ${megabytes(of)} are here and verified.`),
    signal
  );
  return {script: retrainingWorkerHref, files, images};
}

/** What it costs to begin, as a sentence. */
export async function costInWords(pieces: readonly Row<"image-pieces">[]): Promise<string> {
  const missing = await missingBytes(pieces);
  if (missing === 0) return "All images are on this device already.";
  return `Your browser fetches ${megabytes(missing)} of images when you begin, compares each piece with its hash, and keeps them for the next time.`;
}

/** Bytes as a reader sees them: 12.5 MB. */
export function megabytes(bytes: number): string {
  return `${fixed(bytes / 1e6, 1)}\u202fMB`;
}
