import {count} from "../../../src/lib/format.js";
import {jpegMarkers, jpegSegments} from "./jpegSegments.js";
import {PictureError} from "./pictureError.js";
import {viewOf} from "./viewOf.js";

/** Kinds of files that are read. */
export type PictureKind = "PNG" | "JPEG" | "WebP" | "AVIF" | "HEIC";

/** What a file says of itself before it is decoded. */
export interface PictureHeader {
  readonly kind: PictureKind;
  /** As stored, before any rotation that the file asks for; px. */
  readonly width: number;
  readonly height: number;
}

/** Largest file, bytes, and most pixels: more than phones give. */
export const largestBytes = 30_000_000;
export const mostPixels = 110_000_000;

/** @throws PictureError if a file of so many bytes is empty or too large, before any of it is read */
export function requireReadableSize(bytes: number): void {
  if (bytes === 0) throw new PictureError("The file is empty.");
  if (bytes > largestBytes)
    throw new PictureError(`The file has ${megabytes(bytes)} MB; at most ${megabytes(largestBytes)} MB can be read.`);
}

/**
 * Reads kind and size from a file's first bytes, whatever its name says.
 * @throws PictureError if it is none of the three kinds, says no size, or has too many pixels
 */
export function pictureHeader(bytes: Uint8Array): PictureHeader {
  const header = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes) ?? readHeif(bytes);
  if (header === undefined) throw new PictureError(`${kindInWords(bytes)} PNG, JPEG, WebP and AVIF can be read.`);
  const {kind, width, height} = header;
  if (width === 0 || height === 0)
    throw new PictureError(`The ${kind} says that it has no pixels: ${width} × ${height}.`);
  if (width * height > mostPixels)
    throw new PictureError(
      `The ${kind} has ${count(width)} × ${count(height)} pixels; at most ${count(mostPixels / 1e6)} million can be read. A screenshot of it has fewer.`
    );
  return header;
}

function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 1e5) / 10);
}

function startsWith(bytes: Uint8Array, start: string, offset = 0): boolean {
  return Array.from(start).every((character, i) => bytes[offset + i] === character.charCodeAt(0));
}

/** Source: PNG specification, third edition, 5.2 and 11.2.1. */
function readPng(bytes: Uint8Array): PictureHeader | undefined {
  if (!startsWith(bytes, "\x89PNG\r\n\x1a\n")) return undefined;
  if (bytes.length < 33 || !startsWith(bytes, "IHDR", 12)) throw cutOff("PNG");
  const view = viewOf(bytes);
  return {kind: "PNG", width: view.getUint32(16), height: view.getUint32(20)};
}

/** Markers that begin a frame: all from C0 to CF but those of tables. */
function beginsFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Source: ITU-T T.81, B.2.2. */
function readJpeg(bytes: Uint8Array): PictureHeader | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined;
  const view = viewOf(bytes);
  for (const {marker, at} of jpegSegments(bytes)) {
    if (marker === jpegMarkers.endOfImage || marker === jpegMarkers.startOfScan || at + 9 > bytes.length) break;
    if (beginsFrame(marker)) return {kind: "JPEG", height: view.getUint16(at + 5), width: view.getUint16(at + 7)};
  }
  throw cutOff("JPEG");
}

/** Source: Google's WebP container specification, and RFC 6386, 9.1. */
function readWebp(bytes: Uint8Array): PictureHeader | undefined {
  if (!startsWith(bytes, "RIFF") || !startsWith(bytes, "WEBP", 8)) return undefined;
  if (bytes.length < 30) throw cutOff("WebP");
  const view = viewOf(bytes);
  const uint24 = (at: number): number => view.getUint16(at, true) + 65_536 * bytes[at + 2]!;
  if (startsWith(bytes, "VP8X", 12)) return {kind: "WebP", width: 1 + uint24(24), height: 1 + uint24(27)};
  if (startsWith(bytes, "VP8L", 12)) {
    const bits = view.getUint32(21, true);
    return {kind: "WebP", width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff)};
  }
  if (!startsWith(bytes, "VP8 ", 12)) throw new PictureError("The WebP is damaged: it holds no image.");
  return {kind: "WebP", width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff};
}

/** Source: ISO/IEC 14496-12, file type box; ISO/IEC 23008-12, image spatial extents, of which the largest is the picture's. */
function readHeif(bytes: Uint8Array): PictureHeader | undefined {
  const kind = startsWith(bytes, "ftyp", 4) && heifBrands.find(([brand]) => startsWith(bytes, brand, 8))?.[1];
  if (!kind) return undefined;
  const view = viewOf(bytes);
  const extents: PictureHeader[] = [];
  for (let at = 8; at + 16 <= Math.min(bytes.length, largestHeifHeader); ++at) {
    if (!startsWith(bytes, "ispe", at)) continue;
    extents.push({kind, width: view.getUint32(at + 8), height: view.getUint32(at + 12)});
  }
  if (extents.length === 0) throw cutOff(kind);
  return extents.reduce((largest, one) => (one.width * one.height > largest.width * largest.height ? one : largest));
}

/** Brands of pictures among those of the file format, which films have as well. */
const heifBrands = [
  ["avif", "AVIF"],
  ["avis", "AVIF"],
  ["heic", "HEIC"],
  ["heix", "HEIC"],
  ["mif1", "HEIC"]
] as const;

/** Where the sizes of an AVIF or HEIC stand at the latest, bytes. */
const largestHeifHeader = 65_536;

function cutOff(kind: PictureKind): PictureError {
  return new PictureError(`The ${kind} ends before it says how large it is.`);
}

const otherKinds: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ["a GIF", (bytes) => startsWith(bytes, "GIF8")],
  ["a BMP", (bytes) => startsWith(bytes, "BM")],
  ["a TIFF", (bytes) => startsWith(bytes, "II*\0") || startsWith(bytes, "MM\0*")],
  ["a PDF", (bytes) => startsWith(bytes, "%PDF")],
  ["an SVG", (bytes) => /<svg[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 1024)))]
];

function kindInWords(bytes: Uint8Array): string {
  const kind = otherKinds.find(([, matches]) => matches(bytes));
  return kind === undefined ? "This is no picture that is known here." : `This is ${kind[0]}.`;
}
