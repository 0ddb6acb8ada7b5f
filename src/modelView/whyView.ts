import {tags} from "../components/tags.js";
import type {Prediction} from "../lib/modelWorker.js";
import {dataAlert} from "../page/dataAlert.js";
import type {RunningModels} from "./runningModels.js";

const {details, div, summary} = tags;

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
  /** Empties the parts. */
  clear(): void;
}

/** Waits for a drawing hand to pause before the parts follow it. */
const pauseMs = 150;

export function whyView(parts: readonly WhyPart[]): WhyView {
  const opened = parts.map((part) => new OpenedPart(part));
  let timer = 0;
  return {
    element: tags.div(
      {class: "why"},
      opened.map(({element}) => element)
    ),
    update: (judged, models) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => opened.forEach((part) => part.update(judged, models)), pauseMs);
    },
    clear: () => {
      window.clearTimeout(timer);
      opened.forEach((part) => part.clear());
    }
  };
}

/** A part in its frame. What comes too late, for an image that is no longer there, is left out. */
class OpenedPart {
  readonly element: HTMLDetailsElement;
  readonly #part: WhyPart;
  readonly #body: HTMLElement;
  #wanted: {readonly judged: Judged; readonly models: RunningModels} | undefined;
  #shown: Judged | undefined;

  constructor(part: WhyPart) {
    this.#part = part;
    this.#body = div({class: "why-body"});
    this.element = details({class: "why-part"}, summary({}, part.title), this.#body) as HTMLDetailsElement;
    this.element.addEventListener("toggle", () => void this.#show());
  }

  update(judged: Judged, models: RunningModels): void {
    this.#wanted = {judged, models};
    void this.#show();
  }

  clear(): void {
    this.#wanted = this.#shown = undefined;
    this.#body.replaceChildren();
    this.#body.removeAttribute("aria-busy");
  }

  async #show(): Promise<void> {
    if (!this.element.open || this.#wanted === undefined || this.#wanted.judged === this.#shown) return;
    const {judged, models} = this.#wanted;
    this.#shown = judged;
    this.#body.setAttribute("aria-busy", "true");
    const made = await this.#part.make(judged, models).catch((error: unknown) => {
      if (this.#shown === judged) this.#shown = undefined;
      return dataAlert(error, "This part is left out.");
    });
    if (this.#wanted?.judged !== judged) return;
    this.#body.replaceChildren(made);
    this.#body.removeAttribute("aria-busy");
  }
}
