import {elements} from "../../components/elements.js";
import type {Crop, PictureRequest, PictureStep, PictureSteps} from "../../lib/modelWorker.js";
import {CropBox} from "./cropBox.js";
import {cropFields, cropOf, wholePicture, type CropFields} from "./cropFields.js";
import {stepCanvas} from "./stepCanvas.js";

export interface PictureViewOptions {
  readonly document: Document;
  /** Turns a picture into what the networks see. @throws Error in words for a reader */
  readonly read: (request: PictureRequest) => Promise<PictureSteps>;
  readonly onPixels: (pixels: Uint8Array) => void;
}

/** A picture on its way to 28 × 28 pixels, each step shown, with crop and negation to correct. */
export class PictureView {
  readonly element: HTMLElement;
  readonly #options: PictureViewOptions;
  readonly #strip: HTMLElement;
  readonly #words: HTMLElement;
  readonly #box: CropBox;
  readonly #crop: CropFields;
  readonly #negates: HTMLInputElement;
  readonly #controls: HTMLElement;
  #source: Blob | ImageBitmap | undefined;

  constructor(options: PictureViewOptions) {
    const {section, h2, ol, div, p, label, input, span} = elements(options.document);
    this.#options = options;
    this.#strip = ol({class: "picture-steps", role: "list"});
    this.#words = p({class: "picture-words", role: "alert"});
    this.#negates = input({type: "checkbox"}) as HTMLInputElement;
    this.#crop = cropFields(options.document);
    this.#box = new CropBox({document: options.document, onCrop: (crop) => this.#cropTo(crop)});
    this.#box.element.hidden = true;
    const negation = label({class: "picture-negation"}, this.#negates, span({}, "Negate (for a light ground)"));
    this.#controls = div({class: "picture-controls", hidden: true}, this.#crop.elements, negation);
    this.#controls.addEventListener("change", () => this.#correct());
    this.element = section(
      {class: "picture", "aria-label": "Your picture, step by step", hidden: true},
      h2({}, "Your picture, step by step"),
      this.#words,
      div({class: "picture-body"}, this.#box.element, div({}, this.#strip, this.#controls))
    );
  }

  /** Reads a picture; says why where it cannot be read, and leaves what was there. */
  async show(source: Blob | ImageBitmap): Promise<void> {
    const steps = await this.#read(source, wholePicture);
    if (steps === undefined) return;
    this.#crop.set(wholePicture);
    this.#box.show(steps[0]!);
    this.#box.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** Another part of the picture; whether it is negated is found anew, as its ground may be another. */
  #cropTo(crop: Crop): void {
    this.#crop.set(crop);
    void this.#read(this.#source!, crop);
  }

  #correct(): void {
    const crop = cropOf(this.#crop.percents());
    if (crop === undefined) {
      this.#words.textContent = "The crop leaves nothing: right must lie beyond left, and bottom below top.";
      return;
    }
    this.#box.mark(crop);
    void this.#read(this.#source!, crop, this.#negates.checked);
  }

  /** @returns the steps; undefined where it cannot be read */
  async #read(
    source: Blob | ImageBitmap,
    crop: Crop,
    isNegated?: boolean
  ): Promise<readonly PictureStep[] | undefined> {
    this.element.hidden = false;
    this.element.setAttribute("aria-busy", "true");
    try {
      const {steps, isNegated: wasNegated, pixels} = await this.#options.read({source, crop, isNegated});
      this.#source = source;
      this.#words.textContent = "";
      this.#strip.replaceChildren(...steps.map((step) => stepItem(step, this.#options.document)));
      this.#negates.checked = wasNegated;
      this.#controls.hidden = false;
      this.#options.onPixels(pixels);
      return steps;
    } catch (error) {
      this.#words.textContent = error instanceof Error ? error.message : String(error);
      return undefined;
    } finally {
      this.element.removeAttribute("aria-busy");
    }
  }
}

function stepItem(step: PictureStep, document: Document): HTMLElement {
  const {li, span} = elements(document);
  const size = span({class: "panel-detail"}, `${step.width} × ${step.height}`);
  return li({}, stepCanvas(step, document), span({}, step.name), size);
}
