import {readdirSync, readFileSync} from "node:fs";
import {basename} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {pageContent} from "../../site/pages/pageContent.js";
import type {PageContent} from "../../site/pages/directives.js";
import {figures} from "../../src/figures/registry.js";
import {tableNames, type Row} from "../../src/lib/schemas/tableSchemas.js";
import {fixtureReport} from "../fixtures/report/fixtureReport.js";
import {pageNames} from "./pageNames.js";
import {renderPage} from "./renderPage.js";
import {spoiltWords, wordsOf} from "./wordsOf.js";

let content: PageContent;
let claims: readonly Row<"claims">[];
let bodies: ReadonlyMap<string, HTMLElement>;

beforeAll(async () => {
  const {tables} = await fixtureReport();
  claims = tables.claims;
  content = await pageContent(tables, process.cwd());
  bodies = new Map(pageNames().map((page) => [page, renderPage(source(page), pathOf(page), content).body]));
}, 60_000);

function pathOf(page: string): string {
  return `/${page === "" ? "index" : page}`;
}

function source(page: string): string {
  return readFileSync(`src${pathOf(page)}.md`, "utf8");
}

/** A copy of a page without blocks of code, in which any word may stand. */
function withoutCode(page: string): HTMLElement {
  const body = bodies.get(page)!.cloneNode(true) as HTMLElement;
  for (const code of body.querySelectorAll("pre")) code.remove();
  return body;
}

/** What a link on any page leads to: a problem, or undefined where it leads somewhere. */
function problemOf(href: string): string | undefined {
  const [, path = "", anchor] = /^\.\/([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(href) ?? [];
  if (path.startsWith("data/")) return tableNames.some((name) => path === `data/${name}.arrow`) ? undefined : href;
  const body = bodies.get(path);
  if (body === undefined || !href.startsWith("./")) return href;
  return anchor === undefined || body.querySelector(`[id="${anchor}"]`) !== null ? undefined : href;
}

/** The names in a page's directives. */
function names(page: string, directive: RegExp): string[] {
  return Array.from(source(page).matchAll(directive), ([, name]) => name!);
}

describe.each(pageNames())("page /%s", (page) => {
  it("says no spoilt words outside of figures' code", () => {
    expect(wordsOf(withoutCode(page)).filter((words) => spoiltWords.test(words))).toEqual([]);
  });
  it("has no directive left", () => {
    expect(withoutCode(page).textContent).not.toMatch(/\{\{|\}\}/);
  });
  it("has each id once", () => {
    const ids = Array.from(bodies.get(page)!.querySelectorAll("[id]"), ({id}) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
  it("has one heading of the first level and skips none", () => {
    const levels = Array.from(bodies.get(page)!.querySelectorAll("h1, h2, h3, h4"), ({tagName}) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });
  it("links to pages, places and tables that there are", () => {
    const links = Array.from(bodies.get(page)!.querySelectorAll("a[href]"), (a) => a.getAttribute("href")!);
    const outside = /^(https?:|#)/;
    const problems = links.filter((href) => !outside.test(href)).map(problemOf);
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });
});

describe("statements", () => {
  const modules = readdirSync("src/statements").map((file) => basename(file, ".ts"));

  it.each(modules)("of src/statements/%s.ts are each used by that page, and none else is", async (name) => {
    const statements = (await import(`../../src/statements/${name}.ts`)) as Record<string, unknown>;
    const used = names(name === "index" ? "" : name, /\{\{([A-Za-z0-9]+)\}\}/g);
    expect(Object.keys(statements).sort()).toEqual([...new Set(used)].sort());
  });
  it("that a page has not are refused with page and name", () => {
    expect(() => content.statement("/results", "nothing")).toThrow(
      new RangeError("unknown statement on page /results: got {{nothing}}; see src/statements/results.ts")
    );
  });
});

describe("figures", () => {
  it("are each shown on exactly one page", () => {
    const shown = pageNames().flatMap((page) => names(page, /^\{\{figure ([a-z0-9-]+)\}\}$/gm));
    expect(shown.sort()).toEqual(Object.keys(figures).sort());
  });
  it("that there are not are refused with page and name", () => {
    expect(() => content.figure("/results", "nothing")).toThrow(
      new RangeError("unknown figure on page /results: got {{figure nothing}}; see src/figures/registry.ts")
    );
  });
  it("have title, caption, data, downloads and code on the page", () => {
    const figure = bodies.get("results")!.querySelector("#figure-confusion")!;
    expect(figure.querySelector("figcaption .figure-title")!.textContent).toMatch(
      /^(Both models err|The ANN errs) most/
    );
    expect(figure.querySelectorAll(".figure-twin tbody tr")).toHaveLength(20);
    expect(Array.from(figure.querySelectorAll("a[download]"), (a) => a.getAttribute("href"))).toEqual([
      "./data/runs.arrow",
      "./data/confusion.arrow"
    ]);
    expect(figure.querySelector(".figure-code")!.textContent).toBe(readFileSync("src/figures/confusion.ts", "utf8"));
  });
});

describe("claims", () => {
  it("point to places that there are", () => {
    expect(claims.map(({page}) => problemOf(page)).filter((problem) => problem !== undefined)).toEqual([]);
  });
  it("have places of their own in the audit", () => {
    expect(
      claims.map(({id}) => problemOf(`./claims#${id.toLowerCase()}`)).filter((problem) => problem !== undefined)
    ).toEqual([]);
  });
});
