import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {JSDOM} from "jsdom";
import type {Browser, FrameLocator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it, onTestFinished} from "vitest";
import {hosts, startHost, type HostName} from "../browser/hosts.js";
import {launchChromium} from "../browser/launchChromium.js";
import {siteFolder} from "../browser/servedSite.js";

const registration = /registerFile\("[^"]*", \{"name":"[^"]*"(?:,"mimeType":"[^"]*")?,"path":"([^"]+)"/g;

/** What pages refer to, as it stands in them: most hosts serve the same pages. */
const references = new Map<string, readonly string[]>();

function referencesOf(html: string): readonly string[] {
  const {document} = new JSDOM(html).window;
  const linked = Array.from(document.querySelectorAll("a[href], link[href]"), (a) => a.getAttribute("href")!);
  const shown = Array.from(document.querySelectorAll("[src]"), (element) => element.getAttribute("src")!);
  const opened = Array.from(html.matchAll(registration), ([, path]) => path!);
  return [...new Set([...linked, ...shown, ...opened])];
}

/** All that a page leads to or loads, as absolute addresses. */
function leadsTo(html: string, address: string): string[] {
  const found = references.get(html) ?? referencesOf(html);
  references.set(html, found);
  return found.map((reference) => new URL(reference, address).href);
}

/** Follows every link from a site's first page, and gives what leads nowhere, or to no such place on a page. */
async function follow(start: string): Promise<{broken: string[]; pageCount: number}> {
  const idsOf = new Map<string, ReadonlySet<string>>(); // by the address that was asked for
  const queue: {href: string; from: string}[] = [{href: start, from: "the start"}];
  const anchors: typeof queue = [];
  const seen = new Set<string>();
  const broken: string[] = [];
  for (const {href, from} of queue) {
    const url = new URL(href);
    if (`${url.origin}/` !== `${new URL(start).origin}/`) continue;
    if (url.hash !== "") anchors.push({href, from});
    const asked = url.origin + url.pathname;
    if (seen.has(asked)) continue;
    seen.add(asked);
    const response = await fetch(asked);
    if (response.status !== 200 || !response.url.startsWith(start)) broken.push(`${asked} from ${from}`);
    if (!response.headers.get("content-type")?.startsWith("text/html")) continue;
    const html = await response.text();
    idsOf.set(asked, new Set(Array.from(html.matchAll(/\sid="([^"]+)"/g), ([, id]) => id!)));
    queue.push(...leadsTo(html, response.url).map((next) => ({href: next, from: asked})));
  }
  for (const {href, from} of anchors) {
    const {origin, pathname, hash} = new URL(href);
    const ids = idsOf.get(origin + pathname);
    if (ids?.has(decodeURIComponent(hash.slice(1))) === false) broken.push(`${href} from ${from}: no such place`);
  }
  return {broken, pageCount: idsOf.size};
}

let browser: Browser;
beforeAll(async () => void (browser = await launchChromium()));
afterAll(() => browser.close());

async function host(name: HostName, base?: string): Promise<string> {
  const {address, close} = await startHost(name, siteFolder, base);
  onTestFinished(close);
  return address;
}

async function opened(address: string): Promise<{page: Page; errors: readonly string[]}> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const errors: string[] = [];
  page.on("pageerror", ({message}) => errors.push(message));
  await page.goto(address);
  return {page, errors};
}

describe.each(Object.keys(hosts) as HostName[])("on %s", (name) => {
  it.each(["/", "/some/report/"])("every link, file and module of every page is served at %s", async (base) => {
    const {broken, pageCount} = await follow(await host(name, base));
    expect(broken).toEqual([]);
    expect(pageCount).toBeGreaterThan(10);
  });
  it("what was once the page of the data leads to it", async () => {
    const address = await host(name);
    const response = await fetch(`${address}data`);
    expect(response.status).toBe(200);
    expect(leadsTo(await response.text(), response.url).map((href) => new URL(href).pathname)).toContain(
      "/dataset.html"
    );
  });
  it("the explorer runs, at the address that its links have", async () => {
    const {page, errors} = await opened(`${await host(name, "/report/")}explore.html?label=6`);
    await page.locator(".gallery-item").first().waitFor();
    expect(errors).toEqual([]);
  });
});

it("a page shown behind a slash moves to where its addresses lead somewhere, with what was chosen", async () => {
  const address = await host("a host that adds slashes");
  const {page} = await opened(`${address}explore?label=6`);
  await page.locator(".gallery-item").first().waitFor();
  expect(page.url()).toBe(`${address}explore.html?label=6`);
});

describe("where no script can run", () => {
  const sentence = (page: Pick<Page, "locator"> | FrameLocator) => page.locator(".without-scripts");

  it("a page on a host does not say so", async () => {
    const {page} = await opened(`${await host("nginx")}explore.html`);
    await page.locator(".gallery-item").first().waitFor();
    expect(await sentence(page).isVisible()).toBe(false);
  });
  it.each([
    ["explore", "main a[href*='data/']"],
    ["try", "main a[href*='data/']"],
    ["results", "main figure"]
  ])("the page %s, opened as a file, says so and shows what it has", async (name, shown) => {
    const {page} = await opened(pathToFileURL(resolve(siteFolder, `${name}.html`)).href);
    await sentence(page).waitFor();
    expect(await page.locator(shown).first().isVisible()).toBe(true);
    await page.locator("#observablehq-sidebar a[href*='introduction']").click();
    await page.waitForURL("**/introduction.html");
  });
  it.each(["allow-scripts", ""])('so it does in a frame with sandbox="%s"', async (sandbox) => {
    const address = await host("GitHub Pages");
    const outer = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<iframe sandbox="${sandbox}" src="${address}try.html" width="900" height="600"></iframe>`);
    });
    await new Promise<void>((done) => outer.listen(0, "127.0.0.1", done));
    onTestFinished(() => void outer.close());
    const {page, errors} = await opened(`http://127.0.0.1:${(outer.address() as AddressInfo).port}`);
    const frame = page.frameLocator("iframe");
    await sentence(frame).waitFor();
    expect(await frame.locator("main a[href*='data/']").first().isVisible()).toBe(true);
    expect(errors).toEqual([]);
  });
});
