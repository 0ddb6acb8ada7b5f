import {describe, expect, it} from "vitest";
import {assertNone} from "../../../site/checks/assertNone.js";
import {cellErrors} from "../../../site/checks/cellErrors.js";
import {duplicateIds} from "../../../site/checks/duplicateIds.js";
import {frameworkWarnings} from "../../../site/checks/frameworkWarnings.js";
import {missingFiles} from "../../../site/checks/missingFiles.js";
import {pageWith, siteOf} from "../siteOf.js";

describe("cellErrors", () => {
  it("reports a cell that does not compile with its message", async () => {
    const body = `<div class="observablehq--error">SyntaxError: Unexpected token (1:8)</div>`;
    expect(cellErrors(await siteOf({"a.html": pageWith({body})}))).toEqual([
      {file: "a.html", reason: "cell does not compile: SyntaxError: Unexpected token (1:8)"}
    ]);
  });
  it("reports nothing for a page in order", async () => {
    expect(cellErrors(await siteOf({"a.html": pageWith({body: "<p>Text</p>"})}))).toEqual([]);
  });
});

describe("duplicateIds", () => {
  it("reports an id once however often it is repeated", async () => {
    const body = `<p id="a"></p><p id="a"></p><p id="b"></p><p id="a"></p>`;
    expect(duplicateIds(await siteOf({"a.html": pageWith({body})}))).toEqual([
      {file: "a.html", reason: "id given to more than one element: a"}
    ]);
  });
  it("lets two pages use the same id", async () => {
    const page = pageWith({body: `<p id="a"></p>`});
    expect(duplicateIds(await siteOf({"a.html": page, "b.html": page}))).toEqual([]);
  });
});

describe("missingFiles", () => {
  const registering = (path: string) =>
    `registerFile("./x.json", {"name":"./x.json","mimeType":"application/json","path":"${path}","size":2});`;
  it("reports a registered file that the site does not hold", async () => {
    const script = registering("../_file/x.0.json");
    expect(missingFiles(await siteOf({"folder/a.html": pageWith({script})}))).toEqual([
      {file: "folder/a.html", reason: "file not built: ./x.json"}
    ]);
  });
  it("finds a file whose name is encoded in its address", async () => {
    const script = registering("../_file/x%20y.0.json");
    expect(missingFiles(await siteOf({"folder/a.html": pageWith({script}), "_file/x y.0.json": "{}"}))).toEqual([]);
  });
});

describe("frameworkWarnings", () => {
  it("finds warnings among the lines of a build", () => {
    const lines = [
      "load /index in 3ms",
      "non-local asset path: ../a.png",
      "Warning: the config file is old",
      "copy a → b"
    ];
    expect(frameworkWarnings(lines).map(({reason}) => reason)).toEqual([lines[1], lines[2]]);
  });
  it("leave the count of links to the check of links", () => {
    expect(frameworkWarnings(["Warning: 3 broken links (9 validated)"])).toEqual([]);
  });
});

describe("assertNone", () => {
  it("names every file and reason", () => {
    const problems = [
      {file: "a.html", reason: "first"},
      {file: "b.html", reason: "second"}
    ];
    expect(() => assertNone(problems)).toThrow("2 problems in the built site\n  a.html: first\n  b.html: second");
  });
  it("passes where there is no problem", () => {
    expect(() => assertNone([])).not.toThrow();
  });
});
