import {execFileSync} from "node:child_process";
import {appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {foreignFiles, removeWritten, writeChecksums} from "../../site/checksums.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

async function built(): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "data"));
  for (const name of ["index.html", "data/a b.arrow"]) writeFileSync(join(folder, name), name);
  await writeChecksums(folder);
  return folder;
}

describe("checksums", () => {
  it("are what sha256sum checks", async () => {
    const checked = execFileSync("sha256sum", ["--check", "SHA256SUMS"], {cwd: await built(), encoding: "utf8"});
    expect(checked).toBe("data/a b.arrow: OK\nindex.html: OK\n");
  });
  it("tell what a build wrote from what came, changed or was linked later", async () => {
    const folder = await built();
    expect(await foreignFiles(folder)).toEqual([]);
    writeFileSync(join(folder, "data", "new.csv"), "");
    appendFileSync(join(folder, "index.html"), "edited");
    symlinkSync("index.html", join(folder, "link"));
    expect(await foreignFiles(folder)).toEqual(["data/new.csv", "index.html", "link"]);
  });
  it("take no pipe for the file in whose place it stands, nor wait for it", async () => {
    const folder = await built();
    rmSync(join(folder, "index.html"));
    execFileSync("mkfifo", [join(folder, "index.html")]);
    expect(await foreignFiles(folder)).toEqual(["index.html"]);
  });
  it("make everything foreign in a folder that has none", async () => {
    const folder = temporaryFolder();
    expect(await foreignFiles(folder)).toEqual([]);
    writeFileSync(join(folder, "SHA256SUMS"), "of something else\n");
    writeFileSync(join(folder, "a"), "");
    expect(await foreignFiles(folder)).toEqual(["SHA256SUMS", "a"]);
  });
  it("of a folder of somebody else's make everything foreign, though they are right", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "thesis.txt"), "mine");
    writeFileSync(join(folder, "SHA256SUMS"), execFileSync("sha256sum", ["thesis.txt"], {cwd: folder}));
    expect(await foreignFiles(folder)).toEqual(["SHA256SUMS", "thesis.txt"]);
    expect(await removeWritten(folder)).toBe(false);
    expect(existsSync(join(folder, "thesis.txt"))).toBe(true);
  });
  it("are not read from a pipe, which nobody fills", async () => {
    const folder = temporaryFolder();
    execFileSync("mkfifo", [join(folder, "SHA256SUMS")]);
    expect(await foreignFiles(folder)).toEqual(["SHA256SUMS"]);
  });
});

describe("removeWritten", () => {
  it("removes a site and its folder", async () => {
    const folder = await built();
    expect(await removeWritten(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });
  it("leaves what others wrote, where they wrote it", async () => {
    const folder = await built();
    writeFileSync(join(folder, "data", "mine.csv"), "");
    appendFileSync(join(folder, "index.html"), "edited");
    expect(await removeWritten(folder)).toBe(false);
    expect(readdirSync(folder, {recursive: true}).sort()).toEqual(["data", "data/mine.csv", "index.html"]);
  });
  it("follows no path out of the folder", async () => {
    const folder = await built();
    const outside = join(folder, "..", "outside.txt");
    writeFileSync(outside, "mine");
    const hash = execFileSync("sha256sum", [outside], {encoding: "utf8"}).slice(0, 64);
    appendFileSync(join(folder, "SHA256SUMS"), `${hash}  ../outside.txt\n`);
    await removeWritten(folder);
    expect(existsSync(outside)).toBe(true);
  });
});
