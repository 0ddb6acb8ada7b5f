import {tags} from "../../components/tags.js";
import type {Crop, PictureRequest, PictureStep, PictureSteps} from "../../lib/modelWorker.js";
import {TaskError} from "../../modelView/modelWorker.js";
import {CropBox} from "./cropBox.js";
import {cropFields, cropOf, wholePicture, type CropFields} from "./cropFields.js";
import {stepCanvas} from "./stepCanvas.js";

const {div, h2, input, label, li, ol, p, section, span} = tags;

export interface PictureViewOptions {
  /** Told that the reader chooses. @returns whether that is still the latest choice */
  readonly begin: () => () => boolean;
  /** Turns a picture into what the networks see. @throws TaskError in words for a reader, if it cannot be read */
  readonly read: (request: PictureRequest) => Promise<PictureSteps>;
  readonly onPixels: (pixels: Uint8Array) => void;
  /** Told of anything else that stands in the way. */
  readonly onError: (error: unknown) => void;
}

const noGround =
  "No garment can be told from its ground, so the picture is taken as it is: crop it, or take one on an even ground of another colour.";

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
  /** Readings that go on. */
  #reading = 0;

  constructor(options: PictureViewOptions) {
    this.#options = options;
    this.#strip = ol({class: "picture-steps", role: "list"});
    this.#words = p({class: "picture-words", role: "alert"});
    this.#negates = input({type: "checkbox"}) as HTMLInputElement;
    this.#crop = cropFields();
    this.#box = new CropBox({onCrop: (crop) => this.#cropTo(crop)});
    this.#box.element.hidden = true;
    const negation = label(
      {class: "picture-negation"},
      this.#negates,
      span({}, "Negate (for a garment darker than its ground)")
    );
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

  /** Forgets the picture. */
  hide(): void {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.#keep(undefined);
    this.#words.textContent = "";
    this.#strip.replaceChildren();
    this.#controls.hidden = true;
    this.#box.element.hidden = true;
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
    const isLatest = this.#options.begin();
    ++this.#reading;
    this.element.hidden = false;
    this.element.setAttribute("aria-busy", "true");
    try {
      const {steps, isNegated: wasNegated, hasGround, pixels} = await this.#options.read({source, crop, isNegated});
      if (!isLatest()) return undefined;
      this.#keep(source);
      this.#words.textContent = hasGround ? "" : noGround;
      this.#strip.replaceChildren(...steps.map((step) => stepItem(step)));
      this.#negates.checked = wasNegated;
      this.#controls.hidden = false;
      this.#options.onPixels(pixels);
      return steps;
    } catch (error) {
      if (isLatest()) this.#refuse(error);
      return undefined;
    } finally {
      if (--this.#reading === 0) this.#settle();
    }
  }

  #settle(): void {
    this.element.removeAttribute("aria-busy");
    if (this.#source === undefined && this.#words.textContent === "") this.hide();
  }

  /** A picture that cannot be read leaves the one before as it is. */
  #refuse(error: unknown): void {
    if (error instanceof TaskError) this.#words.textContent = error.message;
    else this.#options.onError(error);
  }

  /** Camera frames are let go once another picture takes their place. */
  #keep(source: Blob | ImageBitmap | undefined): void {
    if (this.#source !== source && this.#source instanceof ImageBitmap) this.#source.close();
    this.#source = source;
  }
}

function stepItem(step: PictureStep): HTMLElement {
  const size = span({class: "panel-detail"}, `${step.width} × ${step.height}`);
  return li({}, stepCanvas(step), span({}, step.name), size);
}
