import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {DataFileError} from "../../data-loaders/dataset/dataFileError.js";
import {gunzip} from "../../data-loaders/dataset/gunzip.js";
import {gzipBytes} from "../fixtures/dataset/idxBytes.js";
import {reasonOf} from "../fixtures/dataset/reasonOf.js";

const raw = Uint8Array.from({length: 1000}, (_, i) => (i * i) % 251);
const packed = gzipBytes(raw);
const reason = (bytes: Uint8Array, rawBytes = raw.length) => reasonOf(() => gunzip(bytes, rawBytes, "some.gz"));

function changed(position: number, value: number): Buffer {
  const copy = Buffer.from(packed);
  copy[position < 0 ? copy.length + position : position] = value;
  return copy;
}

/** The packed bytes with a flag set in the header and its field put in. */
function withField(flag: number, field: Uint8Array): Buffer {
  return Buffer.concat([changed(3, flag).subarray(0, 10), field, packed.subarray(10)]);
}

describe("gunzip", () => {
  it("gives back what was packed", () => {
    expect(gunzip(packed, raw.length, "some.gz")).toEqual(Buffer.from(raw));
  });
  it("passes over an extra field, a name, a comment and a header checksum", () => {
    const fields = [withField(4, Buffer.from([2, 0, 9, 9])), withField(2, Buffer.from([1, 2]))];
    const texts = [withField(8, Buffer.from("name\0")), withField(16, Buffer.from("comment\0"))];
    for (const bytes of [...fields, ...texts]) expect(gunzip(bytes, raw.length, "some.gz")).toEqual(Buffer.from(raw));
  });
  it("refuses what is not gzip, another method and reserved flags", () => {
    for (const bytes of [new Uint8Array(0), Buffer.from("not gzip at all"), changed(2, 7), changed(3, 0x80)]) {
      expect(reason(bytes)).toBe("gzip header");
    }
  });
  it("refuses a header whose name has no end", () => {
    expect(reason(Buffer.concat([changed(3, 8).subarray(0, 10), Buffer.from("endless")]))).toBe("gzip data");
  });
  it("refuses a file cut off in its data or its checksum", () => {
    expect(reason(packed.subarray(0, packed.length / 2))).toBe("gzip data");
    expect(reason(packed.subarray(0, -1))).toBe("gzip data");
  });
  it("refuses a wrong checksum and a wrong size", () => {
    expect(reason(changed(-8, packed.at(-8)! ^ 1))).toBe("gzip checksum");
    expect(reason(changed(-1, 1))).toBe("gzip checksum");
  });
  it("refuses a second member, an empty one too, and other bytes at the end", () => {
    for (const tail of [packed, gzipSync(""), Buffer.from([0])]) {
      expect(reason(Buffer.concat([packed, tail]))).toBe("trailing bytes");
    }
  });
  it("refuses data longer or shorter than expected", () => {
    expect(reason(packed, raw.length - 1)).toBe("long");
    expect(reason(packed, raw.length + 1)).toBe("short");
  });
  it("stops a bomb of 1000 : 1 without unpacking its 64 MB", () => {
    const bomb = gzipSync(Buffer.alloc(1 << 26));
    const before = process.memoryUsage().arrayBuffers;
    expect(reason(bomb, 1000)).toBe("long");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 23);
  });
  it("names the file in its error", () => {
    expect(() => gunzip(packed.subarray(0, 30), raw.length, "some.gz")).toThrow(/^some\.gz is damaged/);
  });
  it("of any file with one byte changed gives the same data or a DataFileError", () => {
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.integer({min: 0, max: 255}), (position, value) => {
        expectSameOrRefused(changed(position, value));
      }),
      {numRuns: 500}
    );
  });
  it("of any file cut off or extended gives a DataFileError", () => {
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.uint8Array({minLength: 1, maxLength: 40}), (length, tail) => {
        expect(reason(packed.subarray(0, length))).toMatch(/^gzip (header|data)$/);
        expect(reason(Buffer.concat([packed, tail]))).toBe("trailing bytes");
      })
    );
  });
  it("of arbitrary bytes after a good header gives a DataFileError", () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 300}), (body) => {
        expect(reason(Buffer.concat([packed.subarray(0, 10), body]))).toBeDefined();
      }),
      {numRuns: 500}
    );
  });
});

function expectSameOrRefused(bytes: Uint8Array): void {
  try {
    expect(gunzip(bytes, raw.length, "some.gz")).toEqual(Buffer.from(raw));
  } catch (error) {
    expect(error).toBeInstanceOf(DataFileError);
  }
}
