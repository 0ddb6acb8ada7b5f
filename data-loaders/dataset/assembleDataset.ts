import {hash} from "node:crypto";
import type {RawFile} from "./acquisition/rawFile.js";
import {DataFileError} from "./dataFileError.js";
import {pixelCount, sharedCopy, type Examples, type FashionMnist} from "./examples.js";
import {listFiles, type FileSet} from "./officialFiles.js";
import {readImages, readLabels} from "./readIdx.js";

/**
 * The data set that four unpacked IDX files hold; its arrays lie in shared memory.
 * @throws DataFileError if a file is no sound IDX file, or a label file's count is not that of its image file
 */
export function assembleDataset(files: FileSet<RawFile>): FashionMnist {
  const train = readExamples(files.trainImages, files.trainLabels);
  const test = readExamples(files.testImages, files.testLabels);
  const rows = listFiles(files).map(({file, source, bytes, sha256}, i) => ({
    file,
    source,
    exampleCount: i < 2 ? train.count : test.count,
    rawBytes: bytes.length,
    rawSha256: sha256
  }));
  return {train, test, files: rows, sha256: hash("sha256", rows.map((row) => row.rawSha256).join(""))};
}

function readExamples(images: RawFile, labels: RawFile): Examples {
  const pixels = readImages(images.bytes, images.file);
  const classes = readLabels(labels.bytes, labels.file);
  const count = pixels.length / pixelCount;
  if (classes.length !== count) {
    const place = `${labels.file} beside ${images.file}`;
    throw new DataFileError("count", `invalid count in ${place}: expected ${count} labels, got ${classes.length}`);
  }
  return {pixels: sharedCopy(pixels), labels: sharedCopy(classes), count};
}
