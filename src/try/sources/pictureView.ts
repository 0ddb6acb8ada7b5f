import {elements} from "../../components/elements.js";
import type {Crop, PictureRequest, PictureStep, PictureSteps} from "../../lib/modelWorker.js";
import {cropFields, cropOf, wholePicture, type CropFields} from "./cropFields.js";

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
    const negation = label({}, this.#negates, span({}, "Negate (for a light ground)"));
    this.#controls = div({class: "picture-controls", hidden: true}, this.#crop.elements, negation);
    this.#controls.addEventListener("change", () => this.#correct());
    this.element = section(
      {class: "picture", "aria-label": "Your picture, step by step", hidden: true},
      h2({}, "Your picture, step by step"),
      this.#words,
      this.#strip,
      this.#controls
    );
  }

  /** Reads a picture; says why where it cannot be read, and leaves what was there. */
  async show(source: Blob | ImageBitmap): Promise<void> {
    if (await this.#read(source, wholePicture)) this.#crop.reset();
  }

  hide(): void {
    this.element.hidden = true;
  }

  #correct(): void {
    const crop = cropOf(this.#crop.percents());
    if (this.#source !== undefined && crop !== undefined) void this.#read(this.#source, crop, this.#negates.checked);
    else this.#words.textContent = "The crop leaves nothing: right must lie beyond left, and bottom below top.";
  }

  /** @returns whether it could be read */
  async #read(source: Blob | ImageBitmap, crop: Crop, isNegated?: boolean): Promise<boolean> {
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
      return true;
    } catch (error) {
      this.#words.textContent = error instanceof Error ? error.message : String(error);
      return false;
    } finally {
      this.element.removeAttribute("aria-busy");
    }
  }
}

function stepItem({name, width, height, rgba}: PictureStep, document: Document): HTMLElement {
  const {li, span, canvas} = elements(document);
  const picture = canvas({width, height, class: "picture-step", "aria-hidden": "true"}) as HTMLCanvasElement;
  picture.getContext("2d")!.putImageData(new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, width, height), 0, 0);
  return li({}, picture, span({}, name), span({class: "panel-detail"}, `${width} × ${height}`));
}
