import {cpSync, mkdirSync, renameSync, utimesSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {sourcesHash} from "../../data-loaders/store/sourcesHash.js";
import {temporaryFolder} from "./temporaryFolder.js";

const folders = ["models", "training"];

function checkout(): string {
  const root = join(temporaryFolder(), "checkout");
  mkdirSync(join(root, "models", "kernels"), {recursive: true});
  mkdirSync(join(root, "training"));
  writeFileSync(join(root, "models", "ann.ts"), "export const units = 256;\n");
  writeFileSync(join(root, "models", "kernels", "conv.ts"), "export const size = 3;\n");
  writeFileSync(join(root, "training", "train.ts"), "export const epochCount = 10;\n");
  return root;
}

describe("sourcesHash", () => {
  it("is kept by a touched file, a copy and a moved checkout", () => {
    const root = checkout();
    const before = sourcesHash(folders, root);
    utimesSync(join(root, "models", "ann.ts"), 0, 0);
    expect(sourcesHash(folders, root)).toBe(before);
    cpSync(root, `${root}-copy`, {recursive: true});
    expect(sourcesHash(folders, `${root}-copy`)).toBe(before);
    renameSync(root, `${root}-moved`);
    expect(sourcesHash(folders, `${root}-moved`)).toBe(before);
  });
  it("is kept by the order of the folders and by files that are no TypeScript", () => {
    const root = checkout();
    const before = sourcesHash(folders, root);
    writeFileSync(join(root, "models", "notes.md"), "#");
    expect(sourcesHash(["training", "models"], root)).toBe(before);
  });
  it.each<[string, (root: string) => void]>([
    [
      "a changed byte in a subfolder",
      (root) => writeFileSync(join(root, "models/kernels/conv.ts"), "export const size = 5;\n")
    ],
    ["a renamed file", (root) => renameSync(join(root, "models/ann.ts"), join(root, "models/mlp.ts"))],
    ["a moved file", (root) => renameSync(join(root, "models/ann.ts"), join(root, "training/ann.ts"))],
    ["a new empty file", (root) => writeFileSync(join(root, "training/adam.ts"), "")]
  ])("changes with %s", (_, change) => {
    const root = checkout();
    const before = sourcesHash(folders, root);
    change(root);
    expect(sourcesHash(folders, root)).not.toBe(before);
  });
  it("refuses a folder that is missing, and names it", () => {
    expect(() => sourcesHash(["modles"], checkout())).toThrow(/ENOENT.*modles/);
  });
});
