import {tags} from "../components/tags.js";

/**
 * A link at the window's lower edge that says what the networks say while their verdict is out of sight above, and leads
 * back to it.
 * @param signal ends what it hears from the window
 */
export function toAnswer(verdict: HTMLElement, signal: AbortSignal): HTMLElement {
  const element = tags.a({class: "to-answer", href: "#try", hidden: true});
  let isAbove = false;
  const tell = (): void => {
    const words = verdict.querySelector(".belief-verdict")!.textContent;
    element.textContent = `${words} ↑`;
    element.hidden = !isAbove;
  };
  const look = (): void => {
    isAbove = verdict.getBoundingClientRect().bottom < 0;
    tell();
  };
  addEventListener("scroll", look, {passive: true, signal}); // an observer of intersections misses a leap past it
  new MutationObserver(tell).observe(verdict, {childList: true, characterData: true, subtree: true});
  return element;
}
