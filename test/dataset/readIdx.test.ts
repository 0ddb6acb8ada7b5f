import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readImages, readLabels} from "../../data-loaders/dataset/readIdx.js";
import {fixtureFiles} from "../fixtures/dataset/fixtureFiles.js";
import {idxBytes, imageFileBytes, labelFileBytes} from "../fixtures/dataset/idxBytes.js";
import {readFixture} from "../fixtures/dataset/loadFixture.js";
import {reasonOf} from "../fixtures/dataset/reasonOf.js";

const pixels = Uint8Array.from({length: 2 * 784}, (_, i) => i % 256);
const labels = Uint8Array.of(9, 0, 5);
const imageReason = (bytes: Uint8Array) => reasonOf(() => readImages(bytes, "images"));
const labelReason = (bytes: Uint8Array) => reasonOf(() => readLabels(bytes, "labels"));
const sized = (count: number, rows: number, columns: number) => idxBytes([2051, count, rows, columns], pixels);

describe("readImages", () => {
  it("gives the pixels of each image in order", () => {
    expect([...readImages(imageFileBytes(pixels), "images")]).toEqual([...pixels]);
  });
  it("refuses another magic, that of labels too", () => {
    expect(imageReason(idxBytes([2049, 2, 28, 28], pixels))).toBe("magic");
    expect(imageReason(Buffer.alloc(2000))).toBe("magic");
  });
  it("refuses sides of 0, 255 and 2^32 − 1, and a count of 0", () => {
    for (const side of [0, 255, 2 ** 32 - 1]) {
      expect(imageReason(sized(2, side, 28))).toBe("dimensions");
      expect(imageReason(sized(2, 28, side))).toBe("dimensions");
    }
    expect(imageReason(sized(0, 28, 28))).toBe("dimensions");
  });
  it("refuses counts of more or fewer images than there are, up to 2^32 − 1", () => {
    expect(imageReason(sized(3, 28, 28))).toBe("short");
    expect(imageReason(sized(2 ** 32 - 1, 28, 28))).toBe("short");
    expect(imageReason(sized(1, 28, 28))).toBe("long");
  });
  it("says which file, what it expected and what it got", () => {
    expect(() => readImages(sized(2, 28, 255), "folder/images")).toThrow(
      "invalid image size in folder/images: expected 28 × 28, got 28 × 255"
    );
  });
  it("of a real file cut off or extended says short or long", () => {
    const {bytes} = readFixture(fixtureFiles.testImages);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array({minLength: 1, maxLength: 1000}), (length, tail) => {
        expect(imageReason(bytes.subarray(0, length))).toBe("short");
        expect(imageReason(Buffer.concat([bytes, tail]))).toBe("long");
      }),
      {numRuns: 50}
    );
  });
  it("of a real file with a byte of its header changed refuses it", () => {
    const {bytes} = readFixture(fixtureFiles.testImages);
    fc.assert(
      fc.property(fc.nat(15), fc.integer({min: 1, max: 255}), (position, difference) => {
        const copy = Buffer.from(bytes);
        copy[position]! ^= difference;
        expect(imageReason(copy)).toMatch(/^(magic|dimensions|short|long)$/);
      })
    );
  });
  it("of arbitrary bytes after the magic gives a DataFileError", () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), (body) => {
        expect(imageReason(idxBytes([2051], body))).toBeDefined();
      })
    );
  });
});

describe("readLabels", () => {
  it("gives the labels in order", () => {
    expect([...readLabels(labelFileBytes(labels), "labels")]).toEqual([9, 0, 5]);
  });
  it("refuses another magic, a count of 0, and data shorter or longer than the count", () => {
    expect(labelReason(idxBytes([2051, 3], labels))).toBe("magic");
    expect(labelReason(idxBytes([2049, 0], labels))).toBe("dimensions");
    expect(labelReason(idxBytes([2049, 4], labels))).toBe("short");
    expect(labelReason(idxBytes([2049, 2 ** 32 - 1], labels))).toBe("short");
    expect(labelReason(idxBytes([2049, 2], labels))).toBe("long");
    expect(labelReason(new Uint8Array(7))).toBe("short");
  });
  it("refuses a label of 10 and says where it is", () => {
    expect(() => readLabels(labelFileBytes(Uint8Array.of(1, 10)), "labels")).toThrow(
      "invalid label 1 in labels: expected 0 to 9, got 10"
    );
  });
  it("of a real file with one byte changed gives labels of 0 to 9 or a DataFileError", () => {
    const {bytes} = readFixture(fixtureFiles.testLabels);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({min: 0, max: 255}), (position, value) => {
        const copy = Buffer.from(bytes);
        copy[position] = value;
        if (labelReason(copy) === undefined) expect(Math.max(...readLabels(copy, "labels"))).toBeLessThan(10);
      })
    );
  });
});
