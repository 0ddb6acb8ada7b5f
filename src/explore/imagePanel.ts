import {elements} from "../components/elements.js";
import type {ImageFinder} from "../components/sheetLookup.js";
import {modelName} from "../components/theme.js";
import {className} from "../lib/classNames.js";
import {count, fixed, percent} from "../lib/format.js";
import {models, type Model} from "../lib/tableSchemas.js";
import {dataAlert} from "../live/dataAlert.js";
import type {Probabilities} from "./probabilities.js";
import {probabilityTable} from "./probabilityTable.js";
import type {TestImages} from "./testImages.js";

/** Width of the open image, px: six times its own. */
const size = 168;

/** Windows from this width on show the panel beside the gallery, narrower ones over it. */
const besideGallery = "(min-width: 900px)";

export interface PanelOptions {
  readonly document: Document;
  readonly garment: ImageFinder;
  readonly sheetUrl: (sheet: string) => string;
  /** Gives, once it is there, the probabilities of an image. */
  readonly probabilities: () => Promise<(image: number) => Probabilities>;
  /** Asks for another image, so many places on. */
  readonly onStep: (places: number) => void;
  readonly onClose: () => void;
}

/** Where an image stands among those selected; `place` is −1 if it is not among them. */
export interface Standing {
  readonly place: number;
  readonly count: number;
}

/** An image seen close, with what both models make of it. */
export interface ImagePanel {
  readonly element: HTMLDialogElement;
  open(images: TestImages, image: number, standing: Standing): void;
  close(): void;
}

export function imagePanel({document, probabilities, onStep, onClose, ...look}: PanelOptions): ImagePanel {
  const {dialog, div, h2, p} = elements(document);
  const title = h2({class: "panel-title", id: "panel-title", tabindex: -1});
  const standing = p({class: "panel-standing", role: "status"});
  const previous = panelButton("←", "Previous image", () => onStep(-1), document);
  const next = panelButton("→", "Next image", () => onStep(1), document);
  const close = panelButton("Close", "Close", onClose, document);
  const body = div({class: "panel-body"});
  let shown: number | undefined;
  const showProbabilities = async (images: TestImages, image: number): Promise<void> => {
    const part = await probabilityPart(images, image, probabilities, document);
    if (shown === image) body.append(part);
  };
  const head = div(
    {class: "panel-head"},
    div({}, title, standing),
    div({class: "panel-buttons"}, previous, next, close)
  );
  const element = dialog({class: "panel", "aria-labelledby": "panel-title"}, head, body) as HTMLDialogElement;
  element.addEventListener("cancel", (event) => {
    event.preventDefault();
    onClose();
  });
  return {
    element,
    open(images, image, {place, count: total}) {
      title.textContent = `Test image ${count(image)}`;
      standing.textContent = place < 0 ? "not among the images selected" : `${count(place + 1)} of ${count(total)}`;
      setAvailable(previous, place > 0);
      setAvailable(next, place >= 0 && place < total - 1);
      shown = image;
      body.replaceChildren(panelSummary(images, image, {document, ...look}));
      void showProbabilities(images, image);
      if (!element.open) show(element, title);
    },
    close: () => element.close()
  };
}

function panelButton(text: string, label: string, act: () => void, document: Document): HTMLButtonElement {
  const made = elements(document).button({type: "button", "aria-label": label}, text) as HTMLButtonElement;
  made.addEventListener("click", act);
  return made;
}

/** Says whether a button leads anywhere; one that does not keeps the focus it has, as a disabled one would not. */
function setAvailable(button: HTMLElement, isAvailable: boolean): void {
  button.setAttribute("aria-disabled", String(!isAvailable));
}

/** Opens the panel beside the gallery or, where the window is narrow, over it. */
function show(element: HTMLDialogElement, title: HTMLElement): void {
  if (element.ownerDocument.defaultView!.matchMedia(besideGallery).matches) element.show();
  else element.showModal();
  title.focus({preventScroll: true});
  element.scrollIntoView({block: "nearest"});
}

/** The table of an image's probabilities, or what keeps it from being there. */
async function probabilityPart(
  images: TestImages,
  image: number,
  probabilities: PanelOptions["probabilities"],
  document: Document
): Promise<HTMLElement> {
  try {
    return probabilityTable(images, image, (await probabilities())(image), document);
  } catch (error) {
    return dataAlert(error, "The ten probabilities cannot be shown without it.", document);
  }
}

/** What the panel shows of an image at once. */
export function panelSummary(
  images: TestImages,
  image: number,
  {document, garment, sheetUrl}: Pick<PanelOptions, "document" | "garment" | "sheetUrl">
): HTMLElement {
  const {div, p, strong} = elements(document);
  const name = className(images.labels[image]!);
  const picture = garment(image, {document, size, sheetUrl, label: `Test image ${image}, labelled ${name}`});
  const words = div(
    {class: "panel-words"},
    p({}, "Labelled ", strong({}, name)),
    models.map((model) => modelVerdict(images, image, model, document))
  );
  return div({class: "panel-summary"}, picture, words);
}

function modelVerdict({labels, ...images}: TestImages, image: number, model: Model, document: Document): HTMLElement {
  const {p, strong, span} = elements(document);
  const {predictions, confidences, losses} = images[model];
  const outcome = predictions[image] === labels[image] ? "right" : "wrong";
  return p(
    {},
    strong({class: `name-${model}`}, modelName[model]),
    ` ${outcome}: `,
    strong({}, className(predictions[image]!)),
    span({class: "panel-detail"}, `${percent(confidences[image]!)} sure`),
    span({class: "panel-detail"}, `loss ${fixed(losses[image]!, 2)} nats`)
  );
}
