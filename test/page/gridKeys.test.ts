import {JSDOM} from "jsdom";
import {beforeEach, describe, expect, it} from "vitest";
import {tableKeys} from "../../src/page/gridKeys.js";

/** A grid of three by three with a head: the corner is bare, every other cell holds a link named ROW COLUMN. */
function gridOf(document: Document): HTMLTableElement {
  const table = document.createElement("table");
  table.setAttribute("role", "grid");
  for (let row = 0; row < 3; ++row) {
    const line = table.insertRow();
    for (let column = 0; column < 3; ++column) {
      const cell = line.insertCell();
      if (row + column === 0) continue;
      const link = document.createElement("a");
      link.href = "#";
      link.textContent = `${row} ${column}`;
      cell.append(link);
    }
  }
  return table;
}

let document: Document;
let table: HTMLTableElement;
const focused = (): string => document.activeElement?.textContent || document.activeElement!.tagName;
const press = (key: string, options: KeyboardEventInit = {}): boolean => {
  const {KeyboardEvent} = document.defaultView!;
  return document.activeElement!.dispatchEvent(
    new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...options})
  );
};
const stops = (): string[] =>
  Array.from(table.querySelectorAll('[tabindex="0"]'), ({textContent}) => textContent ?? "");

beforeEach(() => {
  ({document} = new JSDOM("<main></main>").window);
  table = gridOf(document);
  document.querySelector("main")!.append(table);
  tableKeys(table);
  table.querySelector<HTMLElement>('[tabindex="0"]')!.focus();
});

describe("a grid", () => {
  it("has one stop of the tab key, which is where the focus was last", () => {
    expect(stops()).toEqual(["0 1"]);
    press("ArrowDown");
    expect(stops()).toEqual(["1 1"]);
  });
  it.each([
    ["ArrowRight", {}, "0 2"],
    ["ArrowDown", {}, "1 1"],
    ["ArrowLeft", {}, "TD"],
    ["ArrowUp", {}, "0 1"],
    ["Home", {}, "TD"],
    ["End", {}, "0 2"],
    ["Home", {ctrlKey: true}, "TD"],
    ["End", {ctrlKey: true}, "2 2"]
  ])("leads with %s %o from the first link to %s", (key, options, expected) => {
    press(key, options);
    expect(focused()).toBe(expected);
  });
  it("stays at its edges", () => {
    press("End", {ctrlKey: true});
    press("ArrowRight");
    press("ArrowDown");
    expect(focused()).toBe("2 2");
  });
  it.each([
    ["Enter", {}],
    ["Tab", {}],
    ["a", {}],
    ["ArrowRight", {altKey: true}],
    ["ArrowRight", {ctrlKey: true}]
  ])("leaves %s %o to the browser", (key, options) => {
    expect(press(key, options)).toBe(true);
    expect(focused()).toBe("0 1");
  });
});
