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
