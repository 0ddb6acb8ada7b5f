import {setText} from "../../components/setText.js";
import {tags} from "../../components/tags.js";
import {count} from "../../lib/format.js";
import {mostPicked} from "../gallery/picking.js";
import type {Go, Shown} from "../shown.js";
import {noFilters} from "../view/view.js";

const {button, div, p, span} = tags;

/** Ways to take the images away that the filters leave. */
export interface TakeAway {
  readonly name: string;
  /** For those who need more words than the name. */
  readonly label: string;
  /** Whether there is nothing to do where no image is shown. */
  readonly needsImages?: boolean;
  /** @returns what to tell the reader when it is done, if anything */
  act(): Promise<string | undefined>;
}

export interface ToolbarOptions {
  readonly go: Go;
  readonly ways: readonly TakeAway[];
}

/** Counts the images, picks some out, and takes them away. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #count: HTMLElement;
  readonly #picking: HTMLButtonElement;
  readonly #picked: HTMLElement;
  readonly #pickedCount: HTMLElement;
  readonly #takes: HTMLElement;
  readonly #buttons: readonly {readonly way: TakeAway; readonly button: HTMLElement}[];
  #shown: Shown | undefined;

  constructor({go, ways}: ToolbarOptions) {
    const act = (name: string, label: string, does: () => void): HTMLButtonElement => {
      const made = button({type: "button", "aria-label": label}, name) as HTMLButtonElement;
      made.addEventListener("click", does);
      return made;
    };
    const said = span({class: "take-away-said", role: "status"});
    const takeAway = async (way: TakeAway): Promise<void> => {
      said.textContent = "";
      if (way.needsImages && isEmpty(this.#shown!)) said.textContent = "There is no image to take.";
      else said.textContent = (await way.act().catch(messageOf)) ?? "";
    };
    this.#count = p({class: "explore-count", role: "status"});
    this.#picking = act("Pick", "Pick images: a click then picks one out instead of opening it", () => {
      this.#picking.setAttribute("aria-pressed", String(!this.isPicking));
    });
    this.#picking.setAttribute("aria-pressed", "false");
    this.#pickedCount = span({class: "picked-count", role: "status"});
    this.#picked = span(
      {class: "picked-tools"},
      act("Show only these", "Show only these picked images", () => {
        this.#picking.setAttribute("aria-pressed", "false");
        go({...noFilters, ids: this.#shown!.view.picked, picked: []});
      }),
      act("Unpick", "Unpick all images", () => go({picked: []}, "detail"))
    );
    this.#takes = span({class: "takes"});
    this.#buttons = ways.map((way) => ({way, button: act(way.name, way.label, () => void takeAway(way))}));
    this.element = div(
      {class: "explore-toolbar"},
      this.#count,
      div({class: "toolbar-group"}, this.#picking, this.#pickedCount, this.#picked),
      div(
        {class: "toolbar-group take-away", role: "group", "aria-label": "Take these images away"},
        this.#takes,
        this.#buttons.map(({button: made}) => made),
        said
      )
    );
  }

  /** Whether a click on an image picks it out. */
  get isPicking(): boolean {
    return this.#picking.getAttribute("aria-pressed") === "true";
  }

  update(shown: Shown): void {
    const {selection, view} = shown;
    this.#shown = shown;
    setText(this.#count, selection.length === 1 ? "1 image" : `${count(selection.length)} images`);
    const most = view.picked.length >= mostPicked ? ", the most there can be" : "";
    setText(this.#pickedCount, view.picked.length === 0 ? "" : `${count(view.picked.length)} picked${most}`);
    this.#picked.hidden = view.picked.length === 0;
    setText(
      this.#takes,
      view.picked.length === 0 ? "Take all shown:" : `Take the ${count(view.picked.length)} picked:`
    );
    for (const {way, button: made} of this.#buttons)
      made.setAttribute("aria-disabled", String(way.needsImages === true && isEmpty(shown)));
  }
}

function isEmpty({selection, view: {picked}}: Shown): boolean {
  return selection.length === 0 && picked.length === 0;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
