import {tags} from "../../components/tags.js";
import {side} from "./strokes.js";

const {div, span} = tags;

/** What a cursor needs to know of the pixels that it moves over. */
export interface PixelGround {
  levelAt(column: number, row: number): number;
  paint(column: number, row: number, erases: boolean): void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};

/**
 * A cursor over the pixels for those who draw by keys: arrow keys move it, with Shift they draw as they go, Space draws
 * and Delete erases; each place and its level are said aloud.
 */
export class PixelCursor {
  readonly element: HTMLElement;
  readonly #ring: HTMLElement;
  readonly #words: HTMLElement;
  readonly #ground: PixelGround;
  #column = 13;
  #row = 13;

  constructor(ground: PixelGround) {
    this.#ground = ground;
    this.#ring = span({class: "pixel-ring", "aria-hidden": "true"});
    this.#words = span({class: "visually-hidden", "aria-live": "polite"});
    this.element = div(
      {
        class: "pixel-ground",
        tabindex: 0,
        role: "application",
        "aria-label": "Drawing of 28 by 28 pixels",
        "aria-roledescription": "pixel editor",
        "aria-describedby": "pixel-keys"
      },
      this.#ring,
      this.#words
    );
    this.element.addEventListener("keydown", (event) => this.#press(event));
    this.#place();
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const erases = event.key === "Delete" || event.key === "Backspace";
    if (step === undefined && !erases && event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (step !== undefined) {
      this.#column = Math.min(side - 1, Math.max(0, this.#column + step[0]));
      this.#row = Math.min(side - 1, Math.max(0, this.#row + step[1]));
    }
    if (step === undefined || event.shiftKey) this.#ground.paint(this.#column, this.#row, erases);
    this.#place();
  }

  #place(): void {
    this.#ring.style.setProperty("--column", String(this.#column));
    this.#ring.style.setProperty("--row", String(this.#row));
    const level = this.#ground.levelAt(this.#column, this.#row);
    this.#words.textContent = `Column ${this.#column + 1}, row ${this.#row + 1}, level ${level}`;
  }
}
