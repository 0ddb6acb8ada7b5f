import {readdirSync, readFileSync} from "node:fs";
import {basename} from "node:path";
import {describe, expect, it} from "vitest";
import {everyFigure} from "./everyFigure.js";
import {pageNames} from "./pageNames.js";

/** The source of a page. @param page name in its address, "" for the first */
function source(page: string): string {
  return readFileSync(`src/${page === "" ? "index" : page}.md`, "utf8");
}

/** What a page takes from modules whose paths match: names by path. */
function imports(page: string, path: RegExp): {readonly from: string; readonly names: readonly string[]}[] {
  return Array.from(source(page).matchAll(/^import \{([^}]+)\} from "([^"]+)";$/gm), ([, names, from]) => {
    return {from: from!, names: names!.split(",").map((name) => name.trim())};
  }).filter(({from}) => path.test(from));
}

/** Whether a page's code uses what it imports: its name stands somewhere else too. */
function uses(page: string, name: string): boolean {
  return Array.from(source(page).matchAll(new RegExp(`\\b${name}\\b`, "g"))).length > 1;
}

describe.each(pageNames())("page /%s", (page) => {
  it("has one heading of the first level and skips none", () => {
    const text = source(page).replace(/^```[^]*?^```$/gm, "");
    const levels = Array.from(
      text.matchAll(/^(#+) |<h([1-6])\b/gm),
      ([, signs, level]) => signs?.length ?? Number(level)
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });
  it("uses everything that it imports", () => {
    const names = imports(page, /./).flatMap((one) => one.names);
    expect(names.filter((name) => !uses(page, name))).toEqual([]);
  });
});

it("every statement is on a page", async () => {
  const modules = readdirSync("src/statements").map((file) => basename(file, ".ts"));
  const used = pageNames().flatMap((page) => imports(page, /\/statements\//));
  for (const name of modules) {
    const statements = (await import(`../../src/statements/${name}.ts`)) as Record<string, unknown>;
    const onPages = used.filter(({from}) => basename(from, ".js") === name).flatMap(({names}) => names);
    expect([...new Set(onPages)].sort()).toEqual(Object.keys(statements).sort());
  }
});

it("every figure is on exactly one page", () => {
  const shown = pageNames().flatMap((page) => [
    ...new Set(imports(page, /\/figures\//).map(({from}) => basename(from, ".js")))
  ]);
  expect(shown.sort()).toEqual(Object.keys(everyFigure).sort());
});
