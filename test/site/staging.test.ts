import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {writeChecksums} from "../../site/checksums.js";
import {staging} from "../../site/staging.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const noLog = () => undefined;

/** Fills a folder with one file whose content is given, as a build does: with its checksum. */
async function fill(folder: string, content: string): Promise<void> {
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, "index.html"), content);
  await writeChecksums(folder);
}

describe("staging", () => {
  it("replaces the folder by the new one, of which nothing else is left", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    for (const content of ["first", "second"]) await staging(output, (folder) => fill(folder, content), noLog);
    expect(readFileSync(join(output, "index.html"), "utf8")).toBe("second");
    expect(readdirSync(parent)).toEqual(["dist"]);
  });
  it("shows the old folder while the new one is built, and after it has failed", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    await fill(output, "old");
    const failing = staging(
      output,
      async (folder) => {
        await fill(folder, "half");
        expect(readFileSync(join(output, "index.html"), "utf8")).toBe("old");
        throw new Error("cell does not compile");
      },
      noLog
    );
    await expect(failing).rejects.toThrow("cell does not compile");
    expect(readFileSync(join(output, "index.html"), "utf8")).toBe("old");
    expect(readdirSync(parent)).toEqual(["dist"]);
  });
  it("puts the old folder back after a build that was killed between the two renames", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    await fill(`${output}.12-34.old`, "old");
    await fill(`${output}.12-34.next`, "new");
    await expect(staging(output, () => Promise.reject(new Error("no")), noLog)).rejects.toThrow("no");
    expect(readFileSync(join(output, "index.html"), "utf8")).toBe("old");
    expect(readdirSync(parent)).toEqual(["dist"]);
  });
  it("tidies up after a build that was killed after them", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    await fill(output, "new");
    await fill(`${output}.12-34.old`, "old");
    await staging(output, (folder) => fill(folder, "newer"), noLog);
    expect(readdirSync(parent)).toEqual(["dist"]);
  });
  it("leaves folders of others beside it alone, whatever their names", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    for (const name of ["dist.old", "dist.next", "dist.12-34.older"]) await fill(join(parent, name), "mine");
    await staging(output, (folder) => fill(folder, "new"), noLog);
    expect(readdirSync(parent)).toEqual(["dist", "dist.12-34.older", "dist.next", "dist.old"]);
  });
  it("fails and loses nothing if somebody puts a file into the folder meanwhile", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    await fill(output, "old");
    const build = async (folder: string) => {
      await fill(folder, "new");
      writeFileSync(join(output, "thesis.txt"), "mine");
    };
    await expect(staging(output, build, noLog)).rejects.toThrow(
      /dist\/thesis.txt came or changed while the site was built/
    );
    expect(readdirSync(output).sort()).toEqual(["SHA256SUMS", "index.html", "thesis.txt"]);
    expect(readdirSync(parent)).toEqual(["dist"]);
  });
});
