import {tags} from "../../components/tags.js";
import type {Crop, PictureStep} from "../../lib/modelWorker.js";
import {stepCanvas} from "./stepCanvas.js";

const {div, figcaption, figure} = tags;

/** Least share of the picture, each way, that a drag must cover to be one. */
const leastShare = 0.02;

export interface CropBoxOptions {
  readonly onCrop: (crop: Crop) => void;
}

/** The whole picture, over whose part to be kept a reader drags. What is marked stays marked until it is marked anew. */
export class CropBox {
  readonly element: HTMLElement;
  readonly #ground: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #onCrop: (crop: Crop) => void;
  #start: readonly [number, number] | undefined;

  constructor({onCrop}: CropBoxOptions) {
    this.#onCrop = onCrop;
    this.#frame = div({class: "crop-frame"});
    this.#ground = div({class: "crop-ground"});
    const caption = figcaption({class: "panel-note"}, "Drag over the part to keep.");
    this.element = figure({class: "crop-box", "aria-hidden": "true"}, this.#ground, caption);
    this.#ground.addEventListener("pointerdown", (event) => this.#begin(event));
    this.#ground.addEventListener("pointermove", (event) => this.#follow(event));
    this.#ground.addEventListener("pointerup", (event) => this.#end(event));
    this.#ground.addEventListener("pointercancel", () => (this.#start = undefined));
  }

  /** Shows another picture, all of it marked. */
  show(picture: PictureStep): void {
    this.#ground.replaceChildren(stepCanvas(picture), this.#frame);
    this.mark({left: 0, top: 0, right: 1, bottom: 1});
  }

  mark({left, top, right, bottom}: Crop): void {
    for (const [edge, share] of Object.entries({left, top, right: 1 - right, bottom: 1 - bottom})) {
      this.#frame.style.setProperty(edge, `${100 * share}%`);
    }
  }

  #begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#ground.setPointerCapture(event.pointerId);
    this.#start = this.#placeOf(event);
    event.preventDefault();
  }

  #follow(event: PointerEvent): void {
    const crop = this.#dragged(event);
    if (crop !== undefined) this.mark(crop);
  }

  #end(event: PointerEvent): void {
    const crop = this.#dragged(event);
    this.#start = undefined;
    if (crop !== undefined) this.#onCrop(crop);
  }

  /** What a drag has covered so far; undefined where it is none yet. */
  #dragged(event: PointerEvent): Crop | undefined {
    if (this.#start === undefined) return undefined;
    const [[x0, y0], [x1, y1]] = [this.#start, this.#placeOf(event)];
    if (Math.abs(x1 - x0) < leastShare || Math.abs(y1 - y0) < leastShare) return undefined;
    return {left: Math.min(x0, x1), top: Math.min(y0, y1), right: Math.max(x0, x1), bottom: Math.max(y0, y1)};
  }

  /** Shares of the picture's width and height. */
  #placeOf({clientX, clientY}: PointerEvent): readonly [number, number] {
    const {left, top, width, height} = this.#ground.getBoundingClientRect();
    const share = (position: number): number => Math.min(1, Math.max(0, position));
    return [share((clientX - left) / width), share((clientY - top) / height)];
  }
}
