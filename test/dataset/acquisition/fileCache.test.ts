import {mkdir, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readCached} from "../../../data-loaders/dataset/acquisition/fileCache.js";
import {fixtureFiles} from "../../fixtures/dataset/fixtureFiles.js";
import {readFixture} from "../../fixtures/dataset/loadFixture.js";
import {withFolder} from "../../fixtures/dataset/withFolder.js";

const official = fixtureFiles.testLabels;
const rawFile = readFixture(official);
const noLog = () => {};

describe("readCached", () => {
  it(
    "gives what was kept",
    withFolder(async (folder) => {
      await writeFile(join(folder, official.file), rawFile.bytes);
      expect(await readCached(folder, official, noLog)).toEqual({...rawFile, bytes: Buffer.from(rawFile.bytes)});
    })
  );
  it(
    "is undefined for a file or a folder that is not there",
    withFolder(async (folder) => {
      expect(await readCached(folder, official, noLog)).toBeUndefined();
      expect(await readCached(join(folder, "none"), official, noLog)).toBeUndefined();
    })
  );
  it(
    "removes a damaged file and says so",
    withFolder(async (folder) => {
      const lines: string[] = [];
      await writeFile(join(folder, official.file), "damaged");
      expect(await readCached(folder, official, (line) => lines.push(line))).toBeUndefined();
      expect(await readdir(folder)).toEqual([]);
      expect(lines).toEqual([
        `${official.file} in ${folder} is too short: expected 208 bytes, got 7; fetching it again`
      ]);
    })
  );
  it(
    "leaves a folder in the file's place as it is, and says what to do",
    withFolder(async (folder) => {
      await mkdir(join(folder, official.file, "someone's"), {recursive: true});
      await expect(readCached(folder, official, noLog)).rejects.toThrow(
        /idx1-ubyte is a folder: .*; remove it, so that/
      );
      expect(await readdir(join(folder, official.file))).toEqual(["someone's"]);
    })
  );
});
