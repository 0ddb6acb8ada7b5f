import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {setStop} from "../../src/page/scrollStop.js";

/** A figure whose drawing is so wide, in a frame of 300 px; the DOM here lays nothing out, so widths are told. */
function frameWith(drawing: string, scrollWidth: number): HTMLElement {
  const {document} = new JSDOM(
    `<figure><p class="figure-title">Bags vary most</p><div class="figure-drawing">${drawing}</div></figure>`
  ).window;
  const frame = document.querySelector<HTMLElement>(".figure-drawing")!;
  Object.defineProperties(frame, {scrollWidth: {value: scrollWidth}, clientWidth: {value: 300}});
  return frame;
}

const attributes = (frame: HTMLElement): Record<string, string | null> => ({
  tabindex: frame.getAttribute("tabindex"),
  role: frame.getAttribute("role"),
  "aria-label": frame.getAttribute("aria-label")
});
const none = {tabindex: null, role: null, "aria-label": null};

describe("the frame of a drawing", () => {
  it("is a named stop of the tab key if the drawing is wider", () => {
    const frame = frameWith("<ul></ul>", 320);
    setStop(frame);
    expect(attributes(frame)).toEqual({tabindex: "0", role: "group", "aria-label": "Bags vary most"});
  });
  it("is none if the drawing fits", () => {
    const frame = frameWith("<ul></ul>", 300);
    setStop(frame);
    expect(attributes(frame)).toEqual(none);
  });
  it("is none if the drawing has stops of its own", () => {
    const frame = frameWith('<a href="#cell">87</a>', 320);
    setStop(frame);
    expect(attributes(frame)).toEqual(none);
  });
  it("is none any more once the drawing fits", () => {
    const frame = frameWith("<ul></ul>", 300);
    frame.tabIndex = 0;
    setStop(frame);
    expect(attributes(frame)).toEqual(none);
  });
});
