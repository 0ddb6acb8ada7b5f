import {tags} from "../components/tags.js";
import {count} from "../lib/format.js";
import type {Part} from "./bySlots.js";
import {filtersInWords} from "./filters/filtersInWords.js";

/**
 * Where images lie below what chooses them, on a phone: a button at the window's lower edge that says how many a choice
 * has left, and leads to them. It is there while they are out of sight and some are filtered out.
 * @param images the element that they begin with
 */
export function toImages(images: HTMLElement): Part {
  const element = tags.button({type: "button", class: "to-images", hidden: true}) as HTMLButtonElement;
  let isBelow = false;
  let isFiltered = false;
  const tell = (): void => void (element.hidden = !(isBelow && isFiltered));
  new IntersectionObserver(
    ([entry]) => {
      isBelow = !entry!.isIntersecting && entry!.boundingClientRect.top > 0;
      tell();
    },
    {rootMargin: "0px 0px -64px 0px"} // what the button covers counts as out of sight
  ).observe(images);
  element.addEventListener("click", () => images.scrollIntoView({block: "start"}));
  return {
    element,
    update({images: {models}, selection, view}) {
      isFiltered = filtersInWords(view, models).length > 0;
      element.textContent = `${selection.length === 1 ? "1 image" : `${count(selection.length)} images`} ↓`;
      tell();
    }
  };
}
