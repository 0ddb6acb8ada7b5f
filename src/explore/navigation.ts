import {MissingModelError, type Evidence} from "./images/evidence.js";
import {Filtered} from "./images/filter.js";
import {sorted} from "./images/sorted.js";
import {withoutMissing} from "./images/withoutMissing.js";
import {areSameImages, type Go, type Shown} from "./shown.js";
import {addressOfView, viewOfAddress} from "./view/address.js";
import {firstSlots} from "./view/slots.js";
import {firstView, noFilters, type View} from "./view/view.js";
import {viewHistory} from "./view/viewHistory.js";

export interface NavigationOptions {
  readonly evidence: Evidence;
  /**
   * Shows what there is to show now.
   * @param before what was shown so far
   * @param notices what was asked for and cannot be had, in sentences
   */
  readonly onShow: (shown: Shown, before: Shown | undefined, notices: readonly string[]) => void;
  /** Told when a choice has left other images than before. */
  readonly onOtherImages: () => void;
  /** Told of a file that cannot be had. @param retry asks once more for what needs it */
  readonly onError: (error: unknown, retry: () => void) => void;
}

/** From view to view: each change stands in the address, loads what it needs, and is shown with the images that it leaves. */
export class Navigation {
  readonly #options: NavigationOptions;
  readonly #evidence: Evidence;
  readonly #history = viewHistory(window);
  #shown: Shown | undefined;
  #wanted: View | undefined;
  /** What in the address could not be followed. */
  #misread: readonly string[] = [];

  constructor(options: NavigationOptions) {
    this.#options = options;
    this.#evidence = options.evidence;
  }

  /** What is shown; undefined until the first view is. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** The latest view that was asked for, shown or still loading. */
  get wanted(): View {
    return this.#wanted!;
  }

  /** Asks for a change of the latest view. A step that opens no image closes the one that is open. */
  readonly go: Go = (change, how = "step") => {
    const isFilter = how === "step" && !("image" in change);
    const view: View = {...this.wanted, ...(isFilter ? {image: undefined} : {}), ...change};
    this.#misread = [];
    this.#history[how === "step" ? "push" : "replace"](addressOfView(view));
    const before = this.#shown;
    void this.#show(view).then(() => {
      if (isFilter && before && !areSameImages(before, this.#shown!)) this.#options.onOtherImages();
    });
  };

  /** Shows what the page's address asks for. */
  async followAddress(): Promise<void> {
    const {view, notices} = viewOfAddress(location.search, this.#evidence.labels.length);
    this.#misread = notices;
    await this.#show(view);
  }

  /** Shows the models anew, or the report's where one of the reader's own that was compared is gone. */
  renew(): void {
    if (this.#shown === undefined) return;
    if (this.#evidence.lacksOwn(this.wanted)) this.go(ofReport);
    else void this.#show(this.wanted);
  }

  /** The address of what is shown, with an image open. */
  addressWith(image: number): string {
    return this.#history.address(addressOfView({...this.#shown!.view, image}));
  }

  /** Goes back to the page of this site that led here, unless steps were made since. */
  leave(): void {
    this.#history.leave();
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
    this.#options.onError(error, () => this.go(regained(this.wanted, left, wanted), "detail"));
    this.#wanted = left;
    this.#showPossible(left);
  }

  #showPossible(wanted: View): void {
    const images = this.#evidence.images(wanted);
    const {view, notices} = withoutMissing(wanted, images);
    const filtered = new Filtered(images, view);
    const before = this.#shown;
    this.#shown = {images, view, filtered, selection: sorted(images, filtered.images(), view)};
    this.#options.onShow(this.#shown, before, [...this.#misread, ...notices]);
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
