import {hash} from "node:crypto";
import {describe, expect, it} from "vitest";
import type {RawFile} from "../../data-loaders/dataset/acquisition/rawFile.js";
import {assembleDataset} from "../../data-loaders/dataset/assembleDataset.js";
import {fixtureFiles} from "../fixtures/dataset/fixtureFiles.js";
import {imageFileBytes, labelFileBytes} from "../fixtures/dataset/idxBytes.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";
import {reasonOf} from "../fixtures/dataset/reasonOf.js";
import {uniformImages} from "../fixtures/dataset/uniformImages.js";

const rawFile = (file: string, bytes: Uint8Array): RawFile => ({
  file,
  source: "cache",
  bytes,
  sha256: hash("sha256", bytes)
});

const files = {
  trainImages: rawFile("a", imageFileBytes(uniformImages(1, 2))),
  trainLabels: rawFile("b", labelFileBytes(Uint8Array.of(3, 4))),
  testImages: rawFile("c", imageFileBytes(uniformImages(5))),
  testLabels: rawFile("d", labelFileBytes(Uint8Array.of(6)))
};

describe("assembleDataset", () => {
  it("pairs each image with its label", () => {
    const {train, test} = assembleDataset(files);
    expect([train.count, test.count]).toEqual([2, 1]);
    expect([train.pixels[783], train.pixels[784], test.pixels[0]]).toEqual([1, 2, 5]);
    expect([...train.labels, ...test.labels]).toEqual([3, 4, 6]);
  });
  it("puts pixels and labels into shared memory", () => {
    const {train, test} = loadFixture();
    for (const array of [train.pixels, train.labels, test.pixels, test.labels]) {
      expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });
  it("lists the files with their counts, sizes and hashes", () => {
    const {rawSha256} = fixtureFiles.testLabels;
    expect(loadFixture().files.map(({exampleCount}) => exampleCount)).toEqual([600, 600, 200, 200]);
    expect(loadFixture().files[3]).toEqual({
      file: "t10k-labels-idx1-ubyte",
      source: "cache",
      exampleCount: 200,
      rawBytes: 208,
      rawSha256
    });
  });
  it("has a hash that changes with any file", () => {
    const changed = {...files, testLabels: rawFile("d", labelFileBytes(Uint8Array.of(7)))};
    expect(assembleDataset(changed).sha256).not.toBe(assembleDataset(files).sha256);
  });
  it("refuses more labels than images and fewer", () => {
    for (const labels of [[3], [3, 4, 5]]) {
      const trainLabels = rawFile("b", labelFileBytes(Uint8Array.from(labels)));
      expect(reasonOf(() => assembleDataset({...files, trainLabels}))).toBe("count");
    }
  });
});
