import {afterEach, describe, expect, it} from "vitest";
import {pageAddresses, servedSite} from "./servedSite.js";
import {textFaults} from "./textFaults.js";
import {visit, type Visit} from "./visit.js";

const site = servedSite();
let visited: Visit;
afterEach(() => visited.close());

describe("the scan of texts", () => {
  it("finds a text over another, and one that is cut off", async () => {
    visited = await visit(site(), {path: "/404"});
    const html = `<div style="position:relative"><p style="position:absolute">over</p><p style="position:absolute">under</p>
      <p style="width:2em;overflow:hidden;white-space:nowrap"><span>much too long for its room</span></p></div>`;
    await visited.page.evaluate((markup) => {
      document.body.innerHTML = markup;
    }, html);
    const found = await visited.page.evaluate(textFaults);
    expect(found.join()).toMatch(/"over" overlaps "under"/);
    expect(found.join()).toMatch(/"much too long for its room" is cut off/);
  });
});

describe.each(pageAddresses)("page %s", (path) => {
  it.each([1280, 375])("has no text over another or cut off at %i px, light and dark", async (width) => {
    visited = await visit(site(), {path, width});
    const {page} = visited;
    await readToTheEnd(visited);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({colorScheme});
      expect(await page.evaluate(textFaults)).toEqual([]);
    }
  });
});

/**
 * Scrolls through a page as a reader does, so that what the build has drawn is drawn for this window; but not through
 * what only the browser fills, such as the explorer's 10,000 images.
 */
async function readToTheEnd({page, settled}: Visit): Promise<void> {
  await page.mouse.move(10, 10);
  if ((await page.locator("[data-prerender=off]").count()) > 0) return;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 700) {
    await page.evaluate((top) => scrollTo(0, top), y);
    await settled();
  }
}
