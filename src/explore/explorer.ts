import {tags} from "../components/tags.js";
import {dataAlert} from "../page/dataAlert.js";
import {areEqual, bySlots, type Part} from "./bySlots.js";
import {filterBar} from "./filters/filterBar.js";
import {Gallery, imageOf} from "./gallery/gallery.js";
import {galleryItem} from "./gallery/galleryItem.js";
import {withPick, withPicks} from "./gallery/picking.js";
import {step} from "./gallery/step.js";
import {MissingModelError, type Evidence} from "./images/evidence.js";
import {Filtered} from "./images/filter.js";
import type {Garments} from "./images/garments.js";
import {sorted} from "./images/sorted.js";
import type {TestImages} from "./images/testImages.js";
import {withoutMissing} from "./images/withoutMissing.js";
import {MatrixPane} from "./matrix/matrixPane.js";
import {outcomeTable} from "./matrix/outcomeTable.js";
import {imagePanel, type ImagePanel, type PanelPart} from "./panel/imagePanel.js";
import {imageInWords} from "./panel/imageInWords.js";
import {paneSwitch} from "./paneSwitch.js";
import type {Go, Shown} from "./shown.js";
import {presentKeys, shownAs, tourKeys} from "./shownAs.js";
import {slotChoice, slotColour} from "./slotChoice.js";
import type {Known} from "./takeAway/selectionTable.js";
import {takeAways} from "./takeAway/takeAways.js";
import {Toolbar} from "./takeAway/toolbar.js";
import {addressOfView, viewOfAddress} from "./view/address.js";
import {bringsModels} from "../mine/bringsModels.js";
import type {OwnModel} from "../mine/ownModel.js";
import {dropAnywhere} from "../mine/dropAnywhere.js";
import type {Own} from "./own.js";
import {startingViews} from "./startingViews.js";
import {toImages} from "./toImages.js";
import {firstSlots, ownPlace, placed, slots} from "./view/slots.js";
import {firstOrder, firstView, noFilters, type View} from "./view/view.js";
import {viewHistory, type ViewHistory} from "./view/viewHistory.js";
import {viewNotices} from "./view/viewNotices.js";

const {div, p} = tags;

export interface ExplorerOptions {
  readonly evidence: Evidence;
  readonly garments: Garments;
  readonly panelParts: readonly PanelPart[];
  readonly own: Own;
  /** What is taken away of images besides what is shown. @throws Error if a file cannot be had */
  readonly known: (images: TestImages) => Promise<Known>;
}

/**
 * One instrument of linked views: who is right, a matrix or a map, the images that pass all filters, and the one that
 * is open. What is seen is a view, and the address holds all of it.
 */
export class Explorer {
  readonly #evidence: Evidence;
  readonly #own: Own;
  readonly #window: Window;
  readonly #history: ViewHistory;
  /** What shows the two models and what the filters leave of their answers. */
  readonly #parts: readonly Part[];
  readonly #toolbar: Toolbar;
  readonly #gallery: Gallery;
  readonly #panel: ImagePanel;
  readonly #notice: HTMLElement;
  readonly #alerts: HTMLElement;
  readonly #starts: Part;
  readonly #side: HTMLElement;
  /** Where an image opens that leaves the side in sight. */
  readonly #beside: HTMLElement;
  /** Beside the side, from top to bottom. */
  readonly #results: readonly HTMLElement[];
  #container: HTMLElement | undefined;
  #shown: Shown | undefined;
  /** The latest view that was asked for, shown or still loading. */
  #wanted: View | undefined;
  /** What in the address could not be followed. */
  #misread: readonly string[] = [];
  /** What in the view cannot be had of these models. */
  #left: readonly string[] = [];
  /** What led the keyboard's reader to the gallery, and takes the focus again after it. */
  #origin: HTMLElement | undefined;
  /** What on the map the open image was asked for from, and takes the focus again; undefined for one of the gallery. */
  #opener: HTMLElement | undefined;

  constructor({evidence, garments, panelParts, own, known}: ExplorerOptions) {
    const go: Go = (change, how = "step") => this.#go(change, how);
    this.#evidence = evidence;
    this.#own = own;
    own.listen({
      onJudged: (model) => this.#showOwn(model),
      onChange: () => this.#followOwn(),
      onShow: (change) => {
        go({...firstSlots, ...change});
        this.#gallery.element.scrollIntoView({block: "nearest"});
      }
    });
    this.#window = window;
    this.#history = viewHistory(this.#window);
    const choice = slotChoice({go, runs: () => evidence.runs(), own: () => own.compared, onOwn: () => void own.open()});
    const outcomes = bySlots((images) => outcomeTable(images, go));
    const onEnter = (from: HTMLElement): void => this.#enterGallery(from);
    const matrix = bySlots((images) => new MatrixPane({go, images, onEnter}));
    const onOpen = (image: number, from: HTMLElement): void => {
      this.#opener = from;
      go({image});
    };
    const panes = paneSwitch({go, matrix, garments, onOpen});
    const bar = bySlots((images) => filterBar(go, images));
    this.#toolbar = new Toolbar({
      go,
      ways: takeAways({
        garments,
        shown: () => this.#shown!,
        withMeasures: () => this.#withMeasures(),
        known,
        link: async () => (await own.link(this.#shown!.view)) ?? location.href
      })
    });
    const onward = toImages(this.#toolbar.element);
    this.#starts = bySlots((images) => startingViews(images, go));
    this.#parts = [choice, outcomes, panes, bar, onward, this.#starts];
    this.#gallery = new Gallery({
      item: (image) => galleryItem(this.#shown!.images, image, {garments, sort: this.#shown!.view.sort}),
      href: (image) => this.#history.address(addressOfView({...this.#shown!.view, image}))
    });
    this.#panel = imagePanel({
      parts: panelParts,
      onStep: (places) => this.#stepImage(places),
      onClose: () => this.#closeImage(),
      onLike: () => {
        const {image} = this.#shown!.view;
        go({...noFilters, sort: "likeness", order: "desc", like: image, image});
      },
      onPin: () => {
        const {image, pinned} = this.#shown!.view;
        go({pinned: pinned === undefined ? image : undefined}, "detail");
      }
    });
    this.#notice = div({class: "explore-notice", role: "status"});
    this.#alerts = div({class: "explore-alerts"});
    this.#beside = div(
      {class: "explore-beside"},
      p({class: "beside-hint"}, "An image that you open on the map or in the gallery shows here.")
    );
    this.#side = div({class: "explore-side"}, choice.element, outcomes.element, panes.element, onward.element);
    this.#results = [bar.element, this.#toolbar.element, this.#notice, this.#alerts, this.#gallery.element];
  }

  /**
   * Takes the place of what an element holds, and shows what the address asks for.
   * @param signal ends what it hears from the page around it
   */
  async start(container: HTMLElement, signal: AbortSignal): Promise<void> {
    this.#container = container;
    const results = div({class: "explore-results"}, this.#results);
    container.replaceChildren(this.#own.element, this.#starts.element, this.#side, results, this.#beside);
    this.#listen(signal);
    await this.#showAddress();
    if (bringsModels())
      void this.#own.restore().catch((error: unknown) => this.alert(error, "What is kept on this device is left out."));
  }

  /** Names a file that cannot be used, once. @param retry tries again */
  alert(error: unknown, consequence: string, retry?: () => void): void {
    const again =
      retry &&
      ((): void => {
        made.remove();
        retry();
      });
    const made = dataAlert(error, consequence, again);
    if (!Array.from(this.#alerts.children).some((other) => other.textContent === made.textContent))
      this.#alerts.append(made);
  }

  #listen(signal: AbortSignal): void {
    this.#gallery.element.addEventListener("click", (event) => this.#followClick(event));
    this.#gallery.element.addEventListener("keydown", (event) => this.#moveByKey(event));
    this.#panel.element.addEventListener("keydown", (event) => this.#stepByKey(event));
    document.addEventListener("keydown", (event) => this.#leaveByKey(event), {signal});
    document.documentElement.dataset["shownAs"] = shownAs(this.#window.location.search);
    if (shownAs(this.#window.location.search) === "present")
      document.addEventListener("keydown", (event) => this.#presentByKey(event), {signal});
    addEventListener("popstate", () => void this.#showAddress(), {signal});
    dropAnywhere({
      onFiles: (files) => void this.#own.addFiles(files),
      onText: (text) => void this.#own.addText(text),
      signal
    });
  }

  async #showAddress(): Promise<void> {
    const {view, notices} = viewOfAddress(this.#window.location.search, this.#evidence.labels.length);
    this.#misread = notices;
    await this.#show(view);
  }

  #go(change: Partial<View>, how: "step" | "detail"): void {
    const isFilter = how === "step" && !("image" in change);
    const view: View = {...this.#wanted!, ...(isFilter ? {image: undefined} : {}), ...change};
    this.#misread = [];
    this.#history[how === "step" ? "push" : "replace"](addressOfView(view));
    const before = this.#shown?.selection;
    void this.#show(view).then(() => {
      if (isFilter && before && !isEqual(before, this.#shown!.selection)) this.#toFirstRow();
    });
  }

  /** Shows a new selection from its first row, where the window stands further down. */
  #toFirstRow(): void {
    const {element} = this.#toolbar;
    if (element.getBoundingClientRect().top < 0) element.scrollIntoView({block: "start"});
  }

  /** Shows a view, at once if what it asks for is there, else when that has been loaded. */
  async #show(wanted: View): Promise<void> {
    this.#wanted = wanted;
    if (!this.#evidence.suffices(wanted)) {
      try {
        await this.#evidence.load(wanted);
      } catch (error) {
        if (this.#wanted === wanted) this.#showWithout(error, wanted);
        return;
      }
      if (this.#wanted !== wanted) return;
    }
    this.#showPossible(wanted);
  }

  /** Shows what is left of a view of which something cannot be had. */
  #showWithout(error: unknown, wanted: View): void {
    if (error instanceof MissingModelError) {
      this.#misread = [...this.#misread, error.message];
      return void this.#show({...wanted, ...ofReport});
    }
    const areThere = this.#evidence.suffices({...firstView, a: wanted.a, b: wanted.b, sort: "index"});
    const kept: View = {...wanted, ...(areThere ? {} : firstSlots)};
    const left = withoutMissing(kept, this.#evidence.images(kept)).view;
    this.alert(error, "What needs it is left out.", () => this.#go(regained(this.#wanted!, left, wanted), "detail"));
    this.#wanted = left;
    this.#showPossible(left);
  }

  #showPossible(wanted: View): void {
    const images = this.#evidence.images(wanted);
    const {view, notices} = withoutMissing(wanted, images);
    this.#left = notices;
    const filtered = new Filtered(images, view);
    const selection = sorted(images, filtered.images(), view);
    this.#update({images, view, filtered, selection});
  }

  #update(shown: Shown): void {
    const before = this.#shown;
    this.#shown = shown;
    Object.assign(this.#container!.dataset, slotColour(shown.images), {pane: shown.view.pane});
    for (const part of this.#parts) part.update(shown);
    this.#toolbar.update(shown);
    const isSame =
      before &&
      before.view.sort === shown.view.sort &&
      before.view.like === shown.view.like &&
      areEqual(before.images.models, shown.images.models);
    if (!isSame || !isEqual(before.selection, shown.selection)) this.#gallery.show(shown.selection);
    this.#showImage(before);
  }

  /** @param before what was shown so far */
  #showImage(before: Shown | undefined): void {
    const {view, images, selection, filtered} = this.#shown!;
    const {image, picked} = view;
    const isInGallery = image !== undefined && filtered.has(image);
    this.#showNotices([...this.#misread, ...this.#left, ...viewNotices(view, selection.length, isInGallery)]);
    const isBeside = view.pane === "map";
    this.#side.classList.toggle("with-panel", image !== undefined && !isBeside);
    this.#gallery.mark(image, picked);
    if (image === undefined) return this.#closePanel();
    const place = isInGallery ? selection.indexOf(image) : -1;
    const host = this.#panelIn(isBeside ? this.#beside : this.#side);
    const standing = {place, count: selection.length, spoken: imageInWords(images, image), pinned: view.pinned};
    if (this.#isOpen(before)) this.#panel.stand(standing);
    else {
      this.#panel.open(images, image, standing);
      host.scrollTop = 0;
    }
    if (!isInGallery) return;
    if (this.#opener === undefined) this.#gallery.moveTo(place, {focus: false});
    else this.#gallery.stopAt(place);
  }

  /** Whether the panel shows already what it is to show, and only where that stands may have changed. */
  #isOpen(before: Shown | undefined): boolean {
    const {view, images} = this.#shown!;
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
    if (isLost) this.#focusOpener();
    this.#opener = undefined;
  }

  #focusOpener(): void {
    if (this.#opener?.isConnected) this.#opener.focus({preventScroll: true});
    else this.#gallery.moveTo(this.#gallery.current, {focus: true});
  }

  #showNotices(sentences: readonly string[]): void {
    if (sentences.join() === Array.from(this.#notice.children, ({textContent}) => textContent).join()) return;
    this.#notice.replaceChildren(...sentences.map((sentence) => p({}, sentence)));
  }

  /** Puts a model that has just been judged into slot B, and shows its errors. */
  #showOwn({source}: OwnModel): void {
    const {a, b} = this.#wanted!;
    const sort = "b-loss";
    this.#go(
      {...noFilters, ...placed({a, b}, "b", source), mode: "b", saysB: "wrong", sort, order: firstOrder(sort)},
      "step"
    );
  }

  /** Shows the models anew, or the report's own where one that was compared is gone. */
  #followOwn(): void {
    if (this.#shown === undefined) return;
    const view = this.#wanted!;
    const isGone = slots.some((slot) => ownPlace(view[slot]) !== undefined && !this.#own.answers(view[slot]));
    if (isGone) this.#go(ofReport, "step");
    else void this.#show(view);
  }

  async #withMeasures(): Promise<Shown> {
    const shown = this.#shown!;
    await this.#evidence.loadMeasures(shown.view);
    return {...shown, images: this.#evidence.images(shown.view)};
  }

  #enterGallery(from: HTMLElement): void {
    if (this.#shown!.selection.length === 0) return;
    this.#origin = from;
    this.#gallery.moveTo(0, {focus: true});
  }

  #followClick(event: MouseEvent): void {
    const image = imageOf(event.target as Element);
    if (image === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) return this.#pickTo(image);
    if (this.#toolbar.isPicking) return this.#pick(image);
    this.#go({image}, "step");
  }

  #pick(image: number): void {
    this.#gallery.moveTo(this.#shown!.selection.indexOf(image), {focus: true});
    this.#go({picked: withPick(this.#wanted!.picked, image)}, "detail");
  }

  /** Picks the images from the tab stop to another. */
  #pickTo(image: number): void {
    const {selection} = this.#shown!;
    const [from, to] = [this.#gallery.current, selection.indexOf(image)].sort((a, b) => a - b) as [number, number];
    this.#gallery.moveTo(selection.indexOf(image), {focus: true});
    this.#go({picked: withPicks(this.#wanted!.picked, selection.subarray(from, to + 1))}, "detail");
  }

  #closeImage(): void {
    const opener = this.#opener;
    const place = this.#shown!.selection.indexOf(this.#shown!.view.image ?? -1);
    this.#go({image: undefined}, "step");
    if (opener?.isConnected) opener.focus({preventScroll: true});
    else this.#gallery.moveTo(place, {focus: true});
  }

  #stepImage(places: number): void {
    const {selection, view} = this.#shown!;
    const place = selection.indexOf(view.image ?? -1);
    const image = place < 0 ? undefined : selection[place + places];
    if (image !== undefined) this.#go({image}, "detail");
  }

  #moveByKey(event: KeyboardEvent): void {
    const image = imageOf(event.target as Element);
    if (image === undefined) return;
    const {selection} = this.#shown!;
    if (event.key === " " || event.key === "x") {
      event.preventDefault();
      return this.#pick(image);
    }
    const places = step(event, this.#gallery.columnCount);
    if (places === undefined) return;
    event.preventDefault();
    const place = selection.indexOf(image);
    const to = Math.max(0, Math.min(selection.length - 1, place + places));
    if (event.shiftKey) this.#pickTo(selection[to]!);
    else this.#gallery.moveTo(to, {focus: true});
  }

  #stepByKey(event: KeyboardEvent): void {
    const places = step(event);
    if (places === undefined || event.defaultPrevented || takesKeys(event.target as Element)) return;
    event.preventDefault();
    this.#stepImage(places);
  }

  /**
   * Where the explorer is presented, 1 to 4 lead to matrix, map, gallery and image, the keys of a presenter's remote through
   * the tour, and f fills the screen.
   */
  #presentByKey(event: KeyboardEvent): void {
    const {key, target, ctrlKey, metaKey, altKey} = event;
    if (takesKeys(target as Element) || ctrlKey || metaKey || altKey) return;
    if (key === "f") void document.documentElement.requestFullscreen().catch(() => undefined); // a browser may refuse
    const way = tourKeys[key];
    if (way !== undefined) {
      event.preventDefault();
      this.#starts.element.querySelector<HTMLElement>(`[rel=${way}]`)?.click();
    }
    const what = presentKeys[key];
    const {view, selection} = this.#shown!;
    if (what === "matrix" || what === "map") this.#go({pane: what, image: undefined}, "step");
    if (what === "gallery") this.#toolbar.element.scrollIntoView({block: "start"});
    if (what === "image" && selection.length > 0)
      this.#go({image: view.image ?? selection[this.#gallery.current]!}, "step");
  }

  /**
   * Escape closes the image that is open, else leads back to what led here: a cell of the matrix or, until the reader has
   * gone a step further, another page.
   */
  #leaveByKey(event: KeyboardEvent): void {
    const target = event.target as Element;
    if (event.key !== "Escape" || event.defaultPrevented || takesKeys(target)) return;
    if (this.#shown?.view.image !== undefined) {
      event.preventDefault();
      return this.#closeImage();
    }
    if (this.#origin?.isConnected && this.#gallery.element.contains(target)) {
      this.#origin.focus();
      this.#origin = undefined;
    } else this.#history.leave();
  }
}

/** What of a view could not be shown, as far as the reader has not chosen something else since. */
function regained(now: View, left: View, wanted: View): Partial<View> {
  const names = Object.keys({...left, ...wanted}) as (keyof View)[];
  const lost = names.filter((name) => wanted[name] !== left[name] && now[name] === left[name]);
  return Object.fromEntries(lost.map((name) => [name, wanted[name]]));
}

/** The report's models in place of others, without what was asked about those. */
const ofReport: Partial<View> = {...noFilters, ...firstSlots};

/** Whether keys mean something of their own in an element. */
function takesKeys(element: Element): boolean {
  return element.closest("select, input, textarea") !== null;
}

function isEqual(a: Uint16Array, b: Uint16Array): boolean {
  return a.length === b.length && a.every((image, i) => image === b[i]);
}
