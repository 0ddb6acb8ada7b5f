import {tags} from "../../components/tags.js";
import {cellSize, columnCountOf, drawnPlaces} from "./galleryRows.js";

const pickedMark = {class: "gallery-picked"};

export interface GalleryOptions {
  /** Makes the link of an image, whose address comes from `href`. */
  readonly item: (image: number) => HTMLElement;
  /** Address of the view with an image open. */
  readonly href: (image: number) => string;
}

/** A wall of images of which only those near the window are in the page; one of them is the stop of the tab key. */
export class Gallery {
  readonly element: HTMLElement;
  readonly #options: GalleryOptions;
  readonly #window: Window;
  /** List items in the page by image. */
  readonly #drawn = new Map<number, HTMLElement>();
  #selected: Uint16Array = new Uint16Array();
  /** Place of the tab stop in the selection. */
  #current = 0;
  #marked: number | undefined;
  #picked: ReadonlySet<number> = new Set();
  #isScheduled = false;
  /** Images in a row when they were last drawn; 0 before. */
  #drawnColumns = 0;

  constructor(options: GalleryOptions) {
    this.#options = options;
    this.#window = window;
    this.element = tags.ul({class: "gallery", role: "list", "aria-label": "Images"});
    const schedule = (): void => this.#scheduleDraw();
    this.#window.addEventListener("scroll", schedule, {passive: true});
    this.#window.addEventListener("resize", schedule);
    new ResizeObserver(schedule).observe(this.element);
    this.element.addEventListener("focusin", ({target}) => this.#stopAt(imageOf(target as Element)));
    // A click with Shift picks up to here from where the tab stop is: the browser would move that before the click.
    this.element.addEventListener("mousedown", (event) => {
      if (event.shiftKey && imageOf(event.target as Element) !== undefined) event.preventDefault();
    });
  }

  /** Images in a row. */
  get columnCount(): number {
    return columnCountOf(this.element.clientWidth);
  }

  /** Place of the tab stop in the selection. */
  get current(): number {
    return this.#current;
  }

  /** Shows other images, or the same in another order. */
  show(selected: Uint16Array): void {
    this.#selected = selected;
    this.#current = 0;
    for (const [image, cell] of this.#drawn) this.#remove(image, cell);
    this.#draw();
  }

  /** Makes the image at a place the tab stop, or the nearest there is. */
  stopAt(place: number): void {
    this.#current = Math.max(0, Math.min(this.#selected.length - 1, place));
    this.#draw();
  }

  /** The same, and brings it into the window. */
  moveTo(place: number, {focus}: {readonly focus: boolean}): void {
    this.stopAt(place);
    const cell = this.#drawn.get(this.#selected[this.#current] ?? -1);
    cell?.scrollIntoView({block: "nearest"});
    if (focus && cell !== undefined) linkOf(cell).focus({preventScroll: true});
  }

  /** Marks the image that is open, undefined for none, and those picked out; links lead on from the view as it is now. */
  mark(image: number | undefined, picked: readonly number[]): void {
    this.#marked = image;
    this.#picked = new Set(picked);
    for (const [drawn, cell] of this.#drawn) this.#markCell(drawn, cell);
  }

  #markCell(image: number, cell: HTMLElement): void {
    linkOf(cell).setAttribute("href", this.#options.href(image));
    if (image === this.#marked) linkOf(cell).setAttribute("aria-current", "true");
    else linkOf(cell).removeAttribute("aria-current");
    const isPicked = this.#picked.has(image);
    const mark = cell.querySelector(".gallery-picked");
    if (isPicked && mark === null) linkOf(cell).append(tags.span(pickedMark, "picked"));
    if (!isPicked) mark?.remove();
  }

  #stopAt(image: number | undefined): void {
    this.#current = Math.max(0, this.#selected.indexOf(image ?? -1));
    this.#draw();
  }

  #scheduleDraw(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#window.requestAnimationFrame(() => {
      this.#isScheduled = false;
      this.#draw();
    });
  }

  /** Puts the images near the window into the page, and the tab stop wherever it is, so that focus is not lost. */
  #draw(): void {
    const {columnCount} = this;
    const {length: count} = this.#selected;
    this.#keepPlace(columnCount);
    const zoom = zoomOf(this.element);
    const top = -this.element.getBoundingClientRect().top / zoom;
    const {first, end} = drawnPlaces({count, columnCount, top, height: this.#window.innerHeight / zoom});
    const places = Array.from({length: end - first}, (_, i) => first + i);
    if (this.#current < count && (this.#current < first || this.#current >= end)) places.push(this.#current);
    const wanted = new Set(places.map((place) => this.#selected[place]!));
    for (const [image, cell] of this.#drawn) if (!wanted.has(image)) this.#remove(image, cell);
    for (const place of places) this.#put(place, columnCount);
    this.element.style.height = `${Math.ceil(count / columnCount) * cellSize.height}px`;
  }

  /** Keeps the first image of the window there where its row is another, as the gallery has become wider or narrower. */
  #keepPlace(columnCount: number): void {
    const before = this.#drawnColumns;
    this.#drawnColumns = columnCount;
    const {top} = this.element.getBoundingClientRect();
    if (before === 0 || before === columnCount || top >= 0) return;
    const height = cellSize.height * zoomOf(this.element);
    const row = Math.floor(-top / height);
    const newRow = Math.floor((row * before) / columnCount);
    this.element.style.height = `${Math.ceil(this.#selected.length / columnCount) * cellSize.height}px`;
    this.#window.scrollBy({top: (newRow - row) * height, behavior: "instant"});
  }

  #put(place: number, columnCount: number): void {
    const image = this.#selected[place]!;
    const cell = this.#drawn.get(image) ?? this.#add(image);
    cell.style.left = `${(100 * (place % columnCount)) / columnCount}%`;
    cell.style.top = `${Math.floor(place / columnCount) * cellSize.height}px`;
    cell.style.width = `${100 / columnCount}%`;
    cell.setAttribute("aria-posinset", String(place + 1));
    cell.setAttribute("aria-setsize", String(this.#selected.length));
    linkOf(cell).tabIndex = place === this.#current ? 0 : -1;
    this.#markCell(image, cell);
  }

  #add(image: number): HTMLElement {
    const {item} = this.#options;
    const cell = tags.li({class: "gallery-cell", "data-image": image}, item(image));
    this.#drawn.set(image, cell);
    this.element.append(cell);
    return cell;
  }

  #remove(image: number, cell: HTMLElement): void {
    cell.remove();
    this.#drawn.delete(image);
  }
}

/** The image whose cell of the gallery holds an element. */
export function imageOf(element: Element): number | undefined {
  const cell = element.closest<HTMLElement>("[data-image]");
  return cell === null ? undefined : Number(cell.dataset["image"]);
}

function linkOf(cell: HTMLElement): HTMLElement {
  return cell.firstElementChild as HTMLElement;
}

/** How much larger than its own px an element is drawn, as where it is presented; browsers that do not say have its px. */
function zoomOf(element: Element): number {
  return (element as Partial<Element>).currentCSSZoom ?? 1;
}
