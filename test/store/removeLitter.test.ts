import {spawnSync} from "node:child_process";
import {mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {describe, expect, it} from "vitest";
import {ownedPath, ownerOf} from "../../data-loaders/store/ownedPath.js";
import {processTag} from "../../data-loaders/store/processTag.js";
import {removeLitter} from "../../data-loaders/store/removeLitter.js";
import {temporaryFolder} from "./temporaryFolder.js";

const dead = `${spawnSync("true").pid}-1`;

function write(path: string): void {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, "");
}

describe("removeLitter", () => {
  it("removes copies and claims of dead processes at every depth, and nothing else", () => {
    const folder = temporaryFolder();
    const kept = [
      "run/manifest.json",
      "run/notes.tmp",
      `run/checkpoint.${dead}.bin`,
      `run/weights.bin.${processTag()}.tmp`,
      `next.${processTag()}.tmp/weights.bin.${processTag()}.tmp`,
      `next.${processTag()}.lock`
    ];
    const litter = [`run/weights.bin.${dead}.tmp`, `old.${dead}.tmp/weights.bin`, `old.${dead}.lock`];
    for (const name of [...kept, ...litter]) write(join(folder, name));
    removeLitter(folder);
    const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name));
    expect(paths.sort()).toEqual(kept.map((name) => join(folder, name)).sort());
  });
  it("finds nothing to do in a missing folder", () => {
    expect(() => removeLitter(join(temporaryFolder(), "missing"))).not.toThrow();
  });
});

describe("ownedPath", () => {
  it("carries the process's tag", () => {
    expect(ownerOf(ownedPath("/runs/a.bin", "tmp"))).toBe(processTag());
    expect(ownedPath("/runs/a", "lock", "12-34")).toBe("/runs/a.12-34.lock");
  });
});
