import {hash} from "node:crypto";
import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
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
  it("says so where a web page came instead, with a byte-order mark or without", () => {
    for (const page of ["<!doctype html><title>Sign in</title>", "\ufeff\n<html>", "<?xml version='1.0'?><Error/>"]) {
      expect(reasonOf(() => verify(Buffer.from(page)))).toBe("web page");
    }
    expect(() => verify(Buffer.from("<html>"))).toThrow(/t10k-labels-idx1-ubyte in example.org is a web page/);
  });
});

describe("verifyFile, of a packed file", () => {
  const packed = gzipBytes(raw);
  const reason = (bytes: Uint8Array) => reasonOf(() => verify(bytes));
  const changed = (position: number, value: number): Buffer => {
    const copy = Buffer.from(packed);
    copy[position < 0 ? copy.length + position : position] = value;
    return copy;
  };

  it("refuses another method, a cut, a wrong checksum and a wrong size", () => {
    const faulty = [changed(2, 7), packed.subarray(0, packed.length / 2), packed.subarray(0, -1)];
    for (const bytes of [...faulty, changed(-8, packed.at(-8)! ^ 1), changed(-1, 1)])
      expect(reason(bytes)).toBe("gzip");
    expect(() => verify(packed.subarray(0, 30))).toThrow(/^t10k-labels-idx1-ubyte in example.org is damaged: /);
  });
  it("refuses a second member", () => {
    expect(reason(Buffer.concat([packed, packed]))).toBe("long");
  });
  it("stops a bomb of 1000 : 1 without unpacking its 64 MB", () => {
    const bomb = gzipSync(Buffer.alloc(1 << 26));
    const before = process.memoryUsage().arrayBuffers;
    expect(reason(bomb)).toBe("long");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 23);
  });
  it("gives the very data or a DataFileError, whatever byte is changed and wherever it is cut", () => {
    const expectRightOrRefused = (bytes: Uint8Array): void => {
      if (reason(bytes) === undefined) expect(verify(bytes).bytes).toEqual(Buffer.from(raw));
    };
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.nat(255), (position, value) => {
        expectRightOrRefused(changed(position, value));
        expectRightOrRefused(packed.subarray(0, position));
      })
    );
  });
});
