import {tags} from "../../components/tags.js";
import {className} from "../../lib/classNames.js";
import {count, fixed} from "../../lib/format.js";
import {placesOf} from "../images/testImages.js";
import {areEqual} from "../bySlots.js";
import type {Shown} from "../shown.js";

const {button, details, div, p, summary, table, tbody, td, th, thead, tr} = tags;

const pageLength = 15;
const name = "Selected images and their places on the map";

/** The selected images and their places as a table, some at a time: the map for those who do not see it. */
export class MapTwin {
  readonly element: HTMLDetailsElement;
  readonly #head: HTMLElement;
  readonly #rows: HTMLElement;
  readonly #standing: HTMLElement;
  readonly #turns: readonly {readonly button: HTMLElement; readonly by: number}[];
  readonly #onOpen: (image: number, from: HTMLElement) => void;
  #page = 0;
  #shown: Shown | undefined;

  /** @param onOpen opens an image, asked for from an element */
  constructor(onOpen: (image: number, from: HTMLElement) => void) {
    this.#onOpen = onOpen;
    this.#head = thead({});
    this.#rows = tbody({});
    this.#standing = p({role: "status"});
    this.#turns = [
      {button: button({type: "button"}, "Previous"), by: -1},
      {button: button({type: "button"}, "Next"), by: 1}
    ];
    for (const {button: turn, by} of this.#turns) turn.addEventListener("click", () => this.#fill(this.#page + by));
    this.element = details(
      {class: "map-twin"},
      summary({}, "Selection as a table"),
      div(
        {class: "table-frame", tabindex: 0, role: "region", "aria-label": name},
        table({"aria-label": name}, this.#head, this.#rows)
      ),
      div({class: "twin-turn"}, ...this.#turns.map(({button: turn}) => turn), this.#standing)
    ) as HTMLDetailsElement;
    this.element.addEventListener("toggle", () => this.#fill(this.#page));
  }

  /** Leaves the rows as they are, with the focus in them, where they would be the same. */
  update(shown: Shown): void {
    const before = this.#shown;
    this.#shown = shown;
    const isOther = before === undefined || before.selection.join() !== shown.selection.join();
    const isSame =
      !isOther && before.view.layout === shown.view.layout && areEqual(before.images.models, shown.images.models);
    if (!isSame) this.#fill(isOther ? 0 : this.#page);
  }

  /** Fills the table with a page of the selection, or the nearest that there is; nothing while it is folded. */
  #fill(page: number): void {
    if (this.#shown === undefined || !this.element.open) return;
    const {
      selection,
      images: {models}
    } = this.#shown;
    const columns = ["Image", "True class", models.a.name, models.b.name, "Across", "Upwards"];
    this.#head.replaceChildren(tr({}, ...columns.map((column) => th({scope: "col"}, column))));
    const last = Math.max(0, Math.ceil(selection.length / pageLength) - 1);
    this.#page = Math.max(0, Math.min(last, page));
    const start = this.#page * pageLength;
    const part = selection.subarray(start, start + pageLength);
    this.#rows.replaceChildren(...Array.from(part, (image) => this.#row(image, this.#shown!)));
    const [from, to, whole] = [part.length === 0 ? 0 : start + 1, start + part.length, selection.length].map(count);
    this.#standing.textContent = `${from} to ${to} of ${whole}`;
    for (const {button, by} of this.#turns)
      button.setAttribute("aria-disabled", String(this.#page === (by < 0 ? 0 : last)));
  }

  #row(image: number, {images, view}: Shown): HTMLElement {
    const {x, y} = placesOf(images, view.layout);
    const names = [images.labels, images.models.a.predictions, images.models.b.predictions].map((of) =>
      className(of[image]!)
    );
    const values = [...names, fixed(x[image]!, 2), fixed(y[image]!, 2)];
    const opening = button({type: "button", "aria-label": `Open test image ${image}`}, String(image));
    opening.addEventListener("click", () => this.#onOpen(image, opening));
    return tr({}, th({scope: "row"}, opening), ...values.map((value) => td({}, value)));
  }
}
