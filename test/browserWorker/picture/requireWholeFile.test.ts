import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {pictureHeader} from "../../../data-loaders/browser/picture/pictureHeader.js";
import {requireWholeFile} from "../../../data-loaders/browser/picture/requireWholeFile.js";
import {readableFiles} from "../../fixtures/pictures/pictureFiles.js";

describe("a whole file", () => {
  it.each(readableFiles())("is $name, and with something after its end", ({bytes}) => {
    const {kind} = pictureHeader(bytes);
    expect(() => requireWholeFile(kind, bytes)).not.toThrow();
    expect(() => requireWholeFile(kind, Buffer.concat([bytes, Buffer.from("more")]))).not.toThrow();
  });
});

describe("a file cut off", () => {
  it.each([
    "rgb.png",
    "interlaced.png",
    "baseline.jpg",
    "progressive.jpg",
    "exif6.jpg",
    "lossy.webp",
    "lossless.webp",
    "animated.webp"
  ])("is refused wherever %s ends", (name) => {
    const bytes = readFileSync(`test/fixtures/pictures/${name}`);
    const {kind} = pictureHeader(bytes);
    for (let length = 40; length < bytes.length; ++length)
      expect(() => requireWholeFile(kind, bytes.subarray(0, length))).toThrow(`The ${kind} is cut off`);
  });
});
