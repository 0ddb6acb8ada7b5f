import {JSDOM} from "jsdom";
import type {DrawOptions} from "../../src/figures/figure.js";

/** What a figure is drawn with at a width, px, in a document of its own. */
export function drawOptions(width: number): DrawOptions {
  return {document: new JSDOM("").window.document, width, choices: {}, sheetUrl: (sheet) => `./data/${sheet}.png`};
}

/** The words of a drawing, one entry for each text element. */
export function wordsOf(drawing: Element): string[] {
  return Array.from(drawing.querySelectorAll("text"), ({textContent}) => textContent ?? "");
}

/** Every colour that a drawing paints with. */
export function coloursOf(drawing: Element): string[] {
  const painted = ["fill", "stroke"].flatMap((name) => {
    return Array.from(drawing.querySelectorAll(`[${name}]`), (element) => element.getAttribute(name)!);
  });
  return [...new Set(painted)].filter((colour) => colour !== "none");
}
