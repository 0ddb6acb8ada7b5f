import {tags} from "../../components/tags.js";
import {areEqual} from "../bySlots.js";
import type {Gallery} from "../gallery/gallery.js";
import {step} from "../gallery/step.js";
import type {Navigation} from "../navigation.js";
import type {Shown} from "../shown.js";
import {takesKeys} from "../takesKeys.js";
import {noFilters} from "../view/view.js";
import {imageInWords} from "./imageInWords.js";
import {imagePanel, type ImagePanel, type PanelPart} from "./imagePanel.js";

const {div, p} = tags;

/** The image that is open: where it is shown, how the next one is, and what has the focus when it is closed. */
export class OpenImage {
  /** Where an image opens that leaves the side in sight. */
  readonly beside: HTMLElement;
  readonly #navigation: Navigation;
  readonly #gallery: Gallery;
  readonly #side: HTMLElement;
  readonly #panel: ImagePanel;
  /** What on the map it was asked for from, and takes the focus again; undefined for one of the gallery. */
  #opener: HTMLElement | undefined;

  /** @param side what holds matrix or map; an image opens in place of the matrix */
  constructor(navigation: Navigation, gallery: Gallery, parts: readonly PanelPart[], side: HTMLElement) {
    const {go} = navigation;
    this.#navigation = navigation;
    this.#gallery = gallery;
    this.#side = side;
    this.#panel = imagePanel({
      parts,
      onStep: (places) => this.#step(places),
      onClose: () => this.close(),
      onLike: () => {
        const {image} = navigation.shown!.view;
        go({...noFilters, sort: "likeness", order: "desc", like: image, image});
      },
      onPin: () => {
        const {image, pinned} = navigation.shown!.view;
        go({pinned: pinned === undefined ? image : undefined}, "detail");
      }
    });
    this.#panel.element.addEventListener("keydown", (event) => this.#stepByKey(event));
    this.beside = div(
      {class: "explore-beside"},
      p({class: "beside-hint"}, "An image that you open on the map or in the gallery shows here.")
    );
  }

  /** Opens an image. @param from what on the map it was asked for from */
  open(image: number, from: HTMLElement): void {
    this.#opener = from;
    this.#navigation.go({image});
  }

  /** Closes it at the reader's wish, and gives the focus back. */
  close(): void {
    const opener = this.#opener;
    const {selection, view} = this.#navigation.shown!;
    const place = selection.indexOf(view.image ?? -1);
    this.#navigation.go({image: undefined});
    this.#giveFocusBack(opener, place);
  }

  /** Shows the image that a view has open, or none. @param before what was shown so far */
  update(shown: Shown, before: Shown | undefined): void {
    const {view, images, selection} = shown;
    const {image} = view;
    const isBeside = view.pane === "map";
    this.#side.classList.toggle("with-panel", image !== undefined && !isBeside);
    if (image === undefined) return this.#closePanel();
    const place = selection.indexOf(image);
    const host = this.#panelIn(isBeside ? this.beside : this.#side);
    const standing = {place, count: selection.length, spoken: imageInWords(images, image), pinned: view.pinned};
    if (this.#isOpen(shown, before)) this.#panel.stand(standing);
    else {
      this.#panel.open(images, image, standing);
      host.scrollTop = 0;
    }
    if (place < 0) return;
    if (this.#opener === undefined) this.#gallery.moveTo(place, {focus: false});
    else this.#gallery.stopAt(place);
  }

  /** Whether the panel shows already what it is to show, and only where that stands may have changed. */
  #isOpen({view, images}: Shown, before: Shown | undefined): boolean {
    return (
      this.#panel.element.open &&
      before?.view.image === view.image &&
      before?.view.pinned === view.pinned &&
      areEqual(before!.images.models, images.models)
    );
  }

  /** Puts the panel where the image is to be shown: in place of the matrix, or beside the map. */
  #panelIn(host: HTMLElement): HTMLElement {
    const {element} = this.#panel;
    if (element.parentElement !== host) {
      this.#panel.close();
      host.prepend(element);
    }
    return host;
  }

  /** Closes the panel, which gives the focus back to what opened it, unless that has left the page since. */
  #closePanel(): void {
    this.#panel.close();
    const isLost = this.#panel.element.contains(document.activeElement);
    if (isLost) this.#giveFocusBack(this.#opener, this.#gallery.current);
    this.#opener = undefined;
  }

  /** @param place in the gallery, where nothing on the map has opened it */
  #giveFocusBack(opener: HTMLElement | undefined, place: number): void {
    if (opener?.isConnected) opener.focus({preventScroll: true});
    else this.#gallery.moveTo(place, {focus: true});
  }

  #stepByKey(event: KeyboardEvent): void {
    const places = step(event);
    if (places === undefined || event.defaultPrevented || takesKeys(event.target as Element)) return;
    event.preventDefault();
    this.#step(places);
  }

  #step(places: number): void {
    const {selection, view} = this.#navigation.shown!;
    const place = selection.indexOf(view.image ?? -1);
    const image = place < 0 ? undefined : selection[place + places];
    if (image !== undefined) this.#navigation.go({image}, "detail");
  }
}
