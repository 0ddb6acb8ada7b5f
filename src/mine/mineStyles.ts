import {FileAttachment} from "observablehq:stdlib";

/** Where the styles of a reader's own models lie; most pages do without them. */
const href = FileAttachment("./styles/mine.css").href;

/** Loads the styles, once. @throws Error if they cannot be had */
export function mineStyles(): Promise<void> {
  if (document.querySelector(`link[href="${href}"]`) !== null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), {rel: "stylesheet", href});
    link.setAttribute("href", href);
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error("cannot use mine.css: expected the whole file, got no answer"));
    });
    document.head.append(link);
  });
}
