import type {Page} from "playwright-core";
import {afterEach} from "vitest";
import {servedSite} from "./servedSite.js";
import {visit, type Visit, type VisitOptions} from "./visit.js";

/** Opens pages of the site for a file's tests, one at a time, and closes each after its test. */
export function exploring() {
  const site = servedSite();
  let visited: Visit | undefined;
  const close = async (): Promise<void> => {
    await visited?.close();
    visited = undefined;
  };
  afterEach(close);
  const open = async (options: VisitOptions): Promise<Page> => {
    await close();
    visited = await visit(site(), options);
    return visited.page;
  };
  const explore = async (query = "", options: Partial<VisitOptions> = {}): Promise<Page> => {
    const page = await open({path: `/explore${query}`, ...options});
    await page.locator(".explore-count").waitFor();
    return page;
  };
  const settled = (): Promise<void> => visited!.settled();
  return {site, open, explore, settled, faults: () => visited!.faults, requests: () => visited!.requests};
}

/** What stands in the page's address after its path. */
export function queryOf(page: Page): string {
  return new URL(page.url()).search;
}

/** The whole number that a text begins with, thousands separated. */
export function numberIn(text: string | null): number {
  return Number.parseInt(text!.replaceAll(",", ""));
}

/** How many images the explorer says it shows. */
export async function shownCount(page: Page): Promise<number> {
  return numberIn(await page.locator(".explore-count").textContent());
}

/** Goes to another of the explorer's addresses as a link does that it follows itself. */
export function goTo(page: Page, address: string): Promise<void> {
  return page.evaluate((to) => {
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);
}

/** What the explorer shows at an address: how many images it says, and those of the gallery that are in the page. */
export interface Shown {
  readonly count: number;
  readonly images: readonly number[];
}

/** Goes to one address after the other, as `goTo` does, with all tables loaded that they need. A frame for each. */
export function shownAt(page: Page, addresses: readonly string[]): Promise<Shown[]> {
  return page.evaluate(async (all) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const found: Shown[] = [];
    for (const address of all) {
      history.pushState({}, "", address);
      dispatchEvent(new PopStateEvent("popstate"));
      await frame();
      const count = Number(document.querySelector(".explore-count")!.textContent.replaceAll(",", "").split(" ")[0]);
      const cells = Array.from(document.querySelectorAll(".gallery-cell"), (cell) =>
        ["aria-posinset", "data-image"].map((name) => Number(cell.getAttribute(name)))
      );
      found.push({count, images: cells.sort(([a], [b]) => a! - b!).map(([, image]) => image!)});
    }
    return found;
  }, addresses);
}

/** The image of the gallery that has the focus. */
export function focusedImage(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-image]")?.dataset["image"]);
}

/** The images of the gallery that are in the page, by their places. */
export function drawnImages(page: Page): Promise<number[]> {
  return page.locator(".gallery-cell").evaluateAll((cells) =>
    cells
      .map((cell) => ({
        place: Number(cell.getAttribute("aria-posinset")),
        image: Number(cell.getAttribute("data-image"))
      }))
      .sort((a, b) => a.place - b.place)
      .map(({image}) => image)
  );
}
