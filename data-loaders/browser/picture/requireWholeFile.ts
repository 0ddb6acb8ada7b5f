import {jpegMarkers, jpegSegments} from "./jpegSegments.js";
import {PictureError} from "./pictureError.js";
import type {PictureKind} from "./pictureHeader.js";
import {viewOf} from "./viewOf.js";

/** Whether a file of each kind, whose header has been read, goes on to its own end. What follows that does not count. */
const isWhole: Readonly<Record<PictureKind, (bytes: Uint8Array) => boolean>> = {
  PNG: isWholePng,
  JPEG: isWholeJpeg,
  WebP: (bytes) => bytes.length >= 8 + viewOf(bytes).getUint32(4, true),
  AVIF: () => true, // the boxes say no end; decoders refuse what is cut off
  HEIC: () => true
};

/**
 * Refuses a file that was cut off, of which some browsers would show the part that is there.
 * @throws PictureError if it ends too early
 */
export function requireWholeFile(kind: PictureKind, bytes: Uint8Array): void {
  if (!isWhole[kind](bytes)) throw new PictureError(`The ${kind} is cut off: it ends before its picture does.`);
}

/** Source: PNG specification, third edition, 5.3 and 5.6. */
function isWholePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length;) {
    if (view.getUint32(at + 4) === imageEnd) return true;
    at += 12 + view.getUint32(at);
  }
  return false;
}

/** Source: ITU-T T.81, B.2.1. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  for (const {marker} of jpegSegments(bytes)) if (marker === jpegMarkers.endOfImage) return true;
  return false;
}

/** "IEND", the type of a PNG's last chunk, as a number. */
const imageEnd = 0x49454e44;
