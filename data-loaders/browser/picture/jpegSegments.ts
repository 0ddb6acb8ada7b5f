/** A marker of a JPEG with what belongs to it. */
export interface JpegSegment {
  /** The marker's second byte; its first is FF. */
  readonly marker: number;
  /** Where the marker begins, bytes. */
  readonly at: number;
}

/** Second bytes of the markers that matter here. */
export const jpegMarkers = {endOfImage: 0xd9, startOfScan: 0xda} as const;

/**
 * A JPEG's segments in their order, for as far as the file goes; what is coded after a scan's header is passed over, and
 * so are bytes between segments that are none, as decoders do.
 * Source: ITU-T T.81, B.1.1.
 */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0) at += 1;
    else {
      yield {marker, at};
      at += 2 + lengthOf(marker, bytes, at + 2);
      if (marker === jpegMarkers.startOfScan) at = endOfScan(bytes, at);
    }
  }
}

/** Length of a segment after its marker, bytes; some markers stand alone. */
function lengthOf(marker: number, bytes: Uint8Array, at: number): number {
  const isAlone = marker === 0x01 || isRestart(marker) || marker === jpegMarkers.endOfImage;
  return isAlone || at + 1 >= bytes.length ? 0 : 256 * bytes[at]! + bytes[at + 1]!;
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

/** Where the next marker is that no coded data holds: in them FF is followed by 0, or by a restart's number. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !isRestart(next)) return at;
  }
  return bytes.length;
}
