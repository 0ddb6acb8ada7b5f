import {DataFileError} from "./dataFileError.js";
import {sha256} from "./sha256.js";

export interface VerifiedFileOptions {
  /** Address of the file within the site, for messages: data/runs.arrow. */
  readonly file: string;
  /** Where to get it. */
  readonly href: string;
  /** What it must be, 64 hexadecimal digits. */
  readonly sha256: string;
  /** Longest wait for the whole file, ms. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Downloads a file of the site and checks that it is the one that the page was built with.
 * @throws DataFileError if it is missing, comes too late, or has another hash
 */
export async function verifiedFile(options: VerifiedFileOptions): Promise<Uint8Array<ArrayBuffer>> {
  const {file, sha256: expected} = options;
  const bytes = await download(options);
  const received = await sha256(bytes);
  if (received !== expected) {
    throw new DataFileError({file, expected: `SHA-256 ${expected}`, received: `${received} in ${bytes.length} bytes`});
  }
  return bytes;
}

async function download({
  file,
  href,
  timeoutMs = 10_000,
  fetch = globalThis.fetch
}: VerifiedFileOptions): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(href, {signal: AbortSignal.timeout(timeoutMs)});
    if (!response.ok)
      throw new DataFileError({file, expected: "an answer with status 200", received: `status ${response.status}`});
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof DataFileError) throw cause;
    const late = cause instanceof DOMException && cause.name === "TimeoutError";
    throw new DataFileError(
      {file, expected: `the file within ${timeoutMs / 1000} s`, received: late ? "no end of it" : "no answer"},
      {cause}
    );
  }
}
