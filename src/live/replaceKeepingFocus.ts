import {gridKeys} from "./gridKeys.js";

const focusable = "a[href], button, input, select, [tabindex]";

/** Puts new content into an element; what had the focus hands it to what now has its place. */
export function replaceKeepingFocus(container: Element, content: Element): void {
  const {activeElement} = container.ownerDocument;
  const place = Array.from(container.querySelectorAll(focusable)).findIndex((element) => element === activeElement);
  container.replaceChildren(content);
  gridKeys(container);
  container.querySelectorAll<HTMLElement>(focusable)[place]?.focus({preventScroll: true});
}
