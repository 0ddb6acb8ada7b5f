import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {findChromium} from "../browser/findChromium.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

describe("findChromium", () => {
  it("finds the first on the PATH, and before it the one named", () => {
    const folder = temporaryFolder();
    const [onPath, named] = [join(folder, "chromium"), join(folder, "named")];
    for (const path of [onPath, named]) writeFileSync(path, "", {mode: 0o755});
    expect(findChromium({PATH: `/nowhere:${folder}`})).toBe(onPath);
    expect(findChromium({PATH: folder, CHROMIUM_PATH: named})).toBe(named);
  });
  it("says so if the one named cannot be run", () => {
    expect(() => findChromium({CHROMIUM_PATH: "/nowhere/chromium"})).toThrow(
      "invalid CHROMIUM_PATH: expected an executable file, got /nowhere/chromium; correct it or unset it"
    );
  });
});
