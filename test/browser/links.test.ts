import {beforeAll, describe, expect, it} from "vitest";
import {pageAddresses, servedSite, type ServedSite} from "./servedSite.js";
import {visit} from "./visit.js";

const site = servedSite();

interface Seen {
  readonly ids: readonly string[];
  /** Absolute addresses of the links within the site. */
  readonly links: readonly string[];
}

/** What a page holds once its cells have run. */
async function seenOn(served: ServedSite, path: string): Promise<Seen> {
  const {page, close} = await visit(served, {path});
  const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({id}) => id));
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  await close();
  return {ids, links: links.filter((link) => link.startsWith(`${served.address}/`))};
}

describe("links that pages show in the browser", () => {
  const seen = new Map<string, Seen>();
  beforeAll(async () => {
    for (const path of pageAddresses) seen.set(path, await seenOn(site(), path));
  }, 300_000);

  it.each(pageAddresses)("lead somewhere from %s", async (path) => {
    const broken: string[] = [];
    for (const link of new Set(seen.get(path)?.links)) {
      const {pathname, hash} = new URL(link);
      const {status} = await fetch(link, {method: "HEAD"});
      const target = seen.get(pathname.replace(/\.html$/, ""));
      const anchor = decodeURIComponent(hash.slice(1));
      if (status !== 200) broken.push(`${link}: status ${status}`);
      else if (anchor !== "" && target?.ids.includes(anchor) === false) broken.push(`${link}: no element with this id`);
    }
    expect(broken).toEqual([]);
  });
  it("begin on every page with a sidebar with the one to the main content", async () => {
    const {page, close} = await visit(site(), {path: "/"});
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("main");
    await close();
  });
});
