import {basename, join} from "node:path";
import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {decode} from "fast-png";
import {JSDOM} from "jsdom";
import {describe, expect, it, onTestFinished} from "vitest";
import {startHost} from "./hosts.js";
import {pageAddresses, publishedTable, servedSite, siteFolder} from "./servedSite.js";

const site = servedSite();
const file = (path: string): Buffer => readFileSync(join(siteFolder, path));
const json = (path: string) => JSON.parse(file(path).toString()) as Record<string, unknown>;
const htmlOf = (address: string): string => (address.endsWith("/") ? `${address}index.html` : `${address}.html`);
const pages = pageAddresses.filter((address) => address !== "/404");

describe("what others are told of the site", () => {
  it.each(pages)("page %s has a description of its own, a title and a card that is there", (address) => {
    const {document} = new JSDOM(file(htmlOf(address))).window;
    const all = Array.from(document.querySelectorAll("meta"));
    const meta = (key: string): string | null | undefined =>
      all
        .find((tag) => [tag.getAttribute("property"), tag.getAttribute("name")].includes(key))
        ?.getAttribute("content");
    expect(meta("description")!.length).toBeGreaterThan(20);
    expect(meta("description")!.length).toBeLessThanOrEqual(201);
    expect(meta("og:title")).not.toBe("");
    expect(meta("og:image")).toMatch(/^(?:https?:.*|\.\/data|\.)\/card\.png$/);
  });
  it("no two pages have the same description", () => {
    const all = pages.map(
      (address) => /<meta name="description" content="([^"]*)"/.exec(file(htmlOf(address)).toString())?.[1]
    );
    expect(new Set(all).size).toBe(pages.length);
  });
  it("the card is a picture of 1200 × 630 with more on it than its ground", () => {
    const {width, height, data} = decode(file("data/card.png"));
    expect([width, height]).toEqual([1200, 630]);
    expect(new Set(data).size).toBeGreaterThan(50);
  });
  it("claims.json has the rows of the table of claims", () => {
    expect(json("data/claims.json")["claims"]).toEqual(JSON.parse(JSON.stringify(publishedTable("claims"))));
  });
  it("the Croissant file names every file with its hash and size", () => {
    for (const {contentUrl, contentSize, sha256} of json("data/croissant.json")["distribution"] as Record<
      string,
      string
    >[]) {
      const path = /data\/.*$/.exec(contentUrl!)![0];
      expect([`${file(path).length} B`, path]).toEqual([contentSize, path]);
      expect(createHash("sha256").update(file(path)).digest("hex")).toBe(sha256);
    }
  });
});

it("an unknown address, at any depth and below a path, shows a page whose links lead to the site", async () => {
  const {address, close} = await startHost("GitHub Pages", siteFolder, "/some/report/");
  onTestFinished(close);
  const page = await site().browser.newPage();
  onTestFinished(() => page.close());
  const response = await page.goto(`${address}no/such/page`);
  expect(response!.status()).toBe(404);
  await page.locator(`a[href="/some/report/index.html"]`).click();
  await page.waitForURL(`${address}index.html`);
});

it("a page asks for its modules only when it can be drawn", async () => {
  const page = await site().browser.newPage();
  onTestFinished(() => page.close());
  const kinds: string[] = [];
  page.on("request", (request) => void kinds.push(request.resourceType()));
  let draw!: () => void;
  const canDraw = new Promise<void>((resolve) => (draw = resolve));
  await page.route("**/style.*.css", (route) => canDraw.then(() => route.continue()));
  await page.goto(`${site().address}/results`, {waitUntil: "commit"});
  await expect.poll(() => kinds).toContain("font");
  await page.waitForTimeout(300); // modules that are preloaded are asked for with the fonts
  expect(kinds).not.toContain("script");
  draw();
  await page.locator("html[data-ready]").waitFor();
  expect(kinds).toContain("script");
});

it("a page is alive though its browser never says that it has painted, and a font hangs", async () => {
  const page = await site().browser.newPage();
  onTestFinished(() => page.close());
  await page.addInitScript(() => void (PerformanceObserver.prototype.observe = () => undefined));
  await page.route("**/source-serif-4-normal.woff2", () => undefined);
  await page.goto(`${site().address}/results`, {waitUntil: "commit"});
  await page.locator("html[data-ready]").waitFor();
});

describe("the typefaces", () => {
  it.each(["/", "/results", "/explore"])("page %s is set in them, from this site", async (path) => {
    const page = await site().browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(site().address + path);
    await page.evaluate(() => document.fonts.ready);
    const loaded = await page.evaluate(() =>
      Array.from(document.fonts, ({family, status}) => (status === "loaded" ? family.replaceAll('"', "") : ""))
    );
    expect(loaded).toEqual(expect.arrayContaining(["Source Serif 4", "Source Sans 3"]));
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/^"Source Serif 4"/);
  });
  it("a letter that no page has is asked of the rest of its typeface", async () => {
    const page = await site().browser.newPage();
    onTestFinished(() => page.close());
    const fonts: string[] = [];
    page.on("request", (request) => void (request.resourceType() === "font" && fonts.push(basename(request.url()))));
    await page.goto(`${site().address}/introduction`);
    await page.evaluate(() => document.fonts.ready);
    expect(fonts.filter((name) => name.includes("-rest"))).toEqual([]);
    await page.evaluate(async () => {
      document.querySelector("main p:not([class])")!.append("é");
      await new Promise(requestAnimationFrame);
      await document.fonts.ready;
    });
    expect(fonts.filter((name) => name.includes("-rest"))).toEqual(["source-serif-4-normal-rest.woff2"]);
  });
  it("text stands in the same room before they have come: within 2% in width, and as high", async () => {
    const page = await site().browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(`${site().address}/introduction`);
    const sizes = await page.evaluate(async () => {
      await document.fonts.ready;
      const text = document.querySelector("main p:not([class])")!.textContent;
      const sizeIn = (style: string, family: string): [number, number] => {
        const span = Object.assign(document.createElement("span"), {textContent: text});
        span.style.cssText = `position:absolute;white-space:nowrap;font:${style} 160px/normal ${family}`;
        document.body.append(span);
        const {width, height} = span.getBoundingClientRect();
        span.remove();
        return [width, height];
      };
      const faces = [
        ["", "Source Serif 4"],
        ["italic", "Source Serif 4"],
        ["", "Source Sans 3"]
      ] as const;
      for (const [style, family] of faces)
        for (const name of [family, `${family} Fallback`]) await document.fonts.load(`${style} 160px "${name}"`);
      return faces.map(([style, family]) => [sizeIn(style, `"${family}"`), sizeIn(style, `"${family} Fallback"`)]);
    });
    for (const [own, standIn] of sizes) {
      expect(Math.abs(standIn![0] / own![0] - 1)).toBeLessThan(0.02);
      expect(Math.abs(standIn![1] - own![1])).toBeLessThanOrEqual(2);
    }
  });
});
