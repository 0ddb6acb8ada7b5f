import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it} from "vitest";
import type {Control, Figure} from "../../src/figures/figure.js";
import {figures} from "../../src/figures/registry.js";
import type {Tables} from "../../src/lib/tables.js";
import {tableNames} from "../../src/lib/schemas/tableSchemas.js";
import {fixtureReport} from "../fixtures/report/fixtureReport.js";
import {pageNames} from "./pageNames.js";
import {spoiltWords, wordsOf} from "./wordsOf.js";

let tables: Tables;

beforeAll(async () => {
  tables = (await fixtureReport()).tables;
}, 60_000);

/** A phone's, the column of text's and a wide figure's room, px. */
const widths = [340, 680, 1040];

const marks = "path, rect, circle, line, text";

/** Every combination of a figure's choices. */
function allChoices(controls: readonly Control[] = []): Record<string, string>[] {
  return controls.reduce<Record<string, string>[]>(
    (combinations, {name, choices}) =>
      combinations.flatMap((chosen) => choices.map(({value}) => ({...chosen, [name]: value}))),
    [{}]
  );
}

interface Drawn {
  readonly drawing: Element;
  readonly width: number;
}

/** A figure drawn at every width with every choice. */
function drawnEveryWay(figure: Figure): Drawn[] {
  const {document} = new JSDOM("").window;
  const sheetUrl = (sheet: string): string => `./data/${sheet}.png`;
  return widths.flatMap((width) => {
    return allChoices(figure.controls).map((choices) => {
      return {width, drawing: figure.draw(tables, {document, width, choices, sheetUrl})};
    });
  });
}

/** Elements of a kind in a drawing, itself among them. */
function all(selector: string, drawing: Element): Element[] {
  return [...(drawing.matches(selector) ? [drawing] : []), ...drawing.querySelectorAll(selector)];
}

describe.each(Object.keys(figures))("figure %s", (name) => {
  let figure: Figure;
  let drawn: readonly Drawn[];

  beforeAll(async () => {
    figure = await figures[name]!();
    drawn = drawnEveryWay(figure);
  });

  it("has a title and a caption without spoilt words", () => {
    const words = [figure.title(tables), figure.caption(tables)];
    expect(words.filter((text) => text === "" || spoiltWords.test(text))).toEqual([]);
  });
  it("is drawn from tables that there are", () => {
    expect(tableNames).toEqual(expect.arrayContaining([...figure.tables]));
  });
  it("has a twin of rows as long as its columns, without spoilt words", () => {
    const {columns, rows} = figure.twin(tables);
    expect(rows.length).toBeGreaterThan(0);
    expect([...new Set(rows.map((row) => row.length))]).toEqual([columns.length]);
    expect(
      [columns, ...rows]
        .flat()
        .map(String)
        .filter((text) => spoiltWords.test(text))
    ).toEqual([]);
  });
  it("is drawn without spoilt words at every width with every choice", () => {
    const words = drawn.flatMap(({drawing}) => wordsOf(drawing));
    expect([...new Set(words.filter((text) => spoiltWords.test(text)))]).toEqual([]);
  });
  it("shows something at every width with every choice", () => {
    expect(drawn.filter(({drawing}) => drawing.textContent.trim() === "")).toEqual([]);
    const svgs = drawn.flatMap(({drawing}) => all("svg", drawing));
    expect(svgs.filter((svg) => svg.querySelector(marks) === null)).toEqual([]);
  });
  it("keeps within its room", () => {
    const tooWide = drawn.filter(({drawing, width}) => {
      return all("svg", drawing).some((svg) => !(Number(svg.getAttribute("width")) <= width));
    });
    expect(tooWide.map(({width}) => width)).toEqual([]);
  });
  it("shows images of sheets that there are", () => {
    const known = tables.sheets.map(({sheet}) => `./data/${sheet}.png`);
    const images = drawn.flatMap(({drawing}) => all("img", drawing));
    expect(images.map((image) => image.getAttribute("src")!).filter((source) => !known.includes(source))).toEqual([]);
  });
  it("links to pages that there are", () => {
    const links = drawn.flatMap(({drawing}) => all("a", drawing).map((link) => link.getAttribute("href")!));
    const pageOf = (href: string): string => /^\.\/([a-z-]*)(?:[?#].*)?$/.exec(href)?.[1] ?? href;
    expect([...new Set(links.map(pageOf))].filter((page) => !pageNames().includes(page))).toEqual([]);
  });
  it("is drawn the same twice", () => {
    const html = (all: readonly Drawn[]): string[] => all.map(({drawing}) => drawing.outerHTML);
    expect(html(drawnEveryWay(figure))).toEqual(html(drawn));
  });
});
