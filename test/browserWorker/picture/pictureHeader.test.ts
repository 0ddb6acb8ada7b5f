import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {PictureError} from "../../../data-loaders/browser/picture/pictureError.js";
import {largestBytes, pictureHeader, requireReadableSize} from "../../../data-loaders/browser/picture/pictureHeader.js";
import {damagedFiles, readableFiles, refusedFiles} from "../../fixtures/pictures/pictureFiles.js";

describe("pictureHeader", () => {
  it.each([
    "rgb.png",
    "interlaced.png",
    "baseline.jpg",
    "progressive.jpg",
    "cmyk.jpg",
    "lossy.webp",
    "lossless.webp",
    "alpha.webp",
    "animated.webp"
  ])("reads the size of %s", (name) => {
    const {width, height} = pictureHeader(readFileSync(`test/fixtures/pictures/${name}`));
    expect([width, height]).toEqual([60, 40]);
  });
  it("goes by the contents and not by the name", () => {
    const kinds = readableFiles().map(({name, bytes}) => [name, pictureHeader(bytes).kind]);
    expect(Object.fromEntries(kinds)).toMatchObject({
      "png-named.jpg": "PNG",
      "jpeg-named.png": "JPEG",
      "webp-named.txt": "WebP"
    });
  });
  it("throws no other error than one in words for a reader, whatever the bytes", () => {
    for (const {bytes} of [...refusedFiles(), ...damagedFiles(), ...readableFiles()]) {
      for (const length of [bytes.length, 0, 1, 3, 12, 16, 25, 29, 33, 40, 64].filter((one) => one <= bytes.length)) {
        try {
          pictureHeader(bytes.subarray(0, length));
        } catch (error) {
          expect(error).toBeInstanceOf(PictureError);
        }
      }
    }
  });
});

describe("a file's size", () => {
  it("is refused by itself where it is nothing or more than 30 MB", () => {
    expect(() => requireReadableSize(largestBytes + 1)).toThrow("The file has 30.1 MB; at most 30 MB can be read.");
    expect(() => requireReadableSize(0)).toThrow("The file is empty.");
    expect(() => requireReadableSize(largestBytes)).not.toThrow();
  });
});
