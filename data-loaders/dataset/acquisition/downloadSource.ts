import {DataFileError} from "../dataFileError.js";
import type {OfficialFile} from "../officialFiles.js";
import type {Effects} from "./effects.js";
import {verifyFile} from "./rawFile.js";
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
  const kind = "download";
  return {
    kind,
    place: address,
    read: async (official) => verifyFile(await download(address, official, effects), official, kind, address)
  };
}

async function download(
  address: string,
  official: OfficialFile,
  {fetch, proxyVariable, log}: Effects
): Promise<Uint8Array> {
  const url = `${address}${official.file}.gz`;
  try {
    log(`downloading ${url}`);
    return await withinLimits(async (signal, goOn) => {
      const response = await fetch(url, {signal});
      if (!response.ok) throw new Error(`HTTP status ${response.status}`);
      const progress = progressLog(official, response.headers.has("content-encoding"), log);
      return readBody(response, official.rawBytes, url, (byteCount) => {
        signal.throwIfAborted();
        goOn();
        progress(byteCount);
      });
    });
  } catch (cause) {
    if (cause instanceof DataFileError) throw cause;
    const proxy = proxyVariable === undefined ? "" : ` (${proxyVariable} names a proxy)`;
    throw new Error(`cannot download ${url}: ${deepestMessage(cause)}${proxy}`, {cause});
  }
}

/**
 * Ends a task that stalls or takes too long. The limits do not depend on the task's heeding the signal: Node 20 may
 * lose signals that come of `AbortSignal.any` and of a collected request (nodejs/node 57736).
 * @param task calls `goOn` whenever something has come
 */
async function withinLimits<T>(task: (signal: AbortSignal, goOn: () => void) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const ended = new Promise<never>((_, reject) => {
    const endAfter = (milliseconds: number, reason: string): NodeJS.Timeout =>
      setTimeout(() => {
        const error = new Error(reason);
        reject(error);
        controller.abort(error);
      }, milliseconds);
    timers.push(endAfter(stallMs, `nothing came for ${stallMs / 1000} s`));
    timers.push(endAfter(downloadMs, `it took longer than ${downloadMs / 60_000} minutes`));
  });
  try {
    return await Promise.race([task(controller.signal, () => timers[0]!.refresh()), ended]);
  } finally {
    timers.forEach(clearTimeout);
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

/** Tells of each quarter. @param isEncoded whether the server packed the answer, so that its length is not known */
function progressLog(
  {file, gzipBytes}: OfficialFile,
  isEncoded: boolean,
  log: Effects["log"]
): (byteCount: number) => void {
  let logged = 0;
  return (byteCount) => {
    const step = Math.floor((byteCount / gzipBytes) * progressSteps);
    if (step > logged) log(`${file}: ${isEncoded ? megabytes(byteCount) : share(byteCount, gzipBytes)}`);
    logged = step;
  };
}

function share(byteCount: number, gzipBytes: number): string {
  return `${Math.min(100, Math.round((100 * byteCount) / gzipBytes))} % of ${megabytes(gzipBytes)}`;
}

function megabytes(byteCount: number): string {
  return `${(byteCount / 1e6).toPrecision(2)} MB`;
}

/** `fetch` says no more than "fetch failed": the reason lies in the innermost cause. */
function deepestMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return deepestMessage(error.cause);
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}
