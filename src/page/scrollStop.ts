const takesFocus = "a[href], button, input, [tabindex]";

/**
 * Lets keys scroll a drawing that is wider than its frame: while it is, and holds nothing that takes the focus, the
 * frame itself is a stop of the tab key, with the figure's title as its name; else it is none.
 */
export function setStop(frame: HTMLElement): void {
  const isStop = frame.scrollWidth > frame.clientWidth && frame.querySelector(takesFocus) === null;
  if (!isStop) for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
  else {
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", frame.parentElement?.querySelector(".figure-title")?.textContent ?? "Figure");
  }
}
