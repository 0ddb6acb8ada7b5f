import {tags} from "../components/tags.js";

/**
 * A link at the window's lower edge that says what the networks say while their verdict is out of sight above, and leads
 * back to it.
 */
export function toAnswer(verdict: HTMLElement): HTMLElement {
  const element = tags.a({class: "to-answer", href: "#try", hidden: true});
  let isAbove = false;
  const tell = (): void => {
    const words = verdict.querySelector(".belief-verdict")!.textContent;
    element.textContent = `${words} ↑`;
    element.hidden = !isAbove;
  };
  new IntersectionObserver(
    ([entry]) => {
      isAbove = !entry!.isIntersecting;
      tell();
    },
    {rootMargin: "0px 0px 1000000px 0px"} // what lies below counts as in sight
  ).observe(verdict);
  new MutationObserver(tell).observe(verdict, {childList: true, characterData: true, subtree: true});
  return element;
}
