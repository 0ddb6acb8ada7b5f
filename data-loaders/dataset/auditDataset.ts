import {classCount} from "../../src/lib/classNames.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {classCounts} from "./classCounts.js";
import {repeatedImages, sharedImages} from "./exactDuplicates.js";
import {imageSide, pixelCount, type DatasetFile, type Examples, type FashionMnist} from "./examples.js";
import {listFiles, officialFiles} from "./officialFiles.js";
import {pixelStatistics} from "./pixelStatistics.js";
import {usualValidationShare, type SplitIndices} from "./stratifiedSplit.js";

type Check = Row<"audit">;

const trainFile = "training file";
const testFile = "test file";

/**
 * Every integrity check of the data, measured and held against what the official data set has. Nothing is thrown: a
 * check that fails is a row that says so.
 */
export function auditDataset(dataset: FashionMnist, split: SplitIndices): Check[] {
  const {train, test, files} = dataset;
  return [
    ...files.flatMap(fileChecks),
    ...exampleChecks(trainFile, train),
    ...exampleChecks(testFile, test),
    check("test images equal to a training image", testFile, 0, sharedImages(test.pixels, train.pixels).length),
    ...classChecks(dataset, split),
    ...partitionChecks(split, train.count)
  ];
}

function check(what: string, subject: string, expected: string | number, measured: string | number): Check {
  return {check: what, subject, expected: `${expected}`, measured: `${measured}`, passed: expected === measured};
}

function fileChecks({file, rawSha256, rawBytes, exampleCount}: DatasetFile): Check[] {
  const official = listFiles(officialFiles).find((one) => one.file === file);
  return [
    check("SHA-256 of the unpacked file", file, official?.rawSha256 ?? "none", rawSha256),
    check("unpacked size, bytes", file, official?.rawBytes ?? 0, rawBytes),
    check("images or labels", file, official?.exampleCount ?? 0, exampleCount)
  ];
}

function exampleChecks(subject: string, {pixels, labels, count}: Examples): Check[] {
  const {minimum, maximum} = pixelStatistics(pixels);
  const sides = `${imageSide} × ${imageSide}`;
  return [
    check(`bytes per image of ${sides} pixels in one gray channel`, subject, pixelCount, pixels.length / count),
    check("labels, one per image", subject, count, labels.length),
    check("pixel levels", subject, "0 to 255", `${minimum} to ${maximum}`),
    check("labels in use", subject, `0 to ${classCount - 1}`, extent(labels)),
    check("blank images, all pixels equal", subject, 0, blankImages(pixels)),
    check("images equal to an earlier one", subject, 0, repeatedImages(pixels).length)
  ];
}

function classChecks(dataset: FashionMnist, split: SplitIndices): Check[] {
  const rows = classCounts(dataset, split);
  const trainCount = officialFiles.trainLabels.exampleCount / classCount;
  const testCount = officialFiles.testLabels.exampleCount / classCount;
  const expected = {
    train: trainCount * (1 - usualValidationShare),
    validation: trainCount * usualValidationShare,
    test: testCount
  };
  return (["train", "validation", "test"] as const).map((part) => {
    const counts = rows.filter((row) => row.split === part).map(({count}) => count);
    return check(
      "examples per class, fewest to most",
      `${part} split`,
      `${expected[part]} to ${expected[part]}`,
      extent(counts)
    );
  });
}

function partitionChecks({train, validation}: SplitIndices, count: number): Check[] {
  const uses = new Uint8Array(count);
  for (const part of [train, validation]) for (const i of part) ++uses[i]!;
  const subject = "train and validation splits";
  return [
    check("examples of the training file in neither", subject, 0, uses.filter((n) => n === 0).length),
    check("examples of the training file in them twice", subject, 0, uses.filter((n) => n > 1).length)
  ];
}

function extent(values: Iterable<number>): string {
  let smallest = Infinity;
  let largest = -Infinity;
  for (const value of values) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return `${smallest} to ${largest}`;
}

function blankImages(pixels: Uint8Array): number {
  let blankCount = 0;
  for (let start = 0; start < pixels.length; start += pixelCount) {
    const image = pixels.subarray(start, start + pixelCount);
    if (image.every((level) => level === image[0])) ++blankCount;
  }
  return blankCount;
}
