import {hash} from "node:crypto";
import {gunzipSync} from "node:zlib";
import {DataFileError} from "../dataFileError.js";
import type {OfficialFile} from "../officialFiles.js";
import type {SourceKind} from "./source.js";

/** A file of the data set, unpacked. */
export interface RawFile {
  readonly file: string;
  /** Kind of place it came from. */
  readonly source: SourceKind;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly sha256: string;
}

/**
 * Unpacks a file where it is packed, and compares it with the official one.
 * @param found gzip or raw bytes
 * @param source kind of place it came from
 * @param place names that place in errors
 * @throws DataFileError if the gzip file is damaged, or the unpacked bytes are not the official ones
 */
export function verifyFile(found: Uint8Array, official: OfficialFile, source: SourceKind, place: string): RawFile {
  const {file, rawBytes} = official;
  const where = `${file} in ${place}`;
  if (isWebPage(found)) {
    const who = "a network's sign-in page, a proxy or a moved address may have answered in its place";
    throw new DataFileError("web page", `${where} is a web page, not the file: ${who}`);
  }
  const bytes = isGzip(found) ? unpack(found, rawBytes, where) : found;
  if (bytes.length !== rawBytes) {
    const reason = bytes.length < rawBytes ? "short" : "long";
    throw new DataFileError(reason, `${where} is too ${reason}: expected ${rawBytes} bytes, got ${bytes.length}`);
  }
  const sha256 = hash("sha256", bytes);
  if (sha256 !== official.rawSha256) throw wrongHash(sha256, official, where);
  return {file, source, bytes, sha256};
}

/** Whether the first bytes are those of markup; neither gzip nor IDX begins so. */
function isWebPage(bytes: Uint8Array): boolean {
  return /^(?:\ufeff)?\s*</.test(Buffer.from(bytes.subarray(0, 64)).toString("utf8"));
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** A bomb ends at the size that is expected. */
function unpack(packed: Uint8Array, rawBytes: number, where: string): Uint8Array {
  try {
    return gunzipSync(packed, {maxOutputLength: rawBytes});
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw new DataFileError("long", `${where} is too long: expected ${rawBytes} bytes unpacked, got more`, {cause});
    }
    throw new DataFileError("gzip", `${where} is damaged: ${(cause as Error).message}`, {cause});
  }
}

function wrongHash(sha256: string, {rawSha256, mnistSha256}: OfficialFile, where: string): DataFileError {
  const received = sha256 === mnistSha256 ? `plain MNIST, whose files have the same names (${sha256})` : sha256;
  return new DataFileError("hash", `${where} is not Fashion-MNIST: expected SHA-256 ${rawSha256}, got ${received}`);
}
