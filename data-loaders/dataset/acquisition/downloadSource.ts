import {DataFileError} from "../dataFileError.js";
import type {OfficialFile} from "../officialFiles.js";
import type {Effects} from "./effects.js";
import type {Source} from "./source.js";

/** Where the gzip files are published, in the order to try: Zalando's own two, then TensorFlow's copy. */
export const downloadAddresses = [
  "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
  "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/b2617bb6d3ffa2e429640350f613e3291e10b141/data/fashion/",
  "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"
] as const;

const stallMs = 10_000;
const downloadMs = 600_000;
const progressSteps = 4;

/**
 * The files under a web address. A download ends when its answer stalls, takes too long or grows larger than the
 * unpacked file.
 * @param address ends in a slash
 */
export function downloadSource(address: string, effects: Effects): Source {
  return {kind: "download", place: address, read: (official) => download(address, official, effects)};
}

async function download(address: string, official: OfficialFile, {fetch, log}: Effects): Promise<Uint8Array> {
  const url = `${address}${official.file}.gz`;
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(new Error(`nothing came for ${stallMs / 1000} s`)), stallMs);
  try {
    log(`downloading ${url}`);
    const response = await fetch(url, {signal: AbortSignal.any([stall.signal, AbortSignal.timeout(downloadMs)])});
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    const progress = progressLog(official, log);
    return await readBody(response, official.rawBytes, url, (byteCount) => {
      timer.refresh();
      progress(byteCount);
    });
  } catch (cause) {
    if (cause instanceof DataFileError) throw cause;
    throw new Error(`cannot download ${url}: ${deepestMessage(cause)}`, {cause});
  } finally {
    clearTimeout(timer);
  }
}

async function readBody(
  response: Response,
  limit: number,
  url: string,
  onProgress: (byteCount: number) => void
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of response.body ?? []) {
    byteCount += chunk.length;
    if (byteCount > limit) throw new DataFileError("long", `${url} is too long: expected at most ${limit} bytes`);
    chunks.push(chunk);
    onProgress(byteCount);
  }
  return Buffer.concat(chunks);
}

function progressLog({file, gzipBytes}: OfficialFile, log: Effects["log"]): (byteCount: number) => void {
  let logged = 0;
  return (byteCount) => {
    const step = Math.floor((byteCount / gzipBytes) * progressSteps);
    if (step > logged)
      log(`${file}: ${Math.round((100 * byteCount) / gzipBytes)} % of ${(gzipBytes / 1e6).toPrecision(2)} MB`);
    logged = step;
  };
}

/** `fetch` says no more than "fetch failed": the reason lies in the innermost cause. */
function deepestMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return deepestMessage(error.cause);
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}
