import {execFileSync} from "node:child_process";
import {mkdir, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readFromFolder} from "../../../data-loaders/dataset/acquisition/folderSource.js";
import {fixtureFiles} from "../../fixtures/dataset/fixtureFiles.js";
import {gzipBytes} from "../../fixtures/dataset/idxBytes.js";
import {readFixture} from "../../fixtures/dataset/loadFixture.js";
import {withFolder} from "../../fixtures/dataset/withFolder.js";

const official = fixtureFiles.testLabels;
const {bytes} = readFixture(official);
const read = (folder: string) => readFromFolder(folder, official, "cache");

describe("readFromFolder", () => {
  it(
    "takes the packed file or the raw one, whichever is sound",
    withFolder(async (folder) => {
      const [packed, raw] = [join(folder, `${official.file}.gz`), join(folder, official.file)];
      await writeFile(packed, gzipBytes(bytes));
      await writeFile(raw, "damaged");
      expect((await read(folder)).sha256).toBe(official.rawSha256);
      await writeFile(packed, "damaged");
      await writeFile(raw, bytes);
      expect((await read(folder)).sha256).toBe(official.rawSha256);
    })
  );
  it(
    "says what is wrong with the first where both are damaged",
    withFolder(async (folder) => {
      await writeFile(join(folder, `${official.file}.gz`), "<html>");
      await writeFile(join(folder, official.file), "damaged");
      await expect(read(folder)).rejects.toMatchObject({reason: "web page"});
    })
  );
  it(
    "names both files it looked for, and the folder",
    withFolder(async (folder) => {
      await expect(read(folder)).rejects.toThrow(`no t10k-labels-idx1-ubyte.gz or t10k-labels-idx1-ubyte in ${folder}`);
    })
  );
  it(
    "guesses what was meant: another unpacker's name, torchvision's folders, a home folder, a folder that is not there",
    withFolder(async (folder) => {
      const raw = join(folder, "FashionMNIST", "raw");
      await mkdir(raw, {recursive: true});
      await writeFile(join(raw, official.file), bytes);
      await expect(read(folder)).rejects.toThrow(`; there is one in ${raw}: name that folder`);
      await writeFile(join(folder, "t10k-labels.idx1-ubyte"), bytes);
      await expect(read(folder)).rejects.toThrow("; there is t10k-labels.idx1-ubyte: rename it");
      await expect(read("~/data")).rejects.toThrow("; write the whole path in place of ~");
      await expect(read(join(folder, "none"))).rejects.toThrow("; there is no such folder");
    })
  );
  it(
    "refuses a file larger than the unpacked one without reading it",
    withFolder(async (folder) => {
      await writeFile(join(folder, official.file), Buffer.alloc(official.rawBytes + 1));
      await expect(read(folder)).rejects.toMatchObject({reason: "long"});
    })
  );
  it(
    "opens neither a folder, a pipe nor a device, and names it",
    withFolder(async (folder) => {
      const path = join(folder, official.file);
      await mkdir(path);
      await expect(read(folder)).rejects.toThrow(`${path} is a folder: expected a file of that name`);
      execFileSync("mkfifo", [`${path}.gz`]);
      await expect(read(folder)).rejects.toThrow(`${path}.gz is a pipe or a device: expected a file of that name`);
      const other = {...official, file: "zero"};
      await symlink("/dev/zero", join(folder, other.file));
      await expect(readFromFolder(folder, other, "cache")).rejects.toMatchObject({reason: "not a file"});
    })
  );
  it(
    "names what it cannot read and why: links in a circle, a file in a folder's place",
    withFolder(async (folder) => {
      const path = join(folder, official.file);
      await symlink(path, path);
      await expect(read(folder)).rejects.toThrow(`cannot read ${path}: its links lead round in a circle (ELOOP)`);
      await writeFile(join(folder, "file"), "");
      await expect(read(join(folder, "file"))).rejects.toMatchObject({
        reason: "unreadable",
        message: expect.stringMatching(/is a file and no folder/)
      });
    })
  );
});
