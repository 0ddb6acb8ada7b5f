import {tags} from "../../components/tags.js";
import type {Go, Shown} from "../shown.js";
import {noFilters, type View} from "../view/view.js";
import {filtersInWords} from "./filtersInWords.js";

const {button, li, span, ul} = tags;

/** The filters in force as buttons that take them away; the focus goes on to the next. */
export interface FilterChips {
  readonly element: HTMLElement;
  update(shown: Pick<Shown, "images" | "view">): void;
}

/** @param onEmpty gives the focus to what comes after the last filter has gone */
export function filterChips(go: Go, onEmpty: () => void): FilterChips {
  const element = ul({class: "filter-chips", role: "list", "aria-label": "Filters in force"});
  const chip = (text: string, label: string, without: Partial<View>): HTMLElement => {
    const made = button({type: "button", "aria-label": label}, text, span({"aria-hidden": "true"}, " ×"));
    made.addEventListener("click", () => go(without));
    return li({}, made);
  };
  return {
    element,
    update({images, view}) {
      const focused = Array.from(element.children).findIndex((item) => item.contains(document.activeElement));
      const chips = filtersInWords(view, images.models).map(({text, without}) =>
        chip(text, `Remove filter: ${text}`, without)
      );
      const all = chips.length > 1 ? [chip("all filters", "Remove all filters", noFilters)] : [];
      element.replaceChildren(...chips, ...all);
      element.hidden = chips.length === 0;
      if (focused < 0) return;
      const next = element.children[Math.min(focused, element.children.length - 1)]?.querySelector("button");
      if (next) next.focus();
      else onEmpty();
    }
  };
}
