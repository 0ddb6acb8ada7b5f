import {ESLint} from "eslint";
import tseslint from "typescript-eslint";
import {describe, expect, it} from "vitest";

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
    ["data-loaders/dataset/readIdx.ts", `import "../models/ann.js";`],
    ["data-loaders/models/ann.ts", `import "../dataset/gunzip.js";`],
    ["data-loaders/store/sha256.ts", `import "../inspection/nearest.js";`],
    ["data-loaders/training/train.ts", `import "../inspection/nearest.js";`],
    ["data-loaders/models/ann.ts", `import "../inspection/nearest.js";`],
    ["data-loaders/tables/inspectionRows.ts", `import {nearest} from "../inspection/nearest.js"; nearest;`],
    ["data-loaders/inspection/nearest.ts", `import "../tables/sheet.js";`],
    ["data-loaders/models/ann.ts", `import "../../src/components/theme.js";`],
    ["src/lib/classNames.ts", `import "../../data-loaders/dataset/gunzip.js";`],
    ["src/lib/classNames.ts", `import "node:fs";`],
    ["src/lib/classNames.ts", `import "../components/theme.js";`],
    ["src/lib/classNames.ts", `width;`],
    ["src/components/theme.ts", `import {FileAttachment} from "observablehq:stdlib"; FileAttachment("x");`],
    ["src/components/theme.ts", `fetch("x");`],
    ["data-loaders/models/ann.ts", `Math.random();`],
    ["site/offline.ts", `enum A {B}`]
  ])(
    "forbids in %s: %s",
    async (path, code) => {
      expect(await broken(path, code)).toHaveLength(1);
    },
    60_000
  );
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
  ])(
    "allows in %s: %s",
    async (path, code) => {
      expect(await broken(path, code)).toEqual([]);
    },
    60_000
  );
});
