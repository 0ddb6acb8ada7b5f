import {describe, expect, it} from "vitest";
import {auditDataset} from "../../data-loaders/dataset/auditDataset.js";
import {stratifiedSplit} from "../../data-loaders/dataset/stratifiedSplit.js";
import {loadFixture} from "../fixtures/dataset/loadFixture.js";

const dataset = loadFixture();
const split = stratifiedSplit(dataset.train.labels, 1);

/** What the audit measures under a check's name, subject by subject. */
function measured(check: string, audited = dataset, parts = split): [string, string, boolean][] {
  const rows = auditDataset(audited, parts).filter((row) => row.check.startsWith(check));
  return rows.map(({subject, measured, passed}) => [subject, measured, passed]);
}

function changed(change: (pixels: Uint8Array, labels: Uint8Array) => void): typeof dataset {
  const pixels = dataset.train.pixels.slice();
  const labels = dataset.train.labels.slice();
  change(pixels, labels);
  return {...dataset, train: {...dataset.train, pixels, labels}};
}

describe("auditDataset", () => {
  it("fails a part of the data set for its hashes, sizes and counts only", () => {
    const failed = auditDataset(dataset, split).filter(({passed}) => !passed);
    expect(new Set(failed.map(({check}) => check))).toEqual(
      new Set([
        "SHA-256 of the unpacked file",
        "unpacked size, bytes",
        "images or labels",
        "examples per class, fewest to most"
      ])
    );
  });
  it("says what it expected and what it found", () => {
    const row = auditDataset(dataset, split).find(({subject}) => subject === "validation split");
    expect(row).toEqual({
      check: "examples per class, fewest to most",
      subject: "validation split",
      expected: "1200 to 1200",
      measured: "12 to 12",
      passed: false
    });
  });
  it("finds a blank image", () => {
    const blank = changed((pixels) => pixels.fill(7, 784, 2 * 784));
    expect(measured("blank images", blank)[0]).toEqual(["training file", "1", false]);
  });
  it("finds a copy within the training file", () => {
    const copy = changed((pixels) => pixels.copyWithin(784, 0, 784));
    expect(measured("images equal", copy)[0]).toEqual(["training file", "1", false]);
  });
  it("finds a test image in the training file", () => {
    const leak = changed((pixels) => pixels.set(dataset.test.pixels.subarray(0, 784)));
    expect(measured("test images equal", leak)).toEqual([["test file", "1", false]]);
  });
  it("finds pixels that never reach 255 and labels of nine classes", () => {
    const dark = changed((pixels, labels) => {
      pixels.forEach((level, i) => (pixels[i] = Math.min(level, 254)));
      labels.forEach((label, i) => (labels[i] = Math.min(label, 8)));
    });
    expect(measured("pixel levels", dark)[0]).toEqual(["training file", "0 to 254", false]);
    expect(measured("labels in use", dark)[0]).toEqual(["training file", "0 to 8", false]);
  });
  it("finds missing labels and missing pixels", () => {
    const {pixels, labels, count} = dataset.train;
    const short = {...dataset, train: {pixels: pixels.subarray(0, -300), labels: labels.subarray(1), count}};
    expect(measured("labels, one", short)[0]).toEqual(["training file", "599", false]);
    expect(measured("bytes per image", short)[0]).toEqual(["training file", "783.5", false]);
  });
  it("finds examples that are in no split or in two", () => {
    const parts = {train: split.train.subarray(3), validation: split.validation};
    const twice = {train: split.train, validation: split.train};
    const subject = "train and validation splits";
    expect(measured("examples of the training file in neither", dataset, parts)).toEqual([[subject, "3", false]]);
    expect(measured("examples of the training file in them twice", dataset, twice)).toEqual([[subject, "480", false]]);
  });
});
