import {tags} from "../components/tags.js";
import {dataAlert} from "../page/dataAlert.js";
import type {choiceField} from "./choiceField.js";
import type {Retraining} from "./retraining.js";

const {button, div, p, progress} = tags;

interface TrainingFormOptions {
  readonly choice: ReturnType<typeof choiceField>;
  /** What the button that begins is called. */
  readonly go: string;
  /** What the bar shows a part of, such as "the stretch". */
  readonly what: string;
  /** What the reader has to do without if it fails, as a sentence. */
  readonly consequence: string;
  /** Begins, unless the reader has given up by then; what it throws is told. */
  readonly start: (signal: AbortSignal) => Promise<Retraining | undefined>;
}

/** A choice, a button that begins a training with it and one that stops it, how far it is, and room for what comes of it. */
export class TrainingForm {
  readonly element: HTMLElement;
  /** Says what goes on. */
  readonly status = p({class: "training-status", role: "status"});
  /** Holds what comes of a training, until the next begins. */
  readonly place = div({});
  readonly #options: TrainingFormOptions;
  readonly #go: HTMLButtonElement;
  readonly #stop = button({type: "button", hidden: true}, "Stop") as HTMLButtonElement;
  readonly #bar: HTMLProgressElement;
  #retraining: Retraining | undefined;
  #giveUp = new AbortController();

  constructor(options: TrainingFormOptions) {
    this.#options = options;
    this.#go = button({type: "button", class: "main-button"}, options.go) as HTMLButtonElement;
    const part = `Part of ${options.what} that is done`;
    this.#bar = progress({
      class: "training-bar",
      max: 1,
      value: 0,
      hidden: true,
      "aria-label": part
    }) as HTMLProgressElement;
    this.#go.addEventListener("click", () => void this.#begin());
    this.#stop.addEventListener("click", () => this.close("Stopped."));
    const fields = div({class: "source-fields"}, options.choice.element, this.#go, this.#stop);
    this.element = div({class: "training"}, fields, this.status, this.#bar, this.place);
  }

  /** Shows how much is done, from 0 to 1. */
  advance(share: number): void {
    this.#bar.value = share;
  }

  /** Ends the training. @param words that stand for it from then on */
  close(words: string): void {
    const hadFocus = document.activeElement === this.#stop;
    this.#giveUp.abort();
    this.#retraining?.end();
    this.#setTraining(false);
    this.status.textContent = words;
    if (hadFocus) this.#go.focus({preventScroll: true});
  }

  /** Ends the training and tells why, with a way to try again. */
  fail(error: unknown): void {
    this.close("");
    this.place.append(dataAlert(error, this.#options.consequence, () => void this.#begin()));
  }

  async #begin(): Promise<void> {
    const giveUp = (this.#giveUp = new AbortController());
    this.#setTraining(true);
    this.#stop.focus();
    this.place.replaceChildren();
    try {
      this.#retraining = await this.#options.start(giveUp.signal);
    } catch (error) {
      if (!giveUp.signal.aborted) this.fail(error);
    }
  }

  #setTraining(isTraining: boolean): void {
    this.#options.choice.field.disabled = this.#go.disabled = isTraining;
    this.#stop.hidden = this.#bar.hidden = !isTraining;
    this.#bar.value = 0;
  }
}
