import type {Numbers} from "../figures/numbers.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import {tags} from "./tags.js";

const {code, p} = tags;

/** What a figure draws where there is nothing to draw. @param what a noun that begins the sentence, in the plural */
export function notRecorded(what: string): HTMLElement {
  return p(
    {class: "not-recorded"},
    `${what} are ${notRecordedYet}. `,
    code({}, "npm run report -- --profile full"),
    " trains and records the runs that they are made of."
  );
}

/** The numbers of such a figure. */
export function noNumbers(columns: readonly string[]): Numbers {
  return {columns, rows: [columns.map((_, i) => (i === 0 ? notRecordedYet : ""))]};
}
