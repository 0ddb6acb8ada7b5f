import {readFileSync} from "node:fs";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {subjectOf, subjects} from "../../src/lib/schemas/subjects.js";
import {tableNames} from "../../src/lib/schemas/tableSchemas.js";
import {tableKey, type Tables} from "../../src/lib/tables.js";
import {giveDocument} from "../fixtures/useDocument.js";
import {everyFigure} from "../pages/everyFigure.js";
import {pageNames} from "../pages/pageNames.js";
import {publishedFile, publishedTable, siteFolder} from "./servedSite.js";

const tables = Object.fromEntries(
  tableNames.map((name) => [tableKey(name), publishedTable(name)])
) as unknown as Tables;
const about = JSON.parse(readFileSync(join(siteFolder, "data", "about.json"), "utf8")) as unknown;
const rules = JSON.parse(publishedFile("rules.json").toString("utf8")) as unknown;
const images = Object.fromEntries(
  Object.values(subjects).flatMap(({pictures}) => pictures.map((name) => [name, name]))
);

/** Without words that only mark where they stand. */
const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();

const fileOf = (page: string): string => (page === "" ? "index" : page);

const documents = new Map<string, Document>();

/** A page as it lies in the site, and so as a browser without scripts shows it; read once. */
function published(page: string): Document {
  const read = (): Document =>
    new JSDOM(readFileSync(join(siteFolder, `${fileOf(page)}.html`), "utf8")).window.document;
  const document = documents.get(page) ?? read();
  documents.set(page, document);
  return document;
}

/** What stands in a page's sentences by a call of a statement on tables, worked out here from the published tables. */
async function sentences(page: string): Promise<string[]> {
  const source = readFileSync(`src/${fileOf(page)}.md`, "utf8").replace(/^```[^]*?^```$/gm, "");
  const modules = readFileSync(`src/${fileOf(page)}.md`, "utf8").matchAll(/from "\.\/statements\/(\w+)\.js"/g);
  const statements: Record<
    string,
    (data: Tables & {readonly rules: unknown; readonly about: unknown}) => string | Node
  > = {};
  for (const [, name] of modules) Object.assign(statements, await import(`../../src/statements/${name}.ts`));
  return Array.from(source.matchAll(/\$\{(\w+)\((?:\{[\w, ]+\})?\)\}/g), ([, name]) => {
    const said = statements[name!]!({...tables, rules, about});
    return plain(typeof said === "string" ? said : said.textContent);
  });
}

let forget: () => void;
beforeAll(() => void (forget = giveDocument()));
afterAll(() => forget());

describe.each(pageNames())("without scripts page /%s", (page) => {
  it("has figures with titles of at most 70 characters and captions of at most 140", () => {
    const long = (selector: string, most: number): string[] =>
      Array.from(published(page).querySelectorAll(selector), ({textContent}) => plain(textContent)).filter(
        ({length}) => length > most
      );
    expect(long(".figure-title", 70)).toEqual([]);
    expect(long(".figure-caption", 140)).toEqual([]);
  });
  it("has every number of its sentences, as the tables have it", async () => {
    const places = published(page).querySelectorAll(
      ":not(.observablehq--block) > observablehq-loading[data-prerendered]"
    );
    const said = await sentences(page);
    expect(Array.from(places, ({textContent}) => plain(textContent))).toEqual(said);
  });
  it("has every figure with its numbers, as the tables have them", () => {
    for (const figure of published(page).querySelectorAll("figure")) {
      const name = figure.id.replace(/^figure-/, "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const [draw] = everyFigure[name]!(tables, {width: 680, images});
      const numbers = (element: Element): string[] => {
        return Array.from(element.querySelectorAll(".figure-numbers :is(th, td)"), ({textContent}) =>
          plain(textContent)
        );
      };
      expect(numbers(figure).length).toBeGreaterThan(0);
      expect(numbers(figure)).toEqual(numbers(draw!()));
      expect(figure.querySelector(".figure-drawing")?.childElementCount).toBeGreaterThan(0);
    }
  });
});

it("every figure of the reading pages is in the HTML", () => {
  const ids = pageNames().flatMap((page) => Array.from(published(page).querySelectorAll("figure"), ({id}) => id));
  const names = Object.keys(everyFigure).map(
    (name) => `figure-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  );
  expect(ids.sort()).toEqual(names.sort());
});

it("every table can be had from the site at a fixed address", () => {
  for (const name of tableNames)
    expect(readFileSync(join(siteFolder, "data", subjectOf(name), `${name}.arrow`)).length).toBeGreaterThan(0);
});
