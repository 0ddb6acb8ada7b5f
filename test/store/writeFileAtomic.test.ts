import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {describe, expect, it} from "vitest";
import {ownedPath} from "../../data-loaders/store/ownedPath.js";
import {removeLitter} from "../../data-loaders/store/removeLitter.js";
import {writeFileAtomic} from "../../data-loaders/store/writeFileAtomic.js";
import {startProcess} from "./startProcess.js";
import {temporaryFolder} from "./temporaryFolder.js";

/** A file with old content, alone in a folder. */
function oldFile(): {folder: string; path: string} {
  const folder = temporaryFolder();
  const path = join(folder, "weights.bin");
  writeFileSync(path, "old");
  return {folder, path};
}

function expectOnlyOld({folder, path}: {folder: string; path: string}): void {
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["weights.bin"]);
}

describe("writeFileAtomic", () => {
  it("replaces the content and leaves nothing beside it", () => {
    const {folder, path} = oldFile();
    writeFileAtomic(path, Uint8Array.of(1, 2));
    expect([...readFileSync(path)]).toEqual([1, 2]);
    expect(readdirSync(folder)).toEqual(["weights.bin"]);
  });
  it("makes missing folders", () => {
    const path = join(temporaryFolder(), "runs", "key", "epochs.json");
    writeFileAtomic(path, "[]");
    expect(readFileSync(path, "utf8")).toBe("[]");
  });
  it("leaves the old content or the new, never a mix, when killed at any moment", async () => {
    const {folder, path} = oldFile();
    const byteCount = 16 * 2 ** 20;
    for (let round = 0; round < 6; ++round) {
      const writer = startProcess("rewriteForever.ts", [path, String(byteCount)]);
      await writer.ready;
      await setTimeout(20 + 13 * round);
      writer.kill("SIGKILL");
      await writer.ended;
      const content = readFileSync(path, "latin1");
      expect(["old", "a".repeat(byteCount), "b".repeat(byteCount)].includes(content)).toBe(true);
    }
    expect(readdirSync(folder).length).toBeGreaterThan(1); // some kill came in the middle of a write
    removeLitter(folder);
    expect(readdirSync(folder)).toEqual(["weights.bin"]);
  }, 30_000);
  it.skipIf(!existsSync("/dev/full"))("names the file on a full disk, and leaves the old one", () => {
    const file = oldFile();
    symlinkSync("/dev/full", ownedPath(file.path, "tmp")); // what is written to /dev/full finds no space
    expect(() => writeFileAtomic(file.path, "new")).toThrow(
      `cannot write ${file.path}: the disk is full; free some space and start again (ENOSPC)`
    );
    expectOnlyOld(file);
  });
  it("names the file at a size limit, exits with an error, and leaves the old one", async () => {
    const file = oldFile();
    const writer = startProcess("writeOnce.ts", [file.path, "1000000"], `chmod 777 "${file.folder}"; ulimit -f 64`);
    expect(await writer.ended).toEqual({code: 1, signal: null});
    expect(writer.errors()).toContain(
      `cannot write ${file.path}: the file would exceed the size limit; raise the limit (ulimit -f) and start again (EFBIG)`
    );
    expectOnlyOld(file);
  });
  it("names the file where permission is missing, exits with an error, and leaves the old one", async () => {
    const file = oldFile();
    chmodSync(file.folder, 0o555);
    const writer = startProcess("writeOnce.ts", [file.path, "1000"]);
    expect(await writer.ended).toEqual({code: 1, signal: null});
    expect(writer.errors()).toContain(
      `cannot write ${file.path}: permission denied; make the folder writable for this user (EACCES)`
    );
    chmodSync(file.folder, 0o755);
    expectOnlyOld(file);
  });
  it("keeps the system's error as the cause of one that has no remedy of ours", () => {
    const folder = join(temporaryFolder(), "weights.bin");
    mkdirSync(join(folder, "not-empty"), {recursive: true});
    expect(() => writeFileAtomic(folder, "new")).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`cannot write ${folder}: `),
        cause: expect.objectContaining({code: "EISDIR"})
      })
    );
  });
});
