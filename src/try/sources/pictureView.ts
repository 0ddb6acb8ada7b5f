import {elements} from "../../components/elements.js";
import type {Crop, PictureRequest, PictureStep, PictureSteps} from "../../lib/modelWorker.js";

export interface PictureViewOptions {
  readonly document: Document;
  /** Turns a picture into what the networks see. @throws Error in words for a reader */
  readonly read: (request: PictureRequest) => Promise<PictureSteps>;
  readonly onPixels: (pixels: Uint8Array) => void;
}

/** A picture on its way to 28 × 28 pixels, each step shown, with crop and negation to correct. */
export interface PictureView {
  readonly element: HTMLElement;
  /** Reads a picture; says why where it cannot be read, and leaves what was there. */
  show(source: Blob | ImageBitmap): Promise<void>;
  hide(): void;
}

const edges = ["left", "top", "right", "bottom"] as const;
const wholePicture: Crop = {left: 0, top: 0, right: 1, bottom: 1};

export function pictureView({document, read, onPixels}: PictureViewOptions): PictureView {
  const {section, h2, ol, div, p, label, input, span} = elements(document);
  const strip = ol({class: "picture-steps", role: "list"});
  const words = p({class: "picture-words", role: "alert"});
  const negates = input({type: "checkbox"}) as HTMLInputElement;
  const crops = edges.map((edge) => cropInput(edge, document));
  let current: Blob | ImageBitmap | undefined;
  const controls = div(
    {class: "picture-controls", hidden: true},
    crops.map(({element}) => element),
    label({}, negates, span({}, "Negate (for a light ground)"))
  );
  const shown = section(
    {class: "picture", "aria-label": "Your picture, step by step", hidden: true},
    h2({}, "Your picture, step by step"),
    words,
    strip,
    controls
  );
  const readAgain = async (source: Blob | ImageBitmap, crop: Crop, isNegated?: boolean): Promise<void> => {
    shown.hidden = false;
    shown.setAttribute("aria-busy", "true");
    try {
      const found = await read({source, crop, isNegated});
      current = source;
      words.textContent = "";
      strip.replaceChildren(...found.steps.map((step) => stepItem(step, document)));
      negates.checked = found.isNegated;
      controls.hidden = false;
      onPixels(found.pixels);
    } catch (error) {
      words.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      shown.removeAttribute("aria-busy");
    }
  };
  const correct = (): void => {
    const crop = cropOf(crops.map(({input: one}) => Number(one.value)));
    if (current !== undefined && crop !== undefined) void readAgain(current, crop, negates.checked);
    else words.textContent = "The crop leaves nothing: right must lie beyond left, and bottom below top.";
  };
  controls.addEventListener("change", correct);
  return {
    element: shown,
    show: (source) => {
      crops.forEach(({input: one}, i) => (one.value = i < 2 ? "0" : "100"));
      return readAgain(source, wholePicture);
    },
    hide: () => (shown.hidden = true)
  };
}

function cropInput(edge: (typeof edges)[number], document: Document): {element: HTMLElement; input: HTMLInputElement} {
  const {label, input} = elements(document);
  const field = input({type: "number", min: 0, max: 100, step: 1, value: 0}) as HTMLInputElement;
  return {input: field, element: label({class: "source-field"}, `Crop ${edge}, %`, field)};
}

/** @param percents left, top, right and bottom, 0 to 100 */
export function cropOf(percents: readonly number[]): Crop | undefined {
  const [left, top, right, bottom] = percents.map((percent) => Math.min(100, Math.max(0, percent)) / 100) as [
    number,
    number,
    number,
    number
  ];
  return left < right && top < bottom ? {left, top, right, bottom} : undefined;
}

function stepItem({name, width, height, rgba}: PictureStep, document: Document): HTMLElement {
  const {li, span, canvas} = elements(document);
  const picture = canvas({width, height, class: "picture-step", "aria-hidden": "true"}) as HTMLCanvasElement;
  picture.getContext("2d")!.putImageData(new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, width, height), 0, 0);
  return li({}, picture, span({}, name), span({class: "panel-detail"}, `${width} × ${height}`));
}
