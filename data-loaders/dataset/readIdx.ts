import {classCount} from "../../src/lib/classNames.js";
import {DataFileError} from "./dataFileError.js";
import {imageSide, pixelCount} from "./examples.js";

const imageMagic = 2051;
const labelMagic = 2049;

/**
 * The pixels of an IDX file of images.
 * Source: Zalando's README of Fashion-MNIST and the format's page by LeCun, Cortes and Burges: big-endian 32-bit
 * magic, image count, rows, columns, then a byte per pixel.
 * @param bytes the whole unpacked file
 * @param place names the file in errors
 * @returns a view of `bytes`, shape [count, 784], levels 0 to 255
 * @throws DataFileError "magic", "dimensions", "short" or "long"
 */
export function readImages(bytes: Uint8Array, place: string): Uint8Array {
  const {body, count, sides} = readHeader(bytes, imageMagic, 2, place);
  if (sides.some((side) => side !== imageSide)) {
    const expected = `${imageSide} × ${imageSide}`;
    throw new DataFileError(
      "dimensions",
      `invalid image size in ${place}: expected ${expected}, got ${sides.join(" × ")}`
    );
  }
  checkLength(body, count * pixelCount, place);
  return body;
}

/**
 * The labels of an IDX file of labels: big-endian 32-bit magic and count, then a byte per label.
 * @param bytes the whole unpacked file
 * @param place names the file in errors
 * @returns a view of `bytes`, shape [count], classes 0 to 9
 * @throws DataFileError "magic", "dimensions", "short", "long" or "label"
 */
export function readLabels(bytes: Uint8Array, place: string): Uint8Array {
  const {body, count} = readHeader(bytes, labelMagic, 0, place);
  checkLength(body, count, place);
  const position = body.findIndex((label) => label >= classCount);
  if (position >= 0) {
    const expected = `0 to ${classCount - 1}`;
    throw new DataFileError(
      "label",
      `invalid label ${position} in ${place}: expected ${expected}, got ${body[position]}`
    );
  }
  return body;
}

interface IdxHeader {
  readonly count: number;
  readonly sides: readonly number[];
  readonly body: Uint8Array;
}

function readHeader(bytes: Uint8Array, magic: number, sideCount: number, place: string): IdxHeader {
  const wordCount = 2 + sideCount;
  const headerBytes = 4 * wordCount;
  if (bytes.length < headerBytes) {
    throw new DataFileError(
      "short",
      `${place} is too short: expected a header of ${headerBytes} bytes, got ${bytes.length}`
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const words = Array.from({length: wordCount}, (_, i) => view.getUint32(4 * i));
  const [found, count, ...sides] = words as [number, number, ...number[]];
  if (found !== magic) {
    throw new DataFileError("magic", `invalid IDX magic in ${place}: expected ${magic}, got ${found}`);
  }
  if (count === 0) {
    throw new DataFileError("dimensions", `invalid count in ${place}: expected at least 1, got 0`);
  }
  return {count, sides, body: bytes.subarray(headerBytes)};
}

function checkLength(body: Uint8Array, expected: number, place: string): void {
  if (body.length === expected) return;
  const reason = body.length < expected ? "short" : "long";
  throw new DataFileError(reason, `${place} is too ${reason}: expected ${expected} bytes of data, got ${body.length}`);
}
