import {readdirSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import {tableKey, type Tables} from "../../src/lib/tables.js";
import {subjectOf, subjects} from "../../src/lib/schemas/subjects.js";
import {tableNames} from "../../src/lib/schemas/tableSchemas.js";
import {giveDocument} from "../fixtures/useDocument.js";
import {fixtureReport} from "../fixtures/report/fixtureReport.js";
import {everyFigure} from "./everyFigure.js";
import {pageNames} from "./pageNames.js";
import {spoiltWords, wordsOf} from "./wordsOf.js";

let tables: Tables;
const images = Object.fromEntries(
  Object.values(subjects).flatMap(({pictures}) => pictures.map((sheet) => [sheet, `./data/${sheet}.png`] as const))
);

beforeAll(async () => {
  ({tables} = await fixtureReport());
  return giveDocument();
});

/** A phone's, the column of text's and a wide figure's room, px. */
const widths = [340, 680, 1040];

const marks = "path, rect, circle, line, text, image";

interface Drawn {
  readonly figure: HTMLElement;
  readonly width: number;
}

/** A figure at every width with the first choice, and at the narrowest with every choice. */
function drawnEveryWay(name: string, data: Tables): Drawn[] {
  return widths.flatMap((width, i) => {
    const choices = everyFigure[name]!(data, {width, images});
    return choices.slice(0, i === 0 ? undefined : 1).map((draw) => ({width, figure: draw()}));
  });
}

/** Every element of a kind in figures. */
function all(selector: string, drawn: readonly Drawn[]): Element[] {
  return drawn.flatMap(({figure}) => Array.from(figure.querySelectorAll(selector)));
}

const words = (element: Element | null): string => element?.textContent.trim() ?? "";

it("every module of src/figures is a figure of its name, but for those that all share", () => {
  const modules = readdirSync("src/figures").filter((file) => file.endsWith(".ts"));
  const shared = ["figure.ts", "numbers.ts"];
  expect(modules.filter((file) => !shared.includes(file))).toEqual(
    Object.keys(everyFigure).map((name) => `${name}.ts`)
  );
});

describe.each(Object.keys(everyFigure))("figure %s", (name) => {
  let drawn: readonly Drawn[];

  beforeAll(() => {
    drawn = drawnEveryWay(name, tables);
  });

  it("has a title and a caption", () => {
    const [{figure}] = drawn as [Drawn];
    expect(words(figure.querySelector(".figure-title"))).not.toBe("");
    expect(words(figure.querySelector(".figure-caption"))).not.toBe("");
  });
  it("has a title of at most 70 characters and a caption of at most 140, with any choice", () => {
    const lengths = (part: string): number[] => all(part, drawn).map((element) => words(element).length);
    expect(Math.max(...lengths(".figure-title"))).toBeLessThanOrEqual(70);
    expect(Math.max(...lengths(".figure-caption"))).toBeLessThanOrEqual(140);
  });
  it("says no spoilt words at any width, with any choice", () => {
    expect([...new Set(drawn.flatMap(({figure}) => wordsOf(figure)))].filter((text) => spoiltWords.test(text))).toEqual(
      []
    );
  });
  it("gives the tables that it is drawn from, by which it is drawn the same again, and its own code", () => {
    const files = Array.from(drawn[0]!.figure.querySelectorAll("a[download]"), (a) => a.getAttribute("href")!);
    const code = `./figures/${name}.ts`;
    expect(files.at(-1)).toBe(code);
    const named = tableNames.filter((table) => files.includes(`./data/${subjectOf(table)}/${table}.arrow`));
    expect(named).toHaveLength(files.length - 1);
    const onlyNamed = Object.fromEntries(named.map((table) => [tableKey(table), tables[tableKey(table)]]));
    const [again] = everyFigure[name]!(onlyNamed as unknown as Tables, {width: widths[0]!, images});
    expect(again!().outerHTML).toBe(drawn[0]!.figure.outerHTML);
  });
  it("has its numbers as a table of rows as long as its columns", () => {
    const rows = Array.from(drawn[0]!.figure.querySelectorAll<HTMLTableRowElement>(".figure-numbers tr"));
    expect(rows.length).toBeGreaterThan(1);
    expect([...new Set(rows.map(({cells}) => cells.length))]).toHaveLength(1);
  });
  it("shows something at every width, with every choice", () => {
    expect(drawn.filter(({figure}) => words(figure.querySelector(".figure-drawing")) === "")).toEqual([]);
    expect(all(".figure-drawing svg", drawn).filter((svg) => svg.querySelector(marks) === null)).toEqual([]);
  });
  it("keeps within its room", () => {
    const tooWide = drawn.filter((one) =>
      all("svg", [one]).some((svg) => !(Number(svg.getAttribute("width")) <= one.width))
    );
    expect(tooWide.map(({width}) => width)).toEqual([]);
  });
  it("shows images of sheets that there are", () => {
    const sources = all("img, image", drawn).map((one) => (one.getAttribute("src") ?? one.getAttribute("href"))!);
    expect(Object.values<string>(images)).toEqual(expect.arrayContaining(sources));
  });
  it("links to pages that there are", () => {
    const links = all("a:not([download], [href^='#'])", drawn).map((link) => link.getAttribute("href")!);
    const pageOf = (href: string): string => /^\.\/([a-z-]+)\.html(?:[?#].*)?$/.exec(href)?.[1] ?? href;
    expect([...new Set(links.map(pageOf))].filter((page) => !pageNames().includes(page))).toEqual([]);
  });
  it("has an address of its own", () => {
    const [{figure}] = drawn as [Drawn];
    expect(figure.querySelector("a[href^='#']")!.getAttribute("href")).toBe(`#${figure.id}`);
  });
});
