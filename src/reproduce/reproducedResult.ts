import {tags} from "../components/tags.js";
import {copied} from "../page/copied.js";
import {isReproduced, recordText, resultInWords, type Reproduced} from "./runRecord.js";

const {a, button, code, dd, div, dl, dt, p, pre} = tags;

/** What a run that was trained again ended with, beside the report's, what it means, and a record of it to copy. */
export async function reproducedResult(reproduced: Reproduced): Promise<HTMLElement> {
  const {expected, weightsSha256} = reproduced;
  const isEqual = isReproduced(reproduced);
  const text = await recordText(reproduced);
  const told = p({role: "status"});
  const copy = button({type: "button"}, "Copy the record");
  copy.addEventListener("click", () => void copied(text, "Copied.").then((words) => (told.textContent = words)));
  return div(
    {class: isEqual ? "hashes" : "hashes different"},
    p({}, resultInWords(reproduced)),
    dl(
      {},
      dt({}, "SHA-256 of the weights, made here"),
      dd({}, code({}, weightsSha256)),
      dt({}, "SHA-256 of the weights, as this report has it"),
      dd({}, code({}, expected.weightsSha256))
    ),
    isEqual ? equalWords() : differentWords(),
    pre({class: "run-record", tabindex: 0, role: "group", "aria-label": "Record of this reproduction"}, text),
    div({class: "source-fields"}, copy),
    told
  );
}

function equalWords(): HTMLElement {
  return p({}, "Equal: your browser made the very weights that this report speaks of, bit for bit.");
}

function differentWords(): HTMLElement {
  return p(
    {},
    "Different. Every number from the first weight to the last is meant to be the same on every machine, so something here rounds otherwise: a browser’s WebAssembly, or, rarely, a processor. The accuracy may still be close. ",
    a({href: "#check-a-stretch"}, "Check a stretch"),
    " to find the epoch in which it begins, and please send this record to the authors, where the project’s sources are: it would be the first case known."
  );
}
