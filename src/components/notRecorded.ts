import type {Twin} from "../figures/figure.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {elements} from "./elements.js";

/** What a figure draws where there is nothing to draw. @param what a noun that begins the sentence, in the plural */
export function notRecorded(what: string, document: Document): HTMLElement {
  const {p, code} = elements(document);
  return p(
    {class: "not-recorded"},
    `${what} are ${notRecordedYet}. `,
    code({}, "npm run report -- --profile full"),
    " trains and records the runs that they are made of."
  );
}

/** The twin of such a figure. */
export function emptyTwin(columns: readonly string[]): Twin {
  return {columns, rows: [columns.map((_, i) => (i === 0 ? notRecordedYet : ""))]};
}
