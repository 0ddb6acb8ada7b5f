import {elements} from "../components/elements.js";
import type {ImageFinder} from "../components/sheetLookup.js";
import {count} from "../lib/format.js";
import {addressOfView, viewOfAddress} from "./address.js";
import {filterBar, type FilterBar} from "./filterBar.js";
import {Gallery, imageOf} from "./gallery.js";
import {galleryItem} from "./galleryItem.js";
import {imagePanel, type ImagePanel} from "./imagePanel.js";
import type {Probabilities} from "./probabilities.js";
import {selection, wrongCounts} from "./selection.js";
import {step} from "./step.js";
import type {TestImages} from "./testImages.js";
import {firstView, type View} from "./view.js";
import {viewHistory, type ViewHistory} from "./viewHistory.js";
import {viewNotices} from "./viewNotices.js";

export interface ExplorerOptions {
  readonly document: Document;
  readonly garment: ImageFinder;
  readonly sheetUrl: (sheet: string) => string;
  /** Gives, once it is there, the probabilities of an image. */
  readonly probabilities: () => Promise<(image: number) => Probabilities>;
}

/**
 * Filters, a gallery of images, and the one that is open. What is seen is a view, and the address holds it: filters
 * and opening an image are steps to come back to, moving to the next image is none.
 */
export class Explorer {
  readonly #images: TestImages;
  readonly #window: Window;
  readonly #history: ViewHistory;
  readonly #bar: FilterBar;
  readonly #gallery: Gallery;
  readonly #panel: ImagePanel;
  readonly #count: HTMLElement;
  readonly #notice: HTMLElement;
  readonly #main: HTMLElement;
  #view: View = firstView;
  #selected: Uint16Array = new Uint16Array();
  /** What in the address could not be followed. */
  #misread: readonly string[] = [];

  constructor(images: TestImages, {document, probabilities, ...look}: ExplorerOptions) {
    const {div, p} = elements(document);
    const href = (image: number): string => addressOfView({...this.#view, image});
    this.#images = images;
    this.#window = document.defaultView!;
    this.#history = viewHistory(this.#window);
    this.#bar = filterBar((change) => this.#go({...this.#view, ...change, image: undefined}), document);
    this.#gallery = new Gallery({
      document,
      item: (image) => galleryItem(images, image, {document, ...look, href: href(image)})
    });
    this.#panel = imagePanel({
      document,
      ...look,
      probabilities,
      onStep: (places) => this.#stepImage(places),
      onClose: () => this.#closeImage()
    });
    this.#count = p({class: "explore-count", role: "status"});
    this.#notice = div({class: "explore-notice", role: "status"});
    this.#main = div({class: "explore-main"}, this.#gallery.element, this.#panel.element);
  }

  /** Takes the place of what an element holds, and shows what the address asks for. */
  start(container: HTMLElement): void {
    const {div} = elements(container.ownerDocument);
    container.replaceChildren(
      this.#bar.element,
      div({class: "explore-summary"}, this.#count, this.#notice),
      this.#main
    );
    this.#listen(container.ownerDocument);
    this.#showAddress();
  }

  #listen(document: Document): void {
    this.#gallery.element.addEventListener("click", (event) => this.#openByClick(event));
    this.#gallery.element.addEventListener("keydown", (event) => this.#moveByKey(event));
    this.#panel.element.addEventListener("keydown", (event) => this.#stepByKey(event));
    document.addEventListener("keydown", (event) => this.#leaveByKey(event));
    this.#window.addEventListener("popstate", () => this.#showAddress());
  }

  #showAddress(): void {
    const {view, notices} = viewOfAddress(this.#window.location.search, this.#images.count);
    this.#view = view;
    this.#misread = notices;
    this.#showSelection();
    this.#showImage();
  }

  /** A step to another choice of images. */
  #go(view: View): void {
    this.#view = view;
    this.#misread = [];
    this.#history.push(addressOfView(view));
    this.#showSelection();
    this.#showImage();
  }

  #showSelection(): void {
    this.#selected = selection(this.#images, this.#view);
    this.#bar.update(this.#view, wrongCounts(this.#images, this.#view));
    this.#count.textContent = this.#selected.length === 1 ? "1 image" : `${count(this.#selected.length)} images`;
    this.#gallery.show(this.#selected);
  }

  #showImage(): void {
    const {image} = this.#view;
    this.#showNotices();
    this.#main.classList.toggle("with-panel", image !== undefined);
    this.#gallery.mark(image);
    if (image === undefined) return this.#panel.close();
    const place = this.#selected.indexOf(image);
    if (place >= 0) this.#gallery.moveTo(place, {focus: false});
    this.#panel.open(this.#images, image, {place, count: this.#selected.length});
  }

  #showNotices(): void {
    const {p} = elements(this.#window.document);
    const sentences = [...this.#misread, ...viewNotices(this.#images, this.#view, this.#selected)];
    this.#notice.replaceChildren(...sentences.map((sentence) => p({}, sentence)));
  }

  #openByClick(event: MouseEvent): void {
    const image = imageOf(event.target as Element);
    if (image === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#view = {...this.#view, image};
    this.#history.push(addressOfView(this.#view));
    this.#showImage();
  }

  #closeImage(): void {
    const place = this.#selected.indexOf(this.#view.image ?? -1);
    this.#view = {...this.#view, image: undefined};
    this.#history.push(addressOfView(this.#view));
    this.#showImage();
    this.#gallery.moveTo(place, {focus: true});
  }

  #stepImage(places: number): void {
    const place = this.#selected.indexOf(this.#view.image ?? -1);
    const image = place < 0 ? undefined : this.#selected[place + places];
    if (image === undefined) return;
    this.#view = {...this.#view, image};
    this.#history.replace(addressOfView(this.#view));
    this.#showImage();
  }

  #moveByKey(event: KeyboardEvent): void {
    const places = step(event, this.#gallery.columnCount);
    const image = imageOf(event.target as Element);
    if (places === undefined || image === undefined) return;
    event.preventDefault();
    this.#gallery.moveTo(this.#selected.indexOf(image) + places, {focus: true});
  }

  #stepByKey(event: KeyboardEvent): void {
    const places = step(event);
    if (places === undefined) return;
    event.preventDefault();
    this.#stepImage(places);
  }

  /** Escape closes the image that is open, else leads back to the page that led here. */
  #leaveByKey(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || (event.target as Element).closest("select, input") !== null)
      return;
    if (this.#view.image === undefined) return this.#history.leave();
    event.preventDefault();
    this.#closeImage();
  }
}
