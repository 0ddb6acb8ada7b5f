import {dataAlert} from "./dataAlert.js";
import {gridKeys} from "./gridKeys.js";
import {gridReturn} from "./gridReturn.js";
import {scrollStops} from "./scrollStops.js";
import {whileBusy} from "./whileBusy.js";

/** Room above and below the window within which a figure is made live before it is seen. */
const margin = "300px 0px";

/**
 * Makes a page's figures live, each when it comes near the window: its code and its tables are loaded then. Where
 * that fails, the figure says so and stays as the build drew it.
 */
export function liveFigures(document: Document): void {
  gridKeys(document);
  gridReturn(document);
  scrollStops(document);
  const frames = document.querySelectorAll<HTMLElement>("figure[data-figure]");
  const firstLook = new Promise<void>((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const {isIntersecting, target} of entries) {
          if (!isIntersecting) continue;
          observer.unobserve(target);
          void whileBusy(document, enliven(target as HTMLElement));
        }
        resolve();
      },
      {rootMargin: margin}
    );
    frames.forEach((frame) => observer.observe(frame));
    if (frames.length === 0) resolve();
  });
  void whileBusy(document, firstLook);
}

async function enliven(frame: HTMLElement): Promise<void> {
  if (frame.hasAttribute("data-fluid")) {
    const {figureDownloads} = await import("./figureDownloads.js");
    return figureDownloads(frame, frame.dataset["figure"] ?? "");
  }
  try {
    const {liveFigure} = await import("./liveFigure.js");
    await liveFigure(frame);
  } catch (error) {
    const alert = dataAlert(
      error,
      "This figure is as it was drawn for the page, without its controls.",
      frame.ownerDocument
    );
    frame.querySelector(".figure-drawing")?.before(alert);
  }
}
