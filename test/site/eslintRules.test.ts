import {readdirSync} from "node:fs";
import {ESLint} from "eslint";
import tseslint from "typescript-eslint";
import {describe, expect, it} from "vitest";
import floors from "../../data-loaders/floors.json" with {type: "json"};

/** The project's rules but those that need types, which take seconds to find out. */
const eslint = new ESLint({
  overrideConfig: {...tseslint.configs.disableTypeChecked, languageOptions: {parserOptions: {projectService: false}}}
});

/** The rules that code breaks where it stands, without those of style. */
async function broken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, {filePath});
  return (result?.messages ?? [])
    .map(({ruleId, message}) => ruleId ?? message)
    .filter((rule) => rule.startsWith("no-restricted"));
}

describe("lint", () => {
  it.each([
    ["data-loaders/evaluation/accuracy.ts", `import "@tensorflow/tfjs";`],
    ["data-loaders/store/sha256.ts", `import "../models/ann.js";`],
    ["data-loaders/tables/inspectionRows.ts", `import {nearest} from "../inspection/nearest.js"; nearest;`],
    ["data-loaders/browser/worker.ts", `import "node:fs";`],
    ["data-loaders/browser/picture/readPicture.ts", `import "@tensorflow/tfjs";`],
    ["data-loaders/engine/runtime/loadNetwork.ts", `import "@tensorflow/tfjs";`],
    ["data-loaders/runs/obtainRun.ts", `import "../../site/serve.js";`],
    ["data-loaders/models/ann.ts", `import "../../src/components/theme.js";`],
    ["src/lib/classNames.ts", `import "../../data-loaders/dataset/readIdx.js";`],
    ["src/lib/classNames.ts", `import "node:fs";`],
    ["src/lib/classNames.ts", `import "../components/theme.js";`],
    ["src/lib/classNames.ts", `width;`],
    ["src/components/theme.ts", `import {FileAttachment} from "observablehq:stdlib"; FileAttachment("x");`],
    ["src/components/theme.ts", `fetch("x");`],
    ["data-loaders/models/ann.ts", `Math.random();`],
    ["site/offline.ts", `enum A {B}`]
  ])("forbids in %s: %s", async (path, code) => {
    expect(await broken(path, code)).toHaveLength(1);
  });
  it.each(floors.flatMap((floor, i) => floors.slice(i + 1).map((later) => [floor, later])))(
    "forbids %s to import %s, from any depth",
    async (floor, later) => {
      for (const [folder, up] of [
        [floor, "../"],
        [`${floor}/deeper`, "../../"]
      ]) {
        expect(await broken(`data-loaders/${folder}/any.ts`, `import "${up}${later}/other.js";`)).toHaveLength(1);
      }
    }
  );
  it("knows every folder of the loaders", () => {
    const folders = readdirSync("data-loaders", {withFileTypes: true}).filter((entry) => entry.isDirectory());
    expect(folders.map(({name}) => name).sort()).toEqual(floors.toSorted());
  });
  it.each([
    ["data-loaders/evaluation/accuracy.ts", `import "../../src/lib/classNames.js";`],
    ["data-loaders/models/ann.ts", `import "@tensorflow/tfjs";`],
    ["data-loaders/inspection/nearest.ts", `import "@tensorflow/tfjs"; import "../evaluation/argmax.js";`],
    [
      "data-loaders/tables/inspectionRows.ts",
      `import type {Inspection} from "../inspection/inspection.js"; export type A = Inspection;`
    ],
    ["src/components/theme.ts", `import "../lib/classNames.js";`],
    ["site/offline.ts", `import "../data-loaders/store/withLock.js"; fetch("x"); Math.random();`]
  ])("allows in %s: %s", async (path, code) => {
    expect(await broken(path, code)).toEqual([]);
  });
});
