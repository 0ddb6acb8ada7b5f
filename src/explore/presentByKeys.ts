import type {Gallery} from "./gallery/gallery.js";
import type {Navigation} from "./navigation.js";
import {takesKeys} from "./takesKeys.js";

/** What the keys 1 to 4 show. */
const shownByKey: Readonly<Record<string, "matrix" | "map" | "gallery" | "image">> = {
  "1": "matrix",
  "2": "map",
  "3": "gallery",
  "4": "image"
};

/** Where the keys of a presenter's remote lead on the tour, by the `rel` of its links. */
const tourKeys: Readonly<Record<string, "next" | "prev">> = {PageDown: "next", PageUp: "prev"};

export interface Presented {
  readonly navigation: Navigation;
  readonly gallery: Gallery;
  /** What the images begin with. */
  readonly images: HTMLElement;
  /** Holds the tour's links. */
  readonly tour: HTMLElement;
}

/**
 * Where the explorer is presented, 1 to 4 lead to matrix, map, gallery and image, the keys of a presenter's remote through
 * the tour, and f fills the screen.
 */
export function presentByKeys({navigation, gallery, images, tour}: Presented, signal: AbortSignal): void {
  document.addEventListener(
    "keydown",
    (event) => {
      const {key, target, ctrlKey, metaKey, altKey} = event;
      if (takesKeys(target as Element) || ctrlKey || metaKey || altKey) return;
      if (key === "f") void document.documentElement.requestFullscreen().catch(() => undefined); // a browser may refuse
      const way = tourKeys[key];
      if (way !== undefined) {
        event.preventDefault();
        tour.querySelector<HTMLElement>(`[rel=${way}]`)?.click();
      }
      const what = shownByKey[key];
      const {view, selection} = navigation.shown!;
      if (what === "matrix" || what === "map") navigation.go({pane: what, image: undefined});
      if (what === "gallery") images.scrollIntoView({block: "start"});
      if (what === "image" && selection.length > 0) navigation.go({image: view.image ?? selection[gallery.current]!});
    },
    {signal}
  );
}
