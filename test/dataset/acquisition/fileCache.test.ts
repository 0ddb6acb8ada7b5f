import {mkdir, readFile, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {keepFile, partPath, readCached, removeLitter} from "../../../data-loaders/dataset/acquisition/fileCache.js";
import {fixtureFiles} from "../../fixtures/dataset/fixtureFiles.js";
import {readFixture} from "../../fixtures/dataset/loadFixture.js";
import {withFolder} from "../../fixtures/dataset/withFolder.js";

const official = fixtureFiles.testLabels;
const rawFile = readFixture(official);
const noLog = () => {};

describe("keepFile", () => {
  it(
    "keeps the unpacked bytes under the official name, and nothing else",
    withFolder(async (folder) => {
      await keepFile(folder, rawFile);
      expect(await readFile(join(folder, official.file))).toEqual(Buffer.from(rawFile.bytes));
      expect(await readdir(folder)).toEqual([official.file]);
    })
  );
  it(
    "makes the folder",
    withFolder(async (folder) => {
      await keepFile(join(folder, "a", "b"), rawFile);
      expect(await readdir(join(folder, "a", "b"))).toEqual([official.file]);
    })
  );
  it(
    "names the file that cannot be written, and leaves nothing of it",
    withFolder(async (folder) => {
      await mkdir(join(folder, official.file));
      await expect(keepFile(folder, rawFile)).rejects.toThrow(`cannot write ${join(folder, official.file)}: EISDIR`);
      expect(await readdir(folder)).toEqual([official.file]);
    })
  );
});

describe("readCached", () => {
  it(
    "gives what was kept",
    withFolder(async (folder) => {
      await keepFile(folder, rawFile);
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
});

describe("removeLitter", () => {
  it(
    "removes parts of processes that are gone, files and folders, and no others",
    withFolder(async (folder) => {
      const goneId = 2 ** 22 + 1; // above Linux's largest process id
      await writeFile(join(folder, `labels.${goneId}.part`), "");
      await mkdir(join(folder, `package.${goneId}.part`, "inside"), {recursive: true});
      await writeFile(partPath(join(folder, "mine")), "");
      await writeFile(join(folder, official.file), "");
      await removeLitter(folder);
      expect((await readdir(folder)).sort()).toEqual([`mine.${process.pid}.part`, official.file].sort());
    })
  );
});
