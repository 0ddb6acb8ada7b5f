import {readFileSync} from "node:fs";
import {tableFromIPC} from "apache-arrow";
import type {Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {axeViolations} from "../browser/axeViolations.js";
import {focusedImage, numberIn, queryOf, shownCount} from "../browser/exploring.js";
import type {OpenOptions} from "../browser/givenPredictions.js";
import {opening} from "../browser/opening.js";
import {seenImages, type Seen} from "../browser/seenImages.js";
import {publishedFile} from "../browser/servedSite.js";

const {explore} = opening();
let seen: Seen[];
beforeAll(() => void (seen = seenImages()));
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** The map looked at so closely that a known image lies in its middle. */
async function mapAt(image: number, options: OpenOptions = {}): Promise<Page> {
  const places = tableFromIPC(publishedFile("map.arrow")).get(image)!.toJSON() as Record<string, number>;
  const [x, y] = [places["cnnUmapX"]!.toFixed(3), places["cnnUmapY"]!.toFixed(3)];
  const {page} = await explore(`?show=map&ids=${image}&zoom=20,${x},${y}`, options);
  await page.locator(".map-canvas").waitFor();
  await page.locator(".map-canvas").scrollIntoViewIfNeeded();
  await drawn(page);
  return page;
}

describe("an image that is opened on the map", () => {
  it.each([1280, 1600])(
    "leaves the map in sight with a ring, and closing gives it the focus, %i px wide",
    async (width) => {
      const page = await mapAt(123, {width});
      const scrolled = await page.evaluate(() => scrollY);
      await page.locator(".map-canvas").click();
      await page.locator(".panel[open]").waitFor();
      await drawn(page);
      expect(await page.locator(".panel-title").textContent()).toBe("Test image 123");
      const map = (await page.locator(".map-canvas").boundingBox())!;
      const panel = (await page.locator(".panel").boundingBox())!;
      expect(map.width).toBeGreaterThan(200);
      expect(panel.x).toBeGreaterThanOrEqual(map.x + map.width);
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
      await page.keyboard.press("Escape");
      expect(await page.locator(".panel[open]").count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.className)).toContain("map-canvas");
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    }
  );
  it("leads back to the map on a phone, by touch", async () => {
    const page = await mapAt(123, {width: 375, hasTouch: true});
    const scrolled = await page.evaluate(() => scrollY);
    const {x, y, width, height} = (await page.locator(".map-canvas").boundingBox())!;
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await page.locator(".panel:modal").waitFor();
    await page.getByRole("button", {name: "Close", exact: true}).tap();
    expect(await page.locator(".panel[open]").count()).toBe(0);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain("map-canvas");
  });
  it("is asked for from the map’s table as well", async () => {
    const page = await mapAt(123);
    await page.getByText("Selection as a table").click();
    const opening = page.getByRole("button", {name: "Open test image 123"});
    await opening.focus();
    await page.keyboard.press("Enter");
    await page.locator(".panel[open]").waitFor();
    await page.keyboard.press("Escape");
    expect(await opening.evaluate((button) => button === document.activeElement)).toBe(true);
  });
  it("is known before it is opened: a pointer over it shows garment, label and both predictions", async () => {
    const page = await mapAt(123);
    await page.locator(".map-canvas").hover();
    await page.locator(".map-hint:not([hidden])").waitFor();
    const words = await page.locator(".map-hint").innerText();
    const names = [
      "T-shirt",
      "Trouser",
      "Pullover",
      "Dress",
      "Coat",
      "Sandal",
      "Shirt",
      "Sneaker",
      "Bag",
      "Ankle boot"
    ];
    const {label, ann, cnn} = seen[123]!;
    expect(words.split("\n")).toEqual([names[label], `ANN: ${names[ann.prediction]}`, `CNN: ${names[cnn.prediction]}`]);
    await page.mouse.move(2, 2);
    await page.locator(".map-hint[hidden]").waitFor({state: "attached"});
  });
  it("in the map’s window has no violations of accessibility rules", async () => {
    const page = await mapAt(123, {width: 1600});
    await page.locator(".map-canvas").click();
    await page.locator(".panel .probabilities").waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});

describe("the map", () => {
  it("is scrolled past by the wheel until it has the focus", async () => {
    const {page} = await explore("?show=map");
    await page.locator(".map-canvas").scrollIntoViewIfNeeded();
    await page.locator(".map-canvas").hover();
    const before = await scrolledBy(page);
    await page.mouse.wheel(0, -100);
    await expect.poll(() => scrolledBy(page)).not.toBe(before);
    const scale = await page
      .locator(".map-canvas")
      .evaluate((canvas) => (canvas as unknown as {__zoom: {k: number}}).__zoom.k); // as d3-zoom keeps it
    expect(scale).toBe(1);
    await page.locator(".map-canvas").focus();
    await page.locator(".map-canvas").hover();
    await page.mouse.wheel(0, -300);
    await page.waitForURL(/zoom=/);
  });
});

describe("picking images out", () => {
  const image = (page: Page, place: number) => page.locator(`.gallery-cell[aria-posinset="${place}"] a`);
  it("with Shift and a click takes all from the last to this", async () => {
    const {page} = await explore();
    await page.getByRole("button", {name: /^Pick images/}).click();
    await image(page, 2).click();
    await image(page, 6).click({modifiers: ["Shift"]});
    expect(await page.locator(".picked-count").textContent()).toBe("5 picked");
  });
  it("takes these away and no others, under a name that tells, and “Show only these” ends it", async () => {
    const {page} = await explore("?label=shirt&cnn=t-shirt");
    await page.getByRole("button", {name: /^Pick images/}).click();
    for (const place of [1, 3, 4]) await image(page, place).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: /as CSV/}).click()
    ]);
    expect(file.suggestedFilename()).toBe("picked-out-shirt-the-cnn-says-t-shirt-3.csv");
    const [head, ...rows] = readFileSync(await file.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(rows).toHaveLength(3);
    expect(head!.split(",").at(-1)).toBe("address");
    const example = rows[0]!.split(",")[0];
    expect(rows[0]).toContain(`/explore?image=${example}`);
    await page.getByRole("button", {name: "Show only these picked images"}).click();
    expect(await shownCount(page)).toBe(3);
    await image(page, 1).click();
    await page.locator(".panel[open]").waitFor();
  });
  it("from nothing gives a CSV with its head and an Arrow file that can be read, and draws no sheet", async () => {
    const {page} = await explore("?range=cnn-loss:900..999");
    expect(await shownCount(page)).toBe(0);
    const [csv] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: /as CSV/}).click()
    ]);
    expect(
      readFileSync(await csv.path(), "utf8")
        .trim()
        .split("\r\n")
    ).toHaveLength(1);
    const [arrow] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", {name: /as Arrow/}).click()
    ]);
    const {tableFromIPC: read} = await import("@uwdata/flechette");
    const table = read(readFileSync(await arrow.path()));
    expect(table.numRows).toBe(0);
    expect(table.schema.metadata?.get("address")).toContain("range=cnn-loss");
    await page.getByRole("button", {name: /contact sheet/}).focus();
    await page.keyboard.press("Enter");
    await page.getByText("There is no image to take.").waitFor();
  });
});

it("help, footer and the next page are reached without scrolling past the images", async () => {
  const {page} = await explore();
  const help = (await page.locator(".explore-help summary").boundingBox())!;
  expect(help.y).toBeLessThan(800);
  await page.getByRole("link", {name: /Past the images/}).click();
  const footer = page.locator("#observablehq-footer a").first();
  await footer.waitFor();
  await drawn(page);
  const {y} = (await footer.boundingBox())!;
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(800);
});

it("over plain http, where there is no clipboard, the link is given to be copied by hand", async () => {
  const {page} = await explore("?label=shirt");
  await page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})");
  await page.getByRole("button", {name: /^Copy link/}).click();
  await page.getByText(/Copy it from here: http.*label=shirt/).waitFor();
});

it("stepping says aloud which image it is, what it shows and what both models say", async () => {
  const {page} = await explore("?cnn=wrong");
  await page.locator(".gallery-item").first().click();
  await page.keyboard.press("ArrowRight");
  const example = Number(new URL(page.url()).searchParams.get("image"));
  const {ann, cnn} = seen[example]!;
  const share = (probabilities: readonly number[]): string => (100 * Math.max(...probabilities)).toFixed(1);
  const spoken = await page.locator(".panel-head [role=status]").textContent();
  expect(spoken).toContain(`Test image ${example.toLocaleString("en-US")}`);
  expect(spoken).toContain(share(ann.probabilities));
  expect(spoken).toContain(share(cnn.probabilities));
  expect(spoken).toMatch(/; 2 of [\d,]+$/);
});

describe("ranges", () => {
  it("in force are in sight, with the measure that is meant", async () => {
    const {page} = await explore("?range=ann-margin:0.25..0.5");
    expect(await page.getByRole("spinbutton", {name: "at least"}).isVisible()).toBe(true);
    expect(await page.getByRole("combobox", {name: "Range of"}).inputValue()).toBe("a-margin");
    expect(await page.getByRole("spinbutton", {name: "at least"}).inputValue()).toBe("0.25");
    expect(await page.locator(".range-bars .bar-in").count()).toBeGreaterThan(0);
  });
  it("of a share read 90 as nine tenths, and nothing above a hundred", async () => {
    const {page} = await explore();
    await page.getByText("More filters").click();
    await page.getByRole("combobox", {name: "Range of"}).selectOption("b-confidence");
    await page.getByRole("spinbutton", {name: "at least"}).fill("90");
    await page.getByRole("spinbutton", {name: "at least"}).press("Enter");
    await page.waitForURL(/range=cnn-confidence:0\.9\.\./);
    expect(await shownCount(page)).toBe(seen.filter(({cnn}) => Math.max(...cnn.probabilities) >= 0.9).length);
    await page.getByRole("spinbutton", {name: "at least"}).fill("900");
    await page.getByRole("spinbutton", {name: "at least"}).press("Enter");
    expect(queryOf(page)).toContain("0.9..");
  });
});

it("what was unfolded inside the networks stays so from image to image", async () => {
  const {page} = await explore("?cnn=wrong");
  await page.locator(".gallery-item").first().click();
  await page.getByRole("button", {name: "Look inside"}).click();
  await page.locator(".panel summary", {hasText: "Layer by layer"}).click();
  await page.locator(".panel .maps").first().waitFor();
  await page.getByRole("button", {name: "Next image"}).click();
  await page.locator(".panel-standing", {hasText: /^2 of/}).waitFor();
  await page.locator(".panel .maps").first().waitFor();
});

describe("the window", () => {
  it("that becomes wider or narrower keeps the gallery’s place", async () => {
    const {page} = await explore();
    await page.evaluate(() => scrollTo(0, 30_000));
    await drawn(page);
    const first = await firstInWindow(page);
    await page.setViewportSize({width: 1000, height: 800});
    await drawn(page);
    await drawn(page);
    const columns = await page.evaluate(() => Math.floor(document.querySelector(".gallery")!.clientWidth / 104));
    expect(Math.abs((await firstInWindow(page)) - first)).toBeLessThanOrEqual(columns);
  });
  it("that grows has the open image beside the gallery, and no longer over it", async () => {
    const {page} = await explore("", {width: 375});
    await page.locator(".gallery-item").first().click();
    await page.locator(".panel:modal").waitFor();
    await page.setViewportSize({width: 1280, height: 800});
    await page.waitForFunction(() => document.querySelector(".panel[open]:not(:modal)") !== null);
    await page.keyboard.press("Escape");
    expect(await focusedImage(page)).toBeDefined();
  });
});

describe("on a phone", () => {
  it("a swipe turns to the next image and back, and the head stays in sight", async () => {
    const {page} = await explore("", {width: 375, hasTouch: true});
    await page.locator(".gallery-item").first().tap();
    await page.locator(".panel:modal").waitFor();
    await swipe(page, -150);
    await page.locator(".panel-standing", {hasText: /^2 of/}).waitFor();
    await swipe(page, 150);
    await page.locator(".panel-standing", {hasText: /^1 of/}).waitFor();
    await page.locator(".panel .probabilities").waitFor();
    await page.locator(".panel").evaluate((panel) => panel.scrollTo(0, 500));
    for (const button of await page.locator(".panel-head .panel-buttons button").all()) {
      const {y, width, height} = (await button.boundingBox())!;
      expect(y).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  });
  it.each([320, 375])("numbers of the matrix keep apart, %i px wide, and none is cut off", async (width) => {
    const {page} = await explore("?matrix=difference&unit=row", {width});
    const texts = await page
      .locator(".matrix td button")
      .evaluateAll((cells) =>
        cells.map((cell) => cell.firstElementChild!.scrollWidth <= (cell as HTMLElement).offsetWidth)
      );
    expect(texts).toHaveLength(100);
    expect(texts.every(Boolean)).toBe(true);
    await page.locator(".matrix tbody tr").first().locator("td button").last().scrollIntoViewIfNeeded();
    const {x, width: wide} = (await page
      .locator(".matrix tbody tr")
      .first()
      .locator("td button")
      .last()
      .boundingBox())!;
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

it("the cells of who is right keep their width whatever they say", async () => {
  const {page} = await explore();
  const widths = (): Promise<number[]> =>
    page.locator(".explore-outcomes button").evaluateAll((all) => all.map((one) => (one as HTMLElement).offsetWidth));
  const before = await widths();
  await page.locator(".matrix tbody td button").nth(1).click();
  expect(numberIn(await page.locator(".explore-outcomes strong").first().textContent())).toBeLessThan(1000);
  expect(await widths()).toEqual(before);
});

/** How far page and side are scrolled, px. */
function scrolledBy(page: Page): Promise<number> {
  return page.evaluate(() => scrollY + document.querySelector(".explore-side")!.scrollTop);
}

/** Place of the first image that is whole in the window. */
function firstInWindow(page: Page): Promise<number> {
  return page
    .locator(".gallery-cell")
    .evaluateAll((cells) =>
      Math.min(
        ...cells
          .filter((cell) => cell.getBoundingClientRect().top >= 0)
          .map((cell) => Number(cell.getAttribute("aria-posinset")))
      )
    );
}

/** Wipes one finger across the open image. */
async function swipe(page: Page, across: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: string, x: number): Promise<unknown> =>
    session.send("Input.dispatchTouchEvent", {
      type: type as "touchStart",
      touchPoints: type === "touchEnd" ? [] : [{x, y: 400}]
    });
  const start = across < 0 ? 300 : 100;
  await touch("touchStart", start);
  for (let step = 1; step <= 5; ++step) await touch("touchMove", start + (across * step) / 5);
  await touch("touchEnd", start + across);
}
