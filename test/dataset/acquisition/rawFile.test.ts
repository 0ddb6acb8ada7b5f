import {hash} from "node:crypto";
import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {verifyFile} from "../../../data-loaders/dataset/acquisition/rawFile.js";
import {fixtureFiles} from "../../fixtures/dataset/fixtureFiles.js";
import {gzipBytes} from "../../fixtures/dataset/idxBytes.js";
import {fixtureFolder, readFixture} from "../../fixtures/dataset/loadFixture.js";
import {reasonOf} from "../../fixtures/dataset/reasonOf.js";

const official = fixtureFiles.testLabels;
const {bytes: raw} = readFixture(official);
const verify = (found: Uint8Array, of = official) => verifyFile(found, of, "download", "example.org");
const other = Buffer.from(raw).fill(0, 20, 30);

describe("verifyFile", () => {
  it("takes a file packed or not", () => {
    const expected = {file: official.file, source: "download", bytes: Buffer.from(raw), sha256: official.rawSha256};
    expect(verify(readFileSync(`${fixtureFolder}${official.file}.gz`))).toEqual(expected);
    expect(verify(Buffer.from(raw))).toEqual(expected);
  });
  it("names the file, the place and both hashes where they differ", () => {
    expect(() => verify(gzipBytes(other))).toThrow(
      `${official.file} in example.org is not Fashion-MNIST: expected SHA-256 ${official.rawSha256}, got ${hash("sha256", other)}`
    );
  });
  it("recognises plain MNIST", () => {
    expect(() => verify(other, {...official, mnistSha256: hash("sha256", other)})).toThrow(
      /got plain MNIST, whose files/
    );
  });
  it("refuses files shorter and longer, packed or not", () => {
    const longer = Buffer.concat([raw, Buffer.of(1)]);
    expect([raw.subarray(1), gzipBytes(raw.subarray(1))].map((found) => reasonOf(() => verify(found)))).toEqual([
      "short",
      "short"
    ]);
    expect([longer, gzipBytes(longer)].map((found) => reasonOf(() => verify(found)))).toEqual(["long", "long"]);
  });
});
