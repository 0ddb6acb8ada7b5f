import {tags} from "../components/tags.js";
import {bringsModels} from "../mine/bringsModels.js";
import {dropAnywhere} from "../mine/dropAnywhere.js";
import type {OwnModel} from "../mine/ownModel.js";
import {dataAlert} from "../page/dataAlert.js";
import {areEqual, bySlots, type Part} from "./bySlots.js";
import {filterBar} from "./filters/filterBar.js";
import {Gallery} from "./gallery/gallery.js";
import {GalleryInput} from "./gallery/galleryInput.js";
import {galleryItem} from "./gallery/galleryItem.js";
import type {Evidence} from "./images/evidence.js";
import type {Garments} from "./images/garments.js";
import type {TestImages} from "./images/testImages.js";
import {MatrixPane} from "./matrix/matrixPane.js";
import {outcomeTable} from "./matrix/outcomeTable.js";
import {Navigation} from "./navigation.js";
import type {Own} from "./own.js";
import type {PanelPart} from "./panel/imagePanel.js";
import {OpenImage} from "./panel/openImage.js";
import {paneSwitch} from "./paneSwitch.js";
import {presentByKeys} from "./presentByKeys.js";
import {areSameImages, type Shown} from "./shown.js";
import {shownAs} from "./shownAs.js";
import {slotChoice, slotColour} from "./slotChoice.js";
import {startingViews} from "./startingViews.js";
import type {Known} from "./takeAway/selectionTable.js";
import {takeAways} from "./takeAway/takeAways.js";
import {Toolbar} from "./takeAway/toolbar.js";
import {takesKeys} from "./takesKeys.js";
import {toImages} from "./toImages.js";
import {firstSlots, placed} from "./view/slots.js";
import {firstOrder, noFilters} from "./view/view.js";
import {viewNotices} from "./view/viewNotices.js";

const {div, p} = tags;

export interface ExplorerOptions {
  /** What the explorer fills. */
  readonly container: HTMLElement;
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
  readonly #container: HTMLElement;
  readonly #own: Own;
  readonly #navigation: Navigation;
  /** What shows the two models and what the filters leave of their answers. */
  readonly #parts: readonly Part[];
  readonly #toolbar: Toolbar;
  readonly #gallery: Gallery;
  readonly #galleryInput: GalleryInput;
  readonly #openImage: OpenImage;
  readonly #notice = div({class: "explore-notice", role: "status"});
  readonly #alerts = div({class: "explore-alerts"});
  readonly #starts: Part;

  constructor({container, evidence, garments, panelParts, own, known}: ExplorerOptions) {
    this.#container = container;
    this.#own = own;
    const navigation = new Navigation({
      evidence,
      onShow: (shown, before, notices) => this.#update(shown, before, notices),
      onOtherImages: () => this.#toFirstRow(),
      onError: (error, retry) => this.alert(error, "What needs it is left out.", retry)
    });
    this.#navigation = navigation;
    const {go} = navigation;
    const gallery = new Gallery({
      item: (image) => {
        const {images, view} = navigation.shown!;
        return galleryItem(images, image, {garments, sort: view.sort});
      },
      href: (image) => navigation.addressWith(image)
    });
    this.#gallery = gallery;
    this.#galleryInput = new GalleryInput(gallery, navigation, () => this.#toolbar.isPicking);
    const choice = slotChoice({go, runs: () => evidence.runs(), own: () => own.compared, onOwn: () => void own.open()});
    const outcomes = bySlots((images) => outcomeTable(images, go));
    const onEnter = (from: HTMLElement): void => this.#galleryInput.enter(from);
    const matrix = bySlots((images) => new MatrixPane({go, images, onEnter}));
    const panes = paneSwitch({go, matrix, garments, onOpen: (image, from) => this.#openImage.open(image, from)});
    const bar = bySlots((images) => filterBar(go, images));
    this.#toolbar = new Toolbar({
      go,
      ways: takeAways({
        garments,
        shown: () => navigation.shown!,
        withMeasures: async () => {
          const shown = navigation.shown!;
          await evidence.loadMeasures(shown.view);
          return {...shown, images: evidence.images(shown.view)};
        },
        known,
        link: async () => (await own.link(navigation.shown!.view)) ?? location.href
      })
    });
    const onward = toImages(this.#toolbar.element);
    this.#starts = bySlots((images) => startingViews(images, go));
    this.#parts = [choice, outcomes, panes, bar, onward, this.#starts];
    const side = div({class: "explore-side"}, choice.element, outcomes.element, panes.element, onward.element);
    this.#openImage = new OpenImage(navigation, gallery, panelParts, side);
    const {element} = this.#toolbar;
    const results = div({class: "explore-results"}, bar.element, element, this.#notice, this.#alerts, gallery.element);
    container.replaceChildren(own.element, this.#starts.element, side, results, this.#openImage.beside);
  }

  /** Shows what the address asks for. @param signal ends what it hears from the page around it */
  async start(signal: AbortSignal): Promise<void> {
    this.#listen(signal);
    await this.#navigation.followAddress();
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
    const navigation = this.#navigation;
    const way = shownAs(location.search);
    document.documentElement.dataset["shownAs"] = way;
    document.addEventListener("keydown", (event) => this.#leaveByKey(event), {signal});
    if (way === "present") {
      const [images, tour] = [this.#toolbar.element, this.#starts.element];
      presentByKeys({navigation, gallery: this.#gallery, images, tour}, signal);
    }
    addEventListener("popstate", () => void navigation.followAddress(), {signal});
    dropAnywhere({
      onFiles: (files) => void this.#own.addFiles(files),
      onText: (text) => void this.#own.addText(text),
      signal
    });
    this.#own.listen({
      onJudged: (model) => this.#showOwn(model),
      onChange: () => navigation.renew(),
      onShow: (change) => {
        navigation.go({...firstSlots, ...change});
        this.#gallery.element.scrollIntoView({block: "nearest"});
      }
    });
  }

  #update(shown: Shown, before: Shown | undefined, notices: readonly string[]): void {
    const {images, view, filtered, selection} = shown;
    Object.assign(this.#container.dataset, slotColour(images), {pane: view.pane});
    for (const part of this.#parts) part.update(shown);
    this.#toolbar.update(shown);
    const isSame =
      before &&
      before.view.sort === view.sort &&
      before.view.like === view.like &&
      areEqual(before.images.models, images.models);
    if (!isSame || !areSameImages(before, shown)) this.#gallery.show(selection);
    const isInGallery = view.image !== undefined && filtered.has(view.image);
    this.#showNotices([...notices, ...viewNotices(view, selection.length, isInGallery)]);
    this.#gallery.mark(view.image, view.picked);
    this.#openImage.update(shown, before);
  }

  #showNotices(sentences: readonly string[]): void {
    if (sentences.join() === Array.from(this.#notice.children, ({textContent}) => textContent).join()) return;
    this.#notice.replaceChildren(...sentences.map((sentence) => p({}, sentence)));
  }

  /** Shows a new selection from its first row, where the window stands further down. */
  #toFirstRow(): void {
    const {element} = this.#toolbar;
    if (element.getBoundingClientRect().top < 0) element.scrollIntoView({block: "start"});
  }

  /** Puts a model that has just been judged into slot B, and shows its errors. */
  #showOwn({source}: OwnModel): void {
    const sort = "b-loss";
    const slots = placed(this.#navigation.wanted, "b", source);
    this.#navigation.go({...noFilters, ...slots, mode: "b", saysB: "wrong", sort, order: firstOrder(sort)});
  }

  /**
   * Escape closes the image that is open, else leads back to what led here: a cell of the matrix or, until the reader has
   * gone a step further, another page.
   */
  #leaveByKey(event: KeyboardEvent): void {
    const target = event.target as Element;
    if (event.key !== "Escape" || event.defaultPrevented || takesKeys(target)) return;
    if (this.#navigation.shown?.view.image !== undefined) {
      event.preventDefault();
      this.#openImage.close();
    } else if (!this.#galleryInput.leave(target)) this.#navigation.leave();
  }
}
