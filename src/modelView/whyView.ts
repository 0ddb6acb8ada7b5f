import {elements} from "../components/elements.js";
import type {Prediction} from "../lib/modelWorker.js";
import {dataAlert} from "../live/dataAlert.js";
import type {RunningModels} from "./runningModels.js";

/** An image that both networks have judged. */
export interface Judged {
  /** Levels, [784]. */
  readonly pixels: Uint8Array;
  readonly prediction: Prediction;
  /** Which test image it is, where it is one as it is. */
  readonly testImage?: number | undefined;
}

/** A part of the explanation, which asks the networks for what it shows. */
export interface WhyPart {
  readonly title: string;
  /** Makes what the part shows of an image. */
  make(judged: Judged, models: RunningModels): Promise<HTMLElement>;
}

/** Why both networks answer as they do: parts that open, each at work only while it is open. */
export interface WhyView {
  readonly element: HTMLElement;
  update(judged: Judged, models: RunningModels): void;
}

/** Waits for a drawing hand to pause before the parts follow it. */
const pauseMs = 150;

export function whyView(parts: readonly WhyPart[], document: Document): WhyView {
  const opened = parts.map((part) => openedPart(part, document));
  const window = document.defaultView!;
  let timer = 0;
  return {
    element: elements(document).div(
      {class: "why"},
      opened.map(({element}) => element)
    ),
    update: (judged, models) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => opened.forEach((part) => part.update(judged, models)), pauseMs);
    }
  };
}

/** A part in its frame. What comes too late, for an image that is no longer there, is left out. */
function openedPart(part: WhyPart, document: Document): WhyView {
  const {details, summary, div} = elements(document);
  const body = div({class: "why-body"});
  const element = details({class: "why-part"}, summary({}, part.title), body) as HTMLDetailsElement;
  let wanted: {readonly judged: Judged; readonly models: RunningModels} | undefined;
  let shown: Judged | undefined;
  const show = async (): Promise<void> => {
    if (!element.open || wanted === undefined || wanted.judged === shown) return;
    const {judged, models} = wanted;
    shown = judged;
    body.setAttribute("aria-busy", "true");
    const made = await part
      .make(judged, models)
      .catch((error: unknown) => dataAlert(error, "This part is left out.", document));
    if (wanted.judged !== judged) return;
    body.replaceChildren(made);
    body.removeAttribute("aria-busy");
  };
  element.addEventListener("toggle", () => void show());
  return {
    element,
    update: (judged, models) => {
      wanted = {judged, models};
      void show();
    }
  };
}
