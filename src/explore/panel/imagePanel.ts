import {tags} from "../../components/tags.js";
import {count} from "../../lib/format.js";
import {dataAlert} from "../../page/dataAlert.js";
import type {TestImages} from "../images/testImages.js";

const {dialog, div, h2, p} = tags;

/** Windows from this width on show the panel beside the gallery, narrower ones over it. */
const besideGallery = "(min-width: 900px)";

/** A finger that moves so far across, px, and no further down, asks for the next image. */
const swipeLength = 60;

/** A part of the panel that has to be loaded. */
export interface PanelPart {
  /** What the reader has to do without where it cannot be, as a sentence. */
  readonly consequence: string;
  make(images: TestImages, image: number, pinned: number | undefined): Promise<HTMLElement>;
}

export interface PanelOptions {
  /** From top to bottom. */
  readonly parts: readonly PanelPart[];
  /** Asks for another image, so many places on. */
  readonly onStep: (places: number) => void;
  readonly onClose: () => void;
  /** Asks for the images most like the one that is open. */
  readonly onLike: () => void;
  /** Keeps the one that is open beside those that follow, or lets go of it. */
  readonly onPin: () => void;
}

/** Where an image stands among those selected; `place` is −1 if it is not among them. */
export interface Standing {
  readonly place: number;
  readonly count: number;
  /** What is said of it aloud: its number, label and what the models say. */
  readonly spoken: string;
  /** The image that is kept beside it. */
  readonly pinned: number | undefined;
}

/** An image seen close, with what both models make of it. */
export interface ImagePanel {
  readonly element: HTMLDialogElement;
  open(images: TestImages, image: number, standing: Standing): void;
  /** Says where the image that is open stands now. */
  stand(standing: Standing): void;
  close(): void;
}

export function imagePanel({parts, onStep, onClose, onLike, onPin}: PanelOptions): ImagePanel {
  const title = h2({class: "panel-title", id: "panel-title", tabindex: -1});
  const standing = p({class: "panel-standing", "aria-hidden": "true"});
  const spoken = p({class: "spoken", role: "status"});
  const previous = panelButton("←", "Previous image", () => onStep(-1));
  const next = panelButton("→", "Next image", () => onStep(1));
  const close = panelButton("Close", "Close", onClose);
  const pin = panelButton("Pin", "Pin: keep this image beside those that you open next", onPin);
  const like = panelButton("More like this", "More like this: sort the test images by likeness", onLike);
  const body = div({class: "panel-body"});
  const head = div(
    {class: "panel-head"},
    div({}, title, standing, spoken),
    div({class: "panel-buttons"}, previous, next, close)
  );
  const tools = div({class: "panel-buttons panel-tools"}, pin, like);
  const element = dialog({class: "panel", "aria-labelledby": "panel-title"}, head, tools, body) as HTMLDialogElement;
  element.addEventListener("cancel", (event) => {
    event.preventDefault();
    onClose();
  });
  listenToSwipes(element, onStep);
  matchMedia(besideGallery).addEventListener("change", () => element.open && show(element, title));
  const stand = ({place, count: total, spoken: words, pinned}: Standing): void => {
    standing.textContent = place < 0 ? "not among the images selected" : `${count(place + 1)} of ${count(total)}`;
    spoken.textContent = `${words}; ${standing.textContent}`;
    setAvailable(previous, place > 0);
    setAvailable(next, place >= 0 && place < total - 1);
    pin.textContent = pinned === undefined ? "Pin" : "Unpin";
    pin.setAttribute(
      "aria-label",
      pinned === undefined ? "Pin: keep this image beside those that you open next" : `Unpin test image ${pinned}`
    );
  };
  return {
    element,
    stand,
    open(images, image, where) {
      title.textContent = `Test image ${count(image)}`;
      stand(where);
      const places = parts.map((part) => partPlace(part, images, image, where.pinned));
      body.replaceChildren(...places);
      if (!element.open) show(element, title);
    },
    close: () => element.close()
  };
}

/** The place of a part, filled when what it needs is there. */
function partPlace(part: PanelPart, images: TestImages, image: number, pinned: number | undefined): HTMLElement {
  const place = tags.div({class: "panel-place"});
  const fill = (): void => {
    place.setAttribute("aria-busy", "true");
    void part
      .make(images, image, pinned)
      .catch((error: unknown) => dataAlert(error, part.consequence, fill))
      .then((made) => {
        place.replaceChildren(made);
        place.removeAttribute("aria-busy");
      });
  };
  fill();
  return place;
}

function panelButton(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = tags.button({type: "button", "aria-label": label}, text) as HTMLButtonElement;
  made.addEventListener("click", act);
  return made;
}

/** Says whether a button leads anywhere; one that does not keeps the focus it has, as a disabled one would not. */
function setAvailable(button: HTMLElement, isAvailable: boolean): void {
  button.setAttribute("aria-disabled", String(!isAvailable));
}

/**
 * Opens the panel beside the gallery or, where the window is narrow, over it; anew where the window has changed. Beside
 * it not by `show`, which moves the focus to the first button and the page with it.
 */
function show(element: HTMLDialogElement, title: HTMLElement): void {
  element.close();
  if (matchMedia(besideGallery).matches) element.open = true;
  else element.showModal();
  title.focus({preventScroll: true});
}

/** Turns to the next or the previous image where one finger wipes across. */
function listenToSwipes(element: HTMLElement, onStep: (places: number) => void): void {
  let start: Touch | undefined;
  element.addEventListener("touchstart", ({touches}) => (start = touches.length === 1 ? touches[0] : undefined), {
    passive: true
  });
  element.addEventListener("touchend", ({changedTouches: [end]}) => {
    if (start === undefined || end === undefined) return;
    const [across, down] = [end.clientX - start.clientX, end.clientY - start.clientY];
    start = undefined;
    if (Math.abs(across) >= swipeLength && Math.abs(across) > 2 * Math.abs(down)) onStep(across < 0 ? 1 : -1);
  });
}
