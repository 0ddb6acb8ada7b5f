import {mkdirSync, readdirSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {writeChecksums} from "../../site/checksums.js";
import {replaceableFolder} from "../../site/outputFolder.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

describe("replaceableFolder", () => {
  it.each(["dist", "a/new/folder", "..dist"])("is a folder that does not exist yet: %s", async (output) => {
    const project = temporaryFolder();
    expect(await replaceableFolder(project, output)).toBe(join(project, output));
    expect(readdirSync(project)).toEqual([]);
  });
  it("is an empty folder, and one that an earlier build filled", async () => {
    const project = temporaryFolder();
    mkdirSync(join(project, "dist"));
    expect(await replaceableFolder(project, "dist")).toBe(join(project, "dist"));
    writeFileSync(join(project, "dist", "index.html"), "");
    await writeChecksums(join(project, "dist"));
    expect(await replaceableFolder(project, "dist")).toBe(join(project, "dist"));
  });
  it.each(["docs", "src", "data-loaders", "test", ".git", "node_modules"])(
    "is no folder of this project: %s",
    async (output) => {
      await expect(replaceableFolder(".", output)).rejects.toThrow(
        // Besides: .git of a work tree is a file, and packages may be a link.
        /it holds files that no build of the site wrote|it is not a folder|is a link/
      );
    }
  );
  it.each(["", ".", "./", "..", "../elsewhere", "docs/..", resolve("..")])(
    "is not the project itself, nothing, or outside: %s",
    async (output) => {
      await expect(replaceableFolder(".", output)).rejects.toThrow(/^invalid output ".*": expected a folder inside /);
    }
  );
  it("is no folder with a file that no build wrote, which is named", async () => {
    const project = temporaryFolder();
    mkdirSync(join(project, "mine"));
    writeFileSync(join(project, "mine", "thesis.txt"), "");
    await expect(replaceableFolder(project, "mine")).rejects.toThrow(
      /^invalid output "mine": .*since: thesis.txt; move them away, or name another folder with --output, such as dist$/
    );
  });
  it("is no file, and lies in none", async () => {
    await expect(replaceableFolder(".", "package.json")).rejects.toThrow(/it is not a folder/);
    await expect(replaceableFolder(".", "package.json/dist")).rejects.toThrow(/package.json is a file and no folder/);
  });
  it.each([
    ["dist", "there"],
    ["dist/site", "there"],
    ["dist/site", tmpdir()]
  ])("is no link, and is reached by none: %s, with dist a link to %s", async (output, there) => {
    const project = temporaryFolder();
    mkdirSync(join(project, "there"));
    symlinkSync(there, join(project, "dist"));
    await expect(replaceableFolder(project, output)).rejects.toThrow(/dist is a link/);
  });
  it("is no mount", async () => {
    await expect(replaceableFolder("/", "proc")).rejects.toThrow(/a file system is mounted on \/proc,/);
  });
  it("is not advised where it was refused", async () => {
    const project = temporaryFolder();
    writeFileSync(join(project, "dist"), "");
    await expect(replaceableFolder(project, "dist")).rejects.toThrow(/such as (?!dist$)\S+$/);
  });
});
