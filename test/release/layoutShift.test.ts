import type {Page} from "playwright-core";
import {expect, it} from "vitest";
import {pageAddresses, servedSite} from "../browser/servedSite.js";
import {visit} from "../browser/visit.js";

const site = servedSite();

/** Layout shifts since the page was opened: score, and what moved first. Source: web.dev, Cumulative Layout Shift. */
function shifts(page: Page): Promise<{score: number; moved: string}[]> {
  interface Shift extends PerformanceEntry {
    readonly value: number;
    readonly sources: readonly {readonly node: Node | null}[];
  }
  return page.evaluate(async () => {
    const found: {score: number; moved: string}[] = [];
    new PerformanceObserver((list) => {
      for (const {value, sources} of list.getEntries() as Shift[])
        found.push({score: value, moved: sources[0]?.node?.textContent?.trim().slice(0, 60) ?? ""});
    }).observe({type: "layout-shift", buffered: true});
    await new Promise((resolve) => setTimeout(resolve, 100)); // entries come in a task of their own
    return found;
  });
}

it.each(pageAddresses)("page %s moves next to nothing as it loads on a phone", async (path) => {
  const {page, close} = await visit(site(), {path, width: 412, without: "**/fonts/*"}); // lines break anew when those come
  const found = await shifts(page);
  expect(
    found.reduce((sum, {score}) => sum + score, 0),
    JSON.stringify(found)
  ).toBeLessThanOrEqual(0.02);
  await close();
});
