import {readFileSync} from "node:fs";
import {join} from "node:path";
import {crc32, deflateSync} from "node:zlib";

/** Files for a page to read, good, odd and hostile, and what is to be answered. */

const folder = join(import.meta.dirname, "../fixtures/pictures");

/** A file and the answer to it: `undefined` where it is read, else what the message must hold. */
export interface PictureFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly refusal?: RegExp;
}

function fixture(name: string): Buffer {
  return readFileSync(join(folder, name));
}

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

function header(width: number, height: number, bitDepth = 8, colourType = 0): Buffer {
  const content = Buffer.alloc(13);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  content.set([bitDepth, colourType], 8);
  return chunk("IHDR", content);
}

/** Compressed rows of white pixels, one bit each. */
function whiteRows(width: number, height: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(width / 8), 0xff);
  row[0] = 0;
  return deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)));
}

const end = chunk("IEND", Buffer.alloc(0));

/** A white PNG with further chunks before its pixels. */
function png(width: number, height: number, extra: readonly Buffer[] = []): Buffer {
  return Buffer.concat([signature, header(width, height, 1), ...extra, chunk("IDAT", whiteRows(width, height)), end]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
}

/** A PNG of two frames. Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", animation. */
function animatedPng(side: number): Buffer {
  const control = (sequence: number): Buffer =>
    chunk("fcTL", Buffer.concat([numbers(sequence, side, side, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])]));
  const pixels = whiteRows(side, side);
  return Buffer.concat([
    signature,
    header(side, side, 1),
    chunk("acTL", numbers(2, 0)),
    control(0),
    chunk("IDAT", pixels),
    control(1),
    chunk("fdAT", Buffer.concat([numbers(2), pixels])),
    end
  ]);
}

/** The same bytes with some in another place's stead. */
function changed(bytes: Buffer, at: number, values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, at);
  return copy;
}

function text(content: string): Buffer {
  return Buffer.from(content, "utf8");
}

/** A JPEG with segments of some bytes before its frame. */
function withSegments(jpeg: Buffer, count: number): Buffer {
  const segment = Buffer.alloc(2 + 65_535, 0x20);
  segment.set([0xff, 0xe5, 0xff, 0xff], 0);
  return Buffer.concat([jpeg.subarray(0, 2), ...Array<Buffer>(count).fill(segment), jpeg.subarray(2)]);
}

function frameOf(jpeg: Buffer): number {
  return jpeg.indexOf(Buffer.from([0xff, 0xc0]));
}

function webp(format: string, content: Buffer): Buffer {
  const [size, length] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32LE(12 + content.length);
  length.writeUInt32LE(content.length);
  return Buffer.concat([text("RIFF"), size, text("WEBP"), text(format), length, content]);
}

/** An extended WebP that says how large it is and holds nothing. */
function emptyWebp(width: number, height: number): Buffer {
  const content = Buffer.alloc(10);
  content.writeUIntLE(width - 1, 4, 3);
  content.writeUIntLE(height - 1, 7, 3);
  return webp("VP8X", content);
}

/** The boxes with which a HEIC begins, without what is coded. */
function heic(width: number, height: number): Buffer {
  const extents = Buffer.alloc(12);
  extents.writeUInt32BE(width, 4);
  extents.writeUInt32BE(height, 8);
  const box = (type: string, content: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(content.length + 8);
    return Buffer.concat([size, text(type), content]);
  };
  return Buffer.concat([box("ftyp", text("heic\0\0\0\0mif1heic")), box("ispe", extents), Buffer.alloc(40)]);
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

/** Files that are read. */
export function readableFiles(): PictureFile[] {
  const encodings = [
    ...["rgb", "grey", "rgb16", "grey16", "palette", "onebit", "rgba", "greyalpha", "interlaced"].map(
      (name) => `${name}.png`
    ),
    ...["baseline", "progressive", "grey", "cmyk", "subsampled"].map((name) => `${name}.jpg`),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => `exif${orientation}.jpg`),
    ...["lossy", "lossless", "alpha", "animated"].map((name) => `${name}.webp`)
  ];
  const jpeg = fixture("baseline.jpg");
  return [
    ...encodings.map((name) => ({name, bytes: fixture(name)})),
    {name: "png-named.jpg", bytes: fixture("rgb.png")},
    {name: "jpeg-named.png", bytes: jpeg},
    {name: "webp-named.txt", bytes: fixture("lossless.webp")},
    {name: "one-pixel.png", bytes: png(1, 1)},
    {name: "one-row.png", bytes: png(4096, 1)},
    {name: "one-column.png", bytes: png(1, 4096)},
    {name: "large.png", bytes: png(4096, 4096)},
    {name: "other.avif", bytes: fixture("other.avif")},
    {name: "animated.png", bytes: animatedPng(60)},
    {name: "long-text.png", bytes: png(9, 9, [chunk("tEXt", Buffer.alloc(1_000_000, 0x41))])},
    {name: "after-the-end.png", bytes: Buffer.concat([fixture("rgb.png"), Buffer.alloc(1000, 7)])},
    {name: "far-frame.jpg", bytes: withSegments(jpeg, 20)}
  ];
}

/** Files that are refused, and why. */
export function refusedFiles(): PictureFile[] {
  const [good, jpeg, lossy] = [fixture("rgb.png"), fixture("baseline.jpg"), fixture("lossy.webp")];
  const frame = frameOf(jpeg);
  const known = (name: string, bytes: Buffer, refusal: RegExp): PictureFile => ({name, bytes, refusal});
  return [
    known("empty.png", Buffer.alloc(0), /The file is empty/),
    known("one-byte.png", Buffer.from([0x89]), /no picture that is known here/),
    known("text.png", text("This is not a picture."), /no picture that is known here/),
    known("page.jpg", text("<!doctype html><script>alert(1)</script>"), /no picture that is known here/),
    known("data.json", text('{"pixels": []}'), /no picture that is known here/),
    known("program.png", Buffer.from("\x7fELF\x02\x01\x01", "latin1"), /no picture that is known here/),
    known("zeros.png", Buffer.alloc(5000), /no picture that is known here/),
    known(
      "noise.webp",
      Buffer.from(Array.from({length: 4000}, (_, i) => (i * 2_654_435_761) % 251)),
      /no picture that is known here/
    ),
    known("drawing.svg", text(svg), /This is an SVG/),
    known("svg-named.png", text(`<?xml version="1.0"?>${svg}`), /This is an SVG/),
    known("other.gif", fixture("other.gif"), /This is a GIF/),
    known("gif-named.png", fixture("other.gif"), /This is a GIF/),
    known("other.bmp", fixture("other.bmp"), /This is a BMP/),
    known("other.tiff", fixture("other.tiff"), /This is a TIFF/),
    known("other.ico", fixture("other.ico"), /no picture that is known here/),
    known("other.jp2", fixture("other.jp2"), /no picture that is known here/),
    known("cut-off.avif", fixture("other.avif").subarray(0, 120), /AVIF ends before it says|reads no AVIF/),
    known("photograph.heic", heic(60, 40), /reads no HEIC.*screenshot/),
    known("paper.pdf", text("%PDF-1.7\n"), /This is a PDF/),
    known(
      "thirty-megabytes.png",
      Buffer.concat([good, Buffer.alloc(30_100_000 - good.length)]),
      /has 30.1 MB; at most 30 MB/
    ),
    known(
      "bomb.png",
      Buffer.concat([signature, header(16_384, 16_384, 1), chunk("IDAT", deflateSync(Buffer.alloc(4000)))]),
      /16,384 × 16,384 pixels; at most 110 million/
    ),
    known("largest-number.png", Buffer.concat([signature, header(2 ** 31 - 1, 1)]), /at most 110 million/),
    known("no-width.png", Buffer.concat([signature, header(0, 9), chunk("IEND", Buffer.alloc(0))]), /no pixels: 0 × 9/),
    known("signature.png", signature, /PNG ends before it says how large it is/),
    known("half-a-header.png", good.subarray(0, 20), /PNG ends before it says how large it is/),
    known(
      "no-header.png",
      Buffer.concat([signature, chunk("tEXt", text("a\0b, long enough to be looked at"))]),
      /PNG ends before it says how large it is/
    ),
    known(
      "no-pixels.png",
      Buffer.concat([signature, header(9, 9), chunk("IEND", Buffer.alloc(0))]),
      /The PNG is damaged: its 9 × 9 pixels/
    ),
    known("bad-header-checksum.png", changed(good, 29, [1, 2, 3, 4]), /The PNG is damaged/),
    known(
      "bad-depth.png",
      Buffer.concat([signature, header(9, 9, 7), chunk("IDAT", deflateSync(Buffer.alloc(90))), end]),
      /The PNG is damaged/
    ),
    known("start.jpg", jpeg.subarray(0, 4), /JPEG ends before it says how large it is/),
    known("before-the-frame.jpg", jpeg.subarray(0, frame), /JPEG (ends before it says how large it is|is damaged)/),
    known(
      "no-frame.jpg",
      Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      /JPEG ends before it says how large it is/
    ),
    known(
      "no-marker.jpg",
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), Buffer.alloc(20, 1)]),
      /JPEG ends before it says how large it is/
    ),
    known("no-height.jpg", changed(jpeg, frame + 5, [0, 0]), /no pixels: 60 × 0/),
    known("huge.jpg", changed(jpeg, frame + 5, [0xff, 0xff, 0xff, 0xff]), /65,535 × 65,535 pixels/),
    known("frame-only.jpg", jpeg.subarray(0, frame + 19), /The JPEG is cut off/),
    known("start.webp", lossy.subarray(0, 20), /WebP ends before it says how large it is/),
    known("nothing-in-it.webp", webp("NONE", Buffer.alloc(20)), /The WebP is damaged: it holds no image/),
    known("empty-extended.webp", emptyWebp(9, 9), /The WebP is damaged: its 9 × 9 pixels/),
    known("huge.webp", emptyWebp(16_000, 16_000), /16,000 × 16,000 pixels/),
    known("half.webp", lossy.subarray(0, 60), /The WebP is cut off/),
    known("all-but-a-byte.webp", lossy.subarray(0, lossy.length - 1), /The WebP is cut off/),
    known("half.png", good.subarray(0, good.length >> 1), /The PNG is cut off/),
    known("endless.png", good.subarray(0, good.length - 12), /The PNG is cut off/),
    known("half.jpg", jpeg.subarray(0, jpeg.length >> 1), /The JPEG is cut off/),
    known("three-quarters.jpg", jpeg.subarray(0, (3 * jpeg.length) >> 2), /The JPEG is cut off/),
    known("endless.jpg", jpeg.subarray(0, jpeg.length - 2), /The JPEG is cut off/)
  ];
}

/** Files of which a browser may show what there is, or say that they are damaged: both are answers. */
export function damagedFiles(): PictureFile[] {
  const good = fixture("rgb.png");
  const pixels = good.indexOf("IDAT");
  return [
    {name: "no-frames.png", bytes: png(60, 40, [chunk("acTL", numbers(1, 0))])},
    {name: "bad-pixel-checksum.png", bytes: changed(good, good.length - 16, [1, 2, 3, 4])},
    {name: "bad-pixels.png", bytes: changed(good, pixels + 12, [0xff, 0xff, 0xff, 0xff])}
  ];
}
