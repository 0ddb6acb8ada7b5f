import {readFile} from "node:fs/promises";
import {JSDOM} from "jsdom";
import type {Page} from "playwright-core";
import {afterEach, describe, expect, it} from "vitest";
import {servedSite} from "./servedSite.js";
import {visit, type Visit} from "./visit.js";

const site = servedSite();
const curves = "#figure-learning-curves";
const network = "#figure-network-ann";
let visited: Visit;

async function open(path: string, width = 1280): Promise<Page> {
  visited = await visit(site(), {path, width});
  return visited.page;
}

/** What browsers withhold from scripts over plain http. */
const withoutHashes = "Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined})";

/** Opens a page whose file of epochs is answered with something else, after a script has changed what browsers offer. */
async function openWithEpochs(answer: {status?: number; body: string}, script = ""): Promise<Page> {
  const page = await open("/references");
  await page.addInitScript(script);
  await page.route("**/recorded-epochs.*.arrow", (route) => route.fulfill(answer));
  await page.goto(`${site().address}/training`);
  await beginReading(page);
  return page;
}

/** Comes to the curves as a reader does: what the build has drawn waits for a sign of one. */
async function beginReading(page: Page): Promise<void> {
  await page.locator("html[data-ready]").waitFor(); // who waits for a sign has to be there
  await page.mouse.move(10, 10, {steps: 2});
  await page.waitForFunction((name) => {
    const figure = document.querySelector(name); // for a moment there is none, while it is drawn anew
    figure?.scrollIntoView();
    return figure !== null;
  }, curves);
}

/** Waits until the browser has drawn the curves itself. */
async function liveCurves(page: Page): Promise<void> {
  await beginReading(page);
  await page.waitForFunction((name) => document.querySelector(`${name}:not([data-prerendered] *)`) !== null, curves);
  await visited.settled();
}

afterEach(() => visited.close());

describe("a figure", () => {
  it("draws a choice, and the address restores it", async () => {
    const page = await open("/training");
    await liveCurves(page);
    await page.getByLabel("accuracy", {exact: true}).check();
    await page.locator(`${curves} .figure-drawing svg`).getByText("Validation accuracy (%)").waitFor();
    expect(new URL(page.url()).search).toBe("?learning-curves.measure=accuracy");
    await page.reload();
    await liveCurves(page);
    expect(await page.locator(`${curves} .figure-drawing svg`).textContent()).toContain("Validation accuracy (%)");
    expect(await page.getByLabel("accuracy", {exact: true}).isChecked()).toBe(true);
    expect(visited.faults).toEqual([]);
  });
  it.each(["learning-curves.measure=%3Cscript%3E", "learning-curves.measure=__proto__"])(
    "falls back from ?%s",
    async (query) => {
      const page = await open(`/training?${query}`);
      await liveCurves(page);
      expect(await page.getByLabel("loss", {exact: true}).isChecked()).toBe(true);
      expect(visited.faults).toEqual([]);
    }
  );
  it("is drawn for the width that there is, under its one name", async () => {
    const page = await open("/training", 375);
    await liveCurves(page);
    const drawing = page.locator(`${curves} .figure-drawing > svg`);
    const room = await page.locator(`${curves} .figure-drawing`).evaluate((box) => {
      const {paddingLeft, paddingRight} = getComputedStyle(box);
      return box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    });
    expect(Number(await drawing.getAttribute("width"))).toBe(room);
    expect(await drawing.getAttribute("role")).toBe("img");
    expect(await drawing.getAttribute("aria-label")).toBe(await page.locator(`${curves} .figure-title`).textContent());
  });
  it("stays as the build drew it while a pointer only rests there, and comes alive when it moves", async () => {
    const page = await open("/improvements");
    await page.locator("html[data-ready]").waitFor();
    const drawn = page.locator("observablehq-loading[data-prerendered=''] #figure-ladder");
    // By hand, as the browser itself tells once, at a moment of its own, where its pointer rests.
    const pointer = (movementX: number) =>
      page.evaluate((x) => dispatchEvent(new PointerEvent("pointermove", {movementX: x})), movementX);
    await pointer(0);
    await page.waitForTimeout(300);
    expect(await drawn.count()).toBe(1);
    await pointer(1);
    await drawn.waitFor({state: "detached"});
  });
  it("offers its drawing as SVG that needs no style sheet, and as PNG twice as wide", async () => {
    const page = await open("/training");
    await liveCurves(page);
    await page.locator(`${curves} .figure-fold > summary`).click();
    const width = (await page.locator(`${curves} .figure-drawing > svg`).boundingBox())!.width;
    const svg = (await downloaded(page, "SVG")).toString("utf8");
    expect(svg).toMatch(/^<svg [^]*font-family[^]*<\/svg>$/);
    expect(svg).not.toMatch(/var\(|currentColor/i);
    expect(svg).toMatch(/<rect width="100%" height="100%" fill="rgb\(/);
    expect(svg).toMatch(/@font-face[^}]*Source Sans[^}]*url\("data:font\/woff2;base64,/);
    const words = new JSDOM(svg, {contentType: "image/svg+xml"}).window.document.documentElement.textContent;
    const title = (await page.locator(`${curves} .figure-title`).textContent())!;
    expect(words.replace(/\s/g, "")).toContain(title.replace(/\s/g, ""));
    expect(words.replace(/\s/g, "")).toContain(`/training${curves}`);
    const png = await downloaded(page, "PNG");
    expect(png.readUInt32BE(16)).toBeGreaterThan(2 * width); // IHDR's width
  });
  it("puts the pictures of a drawing into its file, and says so where one does not arrive", async () => {
    const page = await open("/topology");
    await page.locator(`${network} .figure-fold > summary`).click();
    await page.locator(`observablehq-loading ${network}`).waitFor({state: "detached"});
    await page.route("**/ann-flow*.png", (route) => route.abort());
    await page.locator(network).getByRole("button", {name: "SVG", exact: true}).click();
    const alert = page.locator(`${network} [role=alert]`);
    expect(await alert.textContent()).toContain("The figure was not saved.");
    await page.unroute("**/ann-flow*.png");
    const again = page.waitForEvent("download");
    await alert.getByRole("button", {name: "Try again"}).click();
    await again;
    expect(await alert.count()).toBe(0);
    const svg = (await downloaded(page, "SVG", network)).toString("utf8");
    const addresses = Array.from(svg.matchAll(/<image [^>]*href="([^"]+)"/g), ([, address]) => address!);
    expect(addresses).toHaveLength(4);
    for (const address of addresses) expect(address).toMatch(/^data:image\/png;base64,iVBOR/);
  });
});

async function downloaded(page: Page, name: string, figure = curves): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.locator(figure).getByRole("button", {name, exact: true}).click();
  return readFile(await (await download).path());
}

it("the window over the garment follows the pointer, and plays", async () => {
  const page = await open("/topology");
  const one = page.locator("#figure-one-filter");
  const place = async () =>
    /row (\d+), column (\d+)/
      .exec(await one.locator(".figure-caption").innerText())!
      .slice(1)
      .map(Number);
  await one.scrollIntoViewIfNeeded();
  await page.locator("observablehq-loading #figure-one-filter").waitFor({state: "detached"});
  const ground = one.locator(".figure-drawing rect[style*=crosshair]").last();
  await ground.scrollIntoViewIfNeeded();
  const {x, y, width} = (await ground.boundingBox())!;
  await page.mouse.move(x + (20.5 / 28) * width, y + (3.5 / 28) * width);
  await expect.poll(place).toEqual([4, 21]);
  await page.getByRole("button", {name: "Play"}).click();
  await expect.poll(place).toSatisfy(([row, column]: number[]) => 28 * row! + column! > 28 * 4 + 21);
  await page.getByRole("button", {name: "Pause"}).click();
  await page.getByRole("button", {name: "Play"}).waitFor();
});

describe("a table that cannot be used", () => {
  it.each([
    ["damaged", {body: "ARROW1 but not the right one"}, ""],
    ["damaged, over plain http,", {body: "ARROW1 but not the right one"}, withoutHashes],
    ["missing", {status: 404, body: ""}, ""]
  ])("because it is %s is named by the figure, which stays as it was", async (_, answer, script) => {
    const page = await openWithEpochs(answer, script);
    const alert = page.locator(".observablehq--error[role=alert]");
    await alert.first().waitFor();
    expect(await alert.first().textContent()).toContain("cannot use recorded-epochs.arrow");
    await page.waitForTimeout(300);
    expect(await page.locator(`${curves} .figure-drawing svg`).isVisible()).toBe(true);
    expect(await page.locator("#figure-first-layer-weights img").first().isVisible()).toBe(true);
  });
});

it("tables are used over plain http too, where browsers offer scripts no hash", async () => {
  const page = await open("/references");
  await page.addInitScript(withoutHashes);
  await page.goto(`${site().address}/training`);
  expect(await page.evaluate("crypto.subtle")).toBeUndefined();
  await liveCurves(page);
});

it.each([1280, 1440])("each cell of the confusion matrices takes the pointer at %i px", async (width) => {
  const page = await open("/results", width);
  await page.locator(".confusion").first().scrollIntoViewIfNeeded();
  const covered = await page.evaluate(() => {
    const cells = Array.from(document.querySelectorAll<HTMLElement>(".confusion td a"));
    const misses = cells.filter((cell) => {
      cell.scrollIntoView({block: "center", behavior: "instant"});
      const {left, top, width, height} = cell.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2)?.closest("a") !== cell;
    });
    return [cells.length, misses.length];
  });
  expect(covered).toEqual([200, 0]);
});

it("Enter on a cell of a confusion matrix opens its images, and Escape comes back to the cell", async () => {
  const page = await open("/results");
  const cell = page.locator(".confusion-cnn tbody tr").nth(6).locator("td a").first();
  await cell.scrollIntoViewIfNeeded();
  await page.mouse.move(10, 10, {steps: 2});
  await page.locator('.confusion-cnn a[tabindex="0"]').waitFor();
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.locator(".explore-count").waitFor();
  expect(new URL(page.url()).search).toBe("?label=6&cnn=0");
  await page.keyboard.press("Escape");
  await page.waitForURL("**/results");
  await page.waitForFunction(() => document.activeElement?.closest(".confusion-cnn") !== null);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("./explore.html?label=6&cnn=0");
});
