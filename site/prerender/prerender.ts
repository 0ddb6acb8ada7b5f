import {readdir, writeFile} from "node:fs/promises";
import {availableParallelism} from "node:os";
import {join} from "node:path";
import {Worker} from "node:worker_threads";
import {writeClientScript} from "../clientScript.js";
import type {RenderedPage, RenderOptions} from "./renderPage.js";

export interface PrerenderOptions {
  /** Room that `width`, `resize` and other observers find, CSS px; Framework's main column where absent. */
  readonly width?: number;
  /** The same for what lies in an element that a selector matches. */
  readonly widths?: Readonly<Record<string, number>>;
  /** Gets a line for each page. */
  readonly log?: (line: string) => void;
}

/**
 * Runs the cells of all pages of a site that Framework has built, and leaves in the HTML what they display.
 * See README.md beside this file.
 * @param folder the built site, in which the pages are replaced
 * @throws Error that names the page if one of its cells fails
 */
export async function prerender(folder: string, options: PrerenderOptions = {}): Promise<void> {
  const {width = 640, widths = {}, log = () => undefined} = options;
  const byNeed = await writeClientScript(folder, new URL("./byNeed.ts", import.meta.url), "_prerender");
  const pages = (await readdir(folder, {recursive: true})).filter((file) => file.endsWith(".html")).sort();
  const left = pages.values();
  const work = async (): Promise<void> => {
    for (const page of left) {
      const {html, ...counts} = await inThread({folder, page, byNeed, width, widths});
      if (counts.cellCount === 0) continue;
      await writeFile(join(folder, page), html);
      log(`${page}: ${counts.displayedCount} of ${counts.cellCount} cells in the HTML, ${counts.stillCount} for good`);
    }
  };
  await Promise.all(Array.from({length: availableParallelism()}, work));
}

function inThread(options: RenderOptions): Promise<RenderedPage> {
  const worker = new Worker(new URL("./renderThread.mjs", import.meta.url), {workerData: options});
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown): void => {
      const message = reason instanceof Error ? reason.message : String(reason);
      reject(new Error(`cannot prerender ${options.page}: ${message}`, {cause: reason}));
    };
    worker.once("message", resolve).once("error", fail);
    worker.once("exit", (code) => fail(`its thread ended with code ${code} before it was done`));
  });
}
