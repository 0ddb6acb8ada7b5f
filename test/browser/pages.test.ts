import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeViolations} from "./axeViolations.js";
import {readToTheEnd, unreadableTexts} from "./reading.js";
import {sentBytes} from "./sentBytes.js";
import {pageAddresses, publishedTable, servedSite} from "./servedSite.js";
import {visit, type Visit} from "./visit.js";

const site = servedSite();

/** What a page holds once its cells have run. */
interface Seen {
  readonly ids: readonly string[];
  /** Absolute addresses of the links within the site. */
  readonly links: readonly string[];
}

const seen = new Map<string, Seen>();

async function seenOn({page}: Visit): Promise<Seen> {
  const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({id}) => id));
  const links = await page
    .locator("a[href]")
    .evaluateAll((all) => all.map((a) => new URL(a.getAttribute("href")!, document.baseURI).href));
  return {ids, links: links.filter((link) => link.startsWith(`${site().address}/`))};
}

/** Each figure's name and markup, but for names that libraries number anew, and for what keys and scrolling need. */
function figuresOn({page}: Visit): Promise<[string, string][]> {
  return page.locator("figure").evaluateAll((all) =>
    all.map((figure) => {
      const copy = figure.cloneNode(true) as HTMLElement;
      for (const element of copy.querySelectorAll("*")) {
        for (const name of ["id", "role", "tabindex", "clip-path", "aria-label"]) element.removeAttribute(name);
        for (const {name, value} of Array.from(element.attributes))
          if (value.includes("url(#")) element.removeAttribute(name);
      }
      for (const style of copy.querySelectorAll("style")) style.remove();
      const rounded = copy.innerHTML.replace(/\d+\.\d{7,}/g, (digits) => Number(digits).toFixed(6)); // logarithms differ
      return [figure.id, rounded.replaceAll(location.origin + "/", "./")];
    })
  );
}

/** Bytes of a first view; what half-trained networks say in a quick build has more surprises in it, and packs worse. */
const most = publishedTable("runs").some(({profile}) => profile === "quick") ? 475_000 : 450_000;

describe.each(pageAddresses)("page %s", (path) => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(site(), {path});
  });
  afterAll(() => visited.close());

  it("loads at most 20 requests and, beside 60 kB of fonts, 450 kB for the first view, 120 kB of script from the start", async () => {
    const links = visited.page.locator("link[rel=modulepreload]");
    const preloaded = await links.evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href));
    const sent = visited.requests.filter((address) => address.startsWith("http"));
    const [fonts, others] = [true, false].map((isFont) => sent.filter((url) => url.endsWith(".woff2") === isFont));
    expect({
      eagerScriptBytes: await sentBytes(preloaded),
      fontBytes: await sentBytes(fonts!),
      bytes: await sentBytes(others!),
      requests: sent
    }).toEqual({
      fontBytes: expect.toSatisfy((bytes: number) => bytes <= 60_000, "at most 60 kB"),
      eagerScriptBytes: expect.toSatisfy((bytes: number) => bytes <= 120_000, "at most 120 kB"),
      bytes: expect.toSatisfy((bytes: number) => bytes <= most, "at most 450 kB"),
      requests: expect.toSatisfy((all: string[]) => all.length <= 20, "at most 20 requests")
    });
  });
  it("shows what its cells show, without a fault, from this site alone", async () => {
    expect(await visited.page.locator(".observablehq--error").allTextContents()).toEqual([]);
    expect(await visited.page.locator("main").innerText()).not.toBe("");
    expect(visited.faults).toEqual([]);
    seen.set(path, await seenOn(visited));
  });
  it("has an icon that can be drawn", async () => {
    const icon = (await visited.page.locator("link[rel=icon]").getAttribute("href"))!;
    const width = visited.page.evaluate(async (src) => {
      const image = Object.assign(new Image(), {src});
      await image.decode();
      return image.naturalWidth;
    }, icon);
    expect(await width).toBeGreaterThan(0);
  });
  it("draws what was in the HTML, with no text over another or cut off", async () => {
    const inHtml = new Map(await figuresOn(visited));
    await readToTheEnd(visited, 1280);
    expect(await visited.page.locator("main [data-prerendered='']").count()).toBe(0);
    for (const [id, markup] of await figuresOn(visited)) expect([id, markup]).toEqual([id, inHtml.get(id)]);
    expect(await unreadableTexts(visited)).toEqual([]);
  });
  it("is accessible", async () => {
    expect(await axeViolations(visited.page)).toEqual([]);
  });
});

describe("links that pages show in the browser", () => {
  it.each(pageAddresses)("lead somewhere from %s", async (path) => {
    const broken: string[] = [];
    for (const link of new Set(seen.get(path)!.links)) {
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
