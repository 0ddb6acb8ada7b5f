import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {staging} from "../../site/staging.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

/** Fills a folder with one file whose content is given. */
function fill(folder: string, content: string): Promise<void> {
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, "index.html"), content);
  return Promise.resolve();
}

describe("staging", () => {
  it("replaces the folder by the new one, of which nothing else is left", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    for (const content of ["first", "second"]) await staging(output, (folder) => fill(folder, content));
    expect(readFileSync(join(output, "index.html"), "utf8")).toBe("second");
    expect(readdirSync(parent)).toEqual(["dist"]);
  });
  it("shows the old folder while the new one is built, and after it has failed", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    await fill(output, "old");
    const failing = staging(output, async (folder) => {
      await fill(folder, "half");
      expect(readFileSync(join(output, "index.html"), "utf8")).toBe("old");
      throw new Error("cell does not compile");
    });
    await expect(failing).rejects.toThrow("cell does not compile");
    expect(readFileSync(join(output, "index.html"), "utf8")).toBe("old");
    expect(readdirSync(parent)).toEqual(["dist"]);
  });
  it("puts the old folder back after a build that was killed between the two renames", async () => {
    const parent = temporaryFolder();
    const output = join(parent, "dist");
    await fill(`${output}.old`, "old");
    await fill(`${output}.next`, "new");
    const failing = staging(output, (folder) => Promise.reject(new Error(existsSync(folder) ? "litter" : "clean")));
    await expect(failing).rejects.toThrow("clean");
    expect(readFileSync(join(output, "index.html"), "utf8")).toBe("old");
  });
});
