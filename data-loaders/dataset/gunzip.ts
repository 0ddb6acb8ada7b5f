import {crc32, inflateRawSync} from "node:zlib";
import {DataFileError} from "./dataFileError.js";

const fixedHeaderBytes = 10;
const trailerBytes = 8;
const chunkBytes = 1 << 20;
const deflateMethod = 8;
const flag = {headerChecksum: 0x02, extra: 0x04, name: 0x08, comment: 0x10, reserved: 0xe0} as const;

/** Whether the bytes begin as a gzip file does; no IDX file begins so. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks a gzip file of exactly one member and a known size. Unlike zlib's own gunzip it neither joins further
 * members nor ignores what follows, and a bomb ends at the known size.
 * Source: RFC 1952.
 * @param rawBytes size of the unpacked data, at least 1
 * @param place names the file in errors
 * @throws DataFileError "gzip header", "gzip data", "gzip checksum", "trailing bytes", "short" or "long"
 */
export function gunzip(packed: Uint8Array, rawBytes: number, place: string): Uint8Array {
  const body = packed.subarray(headerBytes(packed, place));
  const {raw, bodyBytes} = inflate(body, rawBytes, place);
  checkTrailer(body.subarray(bodyBytes), raw, place);
  if (raw.length < rawBytes) {
    throw new DataFileError("short", `${place} is too short: expected ${rawBytes} bytes unpacked, got ${raw.length}`);
  }
  return raw;
}

function headerBytes(packed: Uint8Array, place: string): number {
  const flags = packed[3] ?? 0;
  if (packed.length < fixedHeaderBytes || !isGzip(packed) || packed[2] !== deflateMethod || flags & flag.reserved) {
    throw new DataFileError("gzip header", `${place} is no gzip file: expected a header of RFC 1952`);
  }
  let end = fixedHeaderBytes;
  if (flags & flag.extra) end += 2 + (packed[end] ?? 0) + 256 * (packed[end + 1] ?? 0);
  if (flags & flag.name) end = afterZero(packed, end);
  if (flags & flag.comment) end = afterZero(packed, end);
  if (flags & flag.headerChecksum) end += 2;
  return end;
}

function afterZero(bytes: Uint8Array, from: number): number {
  const zero = bytes.indexOf(0, from);
  return zero < 0 ? bytes.length : zero + 1;
}

function inflate(body: Uint8Array, rawBytes: number, place: string): {raw: Uint8Array; bodyBytes: number} {
  try {
    const options = {maxOutputLength: rawBytes, chunkSize: chunkBytes, info: true};
    // With `info` the result is an object, which @types/node does not say.
    const {buffer, engine} = inflateRawSync(body, options) as unknown as {
      buffer: Uint8Array;
      engine: {bytesWritten: number};
    };
    return {raw: buffer, bodyBytes: engine.bytesWritten};
  } catch (cause) {
    if (cause instanceof RangeError) {
      throw new DataFileError("long", `${place} is too long: expected ${rawBytes} bytes unpacked, got more`, {cause});
    }
    throw new DataFileError("gzip data", `${place} is damaged: ${(cause as Error).message}`, {cause});
  }
}

function checkTrailer(trailer: Uint8Array, raw: Uint8Array, place: string): void {
  if (trailer.length < trailerBytes) {
    throw new DataFileError("gzip data", `${place} is damaged: it ends within its checksum`);
  }
  const view = new DataView(trailer.buffer, trailer.byteOffset, trailerBytes);
  if (view.getUint32(0, true) !== crc32(raw) || view.getUint32(4, true) !== raw.length % 2 ** 32) {
    throw new DataFileError("gzip checksum", `${place} is damaged: its checksum or size is not that of its data`);
  }
  const extra = trailer.length - trailerBytes;
  if (extra > 0) {
    throw new DataFileError("trailing bytes", `${place} has ${extra} bytes after its gzip member: expected none`);
  }
}
