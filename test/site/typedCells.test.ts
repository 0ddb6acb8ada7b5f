import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import ts from "typescript";
import {describe, expect, it} from "vitest";
import {cellsOf, writeCells} from "../../site/typedCells.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const page = ["# Title", "", "```ts", "const wide = width;", "display(wide.length);", "```", "Text"].join("\n");

describe("cellsOf", () => {
  it("keeps each line of code on its line, in a function for each cell", () => {
    const lines = cellsOf(page).split("\n");
    expect(lines.slice(0, 3)).toEqual(["", "", ""]);
    expect(lines[3]).toMatch(/^export async function cell3\(\) \{ const wide = width;$/);
    expect(lines[4]).toBe("display(wide.length);");
    expect(lines[5]).toBe("return {wide}; }");
    expect(lines[6]).toBe("");
  });
  it("keeps imports outside of the function, and what stands in the text on its line", () => {
    const lines = cellsOf(
      ["```ts", 'import {a} from "./a.js";', "", "a();", "```", "So ${a(1)} and ${{b: 2}.b}."].join("\n")
    );
    expect(lines.split("\n").slice(1, 6)).toEqual([
      'import {a} from "./a.js";',
      "",
      "export async function cell1() { a();",
      "return {}; }",
      "export const text5 = async () => [a(1), {b: 2}.b];"
    ]);
  });
  it("takes cells with options and leaves those that do not run, and other languages", () => {
    const markdown = [
      "```ts echo",
      "1;",
      "```",
      "```ts run=false",
      "2;",
      "```",
      "```js",
      "3;",
      "```",
      "````ts",
      "4;",
      "```",
      "````"
    ];
    expect(cellsOf(markdown.join("\n")).match(/\d(?=;$)/gm)).toEqual(["1", "4"]);
  });
});

describe("writeCells", () => {
  it("writes a module for every page and none for a page that is gone", async () => {
    const output = join(temporaryFolder(), "cells");
    await writeCells("test/fixtures/site/src", output);
    await writeCells("test/fixtures/site/src/nested", output);
    expect(readdirSync(output)).toEqual(["page.md.ts"]);
    expect(readFileSync(join(output, "page.md.ts"), "utf8").split("\n")[7]).toContain("square.js");
  });
});

describe("the compiler", () => {
  it("reports a type error of a cell at its line in the page", () => {
    const files: Record<string, string> = {"page.md.ts": cellsOf(page)};
    const options = {
      strict: true,
      noEmit: true,
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
      types: [],
      skipLibCheck: true
    };
    const host = ts.createCompilerHost(options);
    const getSourceFile = host.getSourceFile.bind(host);
    host.getSourceFile = (name, target) => {
      const source = files[name];
      return source === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, source, target);
    };
    const program = ts.createProgram(["page.md.ts", "types/cells.d.ts", "types/observablehq.d.ts"], options, host);
    const errors = ts.getPreEmitDiagnostics(program).map(({file, start, messageText}) => ({
      file: file?.fileName,
      line: file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1,
      messageText
    }));
    expect(errors).toEqual([
      {file: "page.md.ts", line: 5, messageText: "Property 'length' does not exist on type 'number'."}
    ]);
  });
});
