import {cpSync, readFileSync, utimesSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {build, type Plugin} from "esbuild";
import {describe, expect, it} from "vitest";
import {inspectionEntries} from "../../data-loaders/inspection/obtainInspection.js";
import {reportEntries} from "../../data-loaders/report/reportFolder.js";
import {codeBundle, codeFiles, codeHash} from "../../data-loaders/store/codeHash.js";
import {trainingEntries} from "../../data-loaders/training/trainingCode.js";
import {temporaryFolder} from "./temporaryFolder.js";

/** Files of a project as an editor would leave them, without a file being touched. */
function edited(edit: (source: string, path: string) => string): Plugin {
  return {
    name: "edited",
    setup: ({onLoad}) =>
      onLoad({filter: /\.ts$/}, ({path}) => ({contents: edit(readFileSync(path, "utf8"), path), loader: "ts"}))
  };
}

const withComment = (source: string): string => `// what this does\n${source}\n/** And more of it. */\n`;

describe.each([
  ["training", trainingEntries],
  ["an inspection", inspectionEntries],
  ["a report", reportEntries]
])("the code of %s", (_, entries) => {
  it("is the same each time, and has each file that it reaches by an import", async () => {
    expect(await codeHash(entries)).toBe(await codeHash(entries));
    const files = await codeFiles(entries);
    expect(files.length).toBeGreaterThan(50);
    expect(files.every((file) => /^(data-loaders|src|site)\//.test(file))).toBe(true);
  });
  it("has what any file of it says, so that a changed constant changes its hash", async () => {
    const constant = (file: string): string => `constant of ${file}`;
    const withConstant = edited((source, path) => {
      const said = JSON.stringify(constant(relative(process.cwd(), path)));
      return `${source}\n(globalThis as {said?: string}).said = ${said};\n`;
    });
    const {text} = await codeBundle(entries, [withConstant]);
    const files = await codeFiles(entries);
    expect(files.filter((file) => file.endsWith(".ts") && !text.includes(constant(file)))).toEqual([]);
  });
});

describe("codeHash", () => {
  it("changes with no comment", async () => {
    expect(await codeHash(trainingEntries, [edited(withComment)])).toBe(await codeHash(trainingEntries));
  });
  it("changes with no name of a type, and as a rule with none of a function", async () => {
    const rename = (from: RegExp, to: string): Plugin => edited((source) => source.replaceAll(from, to));
    const before = await codeHash(trainingEntries);
    expect(await codeHash(trainingEntries, [rename(/\bdrawUniform\b/g, "numbersFromAnEvenDistribution")])).toBe(before);
    expect(await codeHash(trainingEntries, [rename(/\bUniformDraw\b/g, "ZzzzQqqqXxxx")])).toBe(before);
  });
  it("reaches every file whose code the bundle holds, so that none can decide a bit without being part of it", async () => {
    const {metafile} = await build({
      entryPoints: [...reportEntries],
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      outdir: "unwritten",
      write: false,
      metafile: true,
      logLevel: "silent"
    });
    const files = new Set(await codeFiles(reportEntries));
    expect(Object.keys(metafile.inputs).filter((file) => !files.has(file))).toEqual([]);
  });
});

describe("codeHash of a small project", () => {
  function project(): string {
    const root = temporaryFolder();
    writeFileSync(join(root, "entry.ts"), 'import {rate} from "./rate.js";\nconsole.log(rate);\n');
    writeFileSync(join(root, "rate.ts"), "/** Of learning. */\nexport const rate = 0.001;\n");
    return root;
  }
  const hashOf = (root: string): Promise<string> => codeHash([join(root, "entry.ts")]);

  it("is kept by a touched file, a comment, another name and another folder", async () => {
    const root = project();
    const before = await hashOf(root);
    utimesSync(join(root, "rate.ts"), 0, 0);
    writeFileSync(join(root, "rate.ts"), "const learningRate = 0.001; // usual\nexport {learningRate as rate};\n");
    expect(await hashOf(root)).toBe(before);
    const copy = join(temporaryFolder(), "elsewhere");
    cpSync(root, copy, {recursive: true});
    expect(await hashOf(copy)).toBe(before);
    cpSync(join(copy, "rate.ts"), join(copy, "learning.ts"));
    writeFileSync(join(copy, "entry.ts"), 'import {rate} from "./learning.js";\nconsole.log(rate);\n');
    expect(await hashOf(copy)).toBe(before);
  });
  it("changes with a constant, and with a package that is imported", async () => {
    const root = project();
    const before = await hashOf(root);
    writeFileSync(join(root, "rate.ts"), "export const rate = 0.002;\n");
    const other = await hashOf(root);
    expect(other).not.toBe(before);
    writeFileSync(join(root, "rate.ts"), 'import "d3";\nexport const rate = 0.002;\n');
    expect(await hashOf(root)).not.toBe(other);
  });
  it("says which file cannot be read", async () => {
    const root = project();
    writeFileSync(join(root, "entry.ts"), 'import "./missing.js";\n');
    await expect(hashOf(root)).rejects.toThrow("./missing.js");
  });
});
