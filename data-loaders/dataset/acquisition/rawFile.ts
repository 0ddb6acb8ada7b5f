import {hash} from "node:crypto";
import {DataFileError} from "../dataFileError.js";
import {gunzip, isGzip} from "../gunzip.js";
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
 * Unpacks a file where it is packed, and holds it against the official one.
 * @param found gzip or raw bytes
 * @param source kind of place it came from
 * @param place names that place in errors
 * @throws DataFileError if the gzip file is damaged, or the unpacked bytes are not the official ones
 */
export function verifyFile(found: Uint8Array, official: OfficialFile, source: SourceKind, place: string): RawFile {
  const {file, rawBytes} = official;
  const where = `${file} in ${place}`;
  const bytes = isGzip(found) ? gunzip(found, rawBytes, where) : found;
  if (bytes.length !== rawBytes) {
    const reason = bytes.length < rawBytes ? "short" : "long";
    throw new DataFileError(reason, `${where} is too ${reason}: expected ${rawBytes} bytes, got ${bytes.length}`);
  }
  const sha256 = hash("sha256", bytes);
  if (sha256 !== official.rawSha256) throw wrongHash(sha256, official, where);
  return {file, source, bytes, sha256};
}

function wrongHash(sha256: string, {rawSha256, mnistSha256}: OfficialFile, where: string): DataFileError {
  const received = sha256 === mnistSha256 ? `plain MNIST, whose files have the same names (${sha256})` : sha256;
  return new DataFileError("hash", `${where} is not Fashion-MNIST: expected SHA-256 ${rawSha256}, got ${received}`);
}
