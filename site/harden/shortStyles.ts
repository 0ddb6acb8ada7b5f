import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import type {Page} from "../builtSite.js";

/** Bytes of a style sheet that is not worth a request of its own, before which nothing is drawn. */
const mostBytes = 8192;

/**
 * Puts the page's short style sheets into it, in their places. Those that name other files stay files themselves.
 * @param folder the built site
 */
export async function shortStyles(folder: string, {path, document}: Page): Promise<void> {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet][href^='.']")) {
    const href = link.getAttribute("href")!;
    const css = await readFile(join(folder, posix.dirname(path), decodeURI(href)), "utf8");
    if (Buffer.byteLength(css) > mostBytes || /url\(|@import/.test(css)) continue;
    for (const preload of document.querySelectorAll("link[rel=preload][as=style]"))
      if (preload.getAttribute("href") === href) preload.remove();
    link.replaceWith(Object.assign(document.createElement("style"), {textContent: css}));
  }
}
