const takesFocus = "a[href], button, input, [tabindex]";

/**
 * Lets keys scroll a drawing that is wider than its frame: while it is, and holds nothing that takes the focus, the
 * frame itself is a stop of the tab key, with the figure's title as its name.
 */
export function scrollStops(root: Document): void {
  const observer = new ResizeObserver((entries) => {
    for (const {target} of entries) setStop(target as HTMLElement);
  });
  for (const frame of root.querySelectorAll(".figure-drawing")) observer.observe(frame);
}

/** Makes a frame a stop, or no stop any more. */
export function setStop(frame: HTMLElement): void {
  const isStop = frame.scrollWidth > frame.clientWidth && frame.querySelector(takesFocus) === null;
  if (!isStop) for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
  else {
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", frame.parentElement?.querySelector(".figure-title")?.textContent ?? "Figure");
  }
}
