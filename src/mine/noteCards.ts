import {tags} from "../components/tags.js";
import type {Offer} from "../lib/judging.js";
import {RefusedError} from "./judgingWorker.js";
import type {DoubtfulFile} from "./ownModels.js";

const {article, button, div, li, p, strong, ul} = tags;

/** What may be wrong with a file, each with what can be done about it. */
export function doubtCard(
  {title, doubts}: DoubtfulFile,
  isJudged: boolean,
  onTake: (offer: Offer) => void
): HTMLElement {
  const items = doubts.map(({message, offer}) =>
    offer === undefined
      ? li({}, message)
      : li(
          {},
          message,
          " ",
          act(offer.label, () => onTake(offer))
        )
  );
  const lead = isJudged ? `“${title}” was judged as it is, but look:` : `“${title}” cannot be judged as it is.`;
  const card = article(
    {class: "mine-doubts", "aria-label": `Doubts about ${title}`},
    p({}, strong({}, lead)),
    ul({}, items),
    closing(() => card.remove())
  );
  return card;
}

/** Why something cannot be judged, and what its owner can do. */
export function refusalCard(what: string, error: unknown): HTMLElement {
  const message = error instanceof Error ? error.message : String(error);
  const remedy = error instanceof RefusedError ? error.remedy : "";
  const lead = strong({}, `${what[0]!.toUpperCase()}${what.slice(1)} cannot be judged.`);
  const card = div(
    {class: "mine-doubts", role: "alert"},
    p({}, lead, ` ${message} `, remedy),
    closing(() => card.remove())
  );
  return card;
}

function closing(close: () => void): HTMLElement {
  const made = act("Close", close);
  made.setAttribute("aria-label", "Close this note");
  return made;
}

/** A button and what it does. */
export function act(text: string, does: () => void): HTMLElement {
  const made = button({type: "button"}, text);
  made.addEventListener("click", does);
  return made;
}
