import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readFromFolder} from "../../../data-loaders/dataset/acquisition/folderSource.js";
import {fixtureFiles} from "../../fixtures/dataset/fixtureFiles.js";
import {withFolder} from "../../fixtures/dataset/withFolder.js";

const official = fixtureFiles.testLabels;

describe("readFromFolder", () => {
  it(
    "prefers the packed file to the raw one",
    withFolder(async (folder) => {
      await writeFile(join(folder, official.file), "raw");
      expect(String(await readFromFolder(folder, official))).toBe("raw");
      await writeFile(join(folder, `${official.file}.gz`), "packed");
      expect(String(await readFromFolder(folder, official))).toBe("packed");
    })
  );
  it(
    "names both files it looked for, and the folder",
    withFolder(async (folder) => {
      await expect(readFromFolder(folder, official)).rejects.toThrow(
        `no t10k-labels-idx1-ubyte.gz or t10k-labels-idx1-ubyte in ${folder}`
      );
    })
  );
  it(
    "refuses a file larger than the unpacked one without reading it",
    withFolder(async (folder) => {
      await writeFile(join(folder, official.file), Buffer.alloc(official.rawBytes + 1));
      await expect(readFromFolder(folder, official)).rejects.toMatchObject({reason: "long"});
    })
  );
  it(
    "passes on what the file system says of a file that cannot be read",
    withFolder(async (folder) => {
      await mkdir(join(folder, official.file));
      await expect(readFromFolder(folder, {...official, rawBytes: 1 << 20})).rejects.toMatchObject({code: "EISDIR"});
    })
  );
});
