import type {Navigation} from "../navigation.js";
import {imageOf, type Gallery} from "./gallery.js";
import {withPick, withPicks} from "./picking.js";
import {step} from "./step.js";

/** What clicks and keys do in the gallery: they open an image, pick some out, or move the tab stop. */
export class GalleryInput {
  readonly #gallery: Gallery;
  readonly #navigation: Navigation;
  readonly #isPicking: () => boolean;
  /** What led the keyboard's reader to the gallery, and takes the focus again after it. */
  #origin: HTMLElement | undefined;

  /** @param isPicking whether a click picks an image out instead of opening it */
  constructor(gallery: Gallery, navigation: Navigation, isPicking: () => boolean) {
    this.#gallery = gallery;
    this.#navigation = navigation;
    this.#isPicking = isPicking;
    gallery.element.addEventListener("click", (event) => this.#followClick(event));
    gallery.element.addEventListener("keydown", (event) => this.#moveByKey(event));
  }

  /** Moves the focus to the first image. @param from what takes it again */
  enter(from: HTMLElement): void {
    if (this.#selection.length === 0) return;
    this.#origin = from;
    this.#gallery.moveTo(0, {focus: true});
  }

  /** Gives the focus back to what led here. @returns whether there is such, and the focus was in the gallery */
  leave(focused: Element): boolean {
    if (!this.#origin?.isConnected || !this.#gallery.element.contains(focused)) return false;
    this.#origin.focus();
    this.#origin = undefined;
    return true;
  }

  get #selection(): Uint16Array {
    return this.#navigation.shown!.selection;
  }

  #followClick(event: MouseEvent): void {
    const image = imageOf(event.target as Element);
    if (image === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) return this.#pickTo(image);
    if (this.#isPicking()) return this.#pick(image);
    this.#navigation.go({image});
  }

  #moveByKey(event: KeyboardEvent): void {
    const image = imageOf(event.target as Element);
    if (image === undefined) return;
    if (event.key === " " || event.key === "x") {
      event.preventDefault();
      return this.#pick(image);
    }
    const places = step(event, this.#gallery.columnCount);
    if (places === undefined) return;
    event.preventDefault();
    const selection = this.#selection;
    const to = Math.max(0, Math.min(selection.length - 1, selection.indexOf(image) + places));
    if (event.shiftKey) this.#pickTo(selection[to]!);
    else this.#gallery.moveTo(to, {focus: true});
  }

  #pick(image: number): void {
    this.#gallery.moveTo(this.#selection.indexOf(image), {focus: true});
    this.#navigation.go({picked: withPick(this.#navigation.wanted.picked, image)}, "detail");
  }

  /** Picks the images from the tab stop to another. */
  #pickTo(image: number): void {
    const place = this.#selection.indexOf(image);
    const [from, to] = [this.#gallery.current, place].sort((a, b) => a - b) as [number, number];
    this.#gallery.moveTo(place, {focus: true});
    const images = this.#selection.subarray(from, to + 1);
    this.#navigation.go({picked: withPicks(this.#navigation.wanted.picked, images)}, "detail");
  }
}
