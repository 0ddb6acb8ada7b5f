import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import ts from "typescript";
import {describe, expect, it} from "vitest";
import {cellsOf, writeCells} from "../../site/cells.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const page = ["# Title", "", "```ts", "const wide = width;", "display(wide.length);", "```", "Text"].join("\n");

describe("cellsOf", () => {
  it("keeps each line of code on its line and drops the rest", () => {
    expect(cellsOf(page).split("\n")).toEqual([
      "",
      "",
      "",
      "const wide = width;",
      "display(wide.length);",
      "",
      "",
      "export {};",
      ""
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
    expect(cellsOf(markdown.join("\n")).match(/\S.*/g)).toEqual(["1;", "4;", "```", "export {};"]);
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
    const options = {strict: true, noEmit: true, lib: ["lib.es2022.d.ts", "lib.dom.d.ts"], types: []};
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
  }, 60_000);
});
