import {describe, expect, it} from "vitest";
import {numberIn, queryOf} from "../browser/exploring.js";
import type {Opened} from "../browser/givenPredictions.js";
import {opening} from "../browser/opening.js";

const {open, explore} = opening();
/** Two frames, in which what was asked for is drawn. */
const drawn = (page: Opened["page"]): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

describe("opening an image moves nothing that was in sight", () => {
  it.each([900, 1280, 1440, 1920])("in a window %i px wide", async (width) => {
    const {page} = await explore("", {width});
    await page.evaluate(() => scrollTo(0, 3000));
    await drawn(page);
    const tile = page.locator(".gallery-item").nth(await placeInWindow(page));
    const before = await tile.evaluate((element) => element.getBoundingClientRect().top);
    await tile.click();
    await page.locator(".panel[open]").waitFor();
    await drawn(page);
    expect(
      await page
        .locator('.gallery-item[aria-current="true"]')
        .evaluate((element) => element.getBoundingClientRect().top)
    ).toBe(before);
    expect(await page.evaluate(() => scrollY)).toBe(3000);
    expect(
      await page.locator(".panel-title").evaluate((title) => title.getBoundingClientRect().top)
    ).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("panel-title");
  });
  it("and from a link it is in the window, with its tile", async () => {
    const {page} = await explore("?sort=index&image=700");
    await page.locator(".panel[open]").waitFor();
    await drawn(page);
    const places = await page
      .locator('.panel-title, .gallery-item[aria-current="true"]')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect()));
    for (const {top, bottom} of places) {
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(800);
    }
  });
});

it("a new selection starts at its first row, wherever the window stood", async () => {
  const {page} = await explore();
  await page.evaluate(() => scrollTo(0, 5000));
  await drawn(page);
  await page
    .locator(".matrix tbody td button")
    .nth(1)
    .evaluate((cell) => (cell as HTMLElement).click());
  await drawn(page);
  const top = await page.locator(".explore-toolbar").evaluate((element) => element.getBoundingClientRect().top);
  expect(top).toBeGreaterThan(-2); // further down where the page ends before it would be at the top
  expect(top).toBeLessThan(400);
  expect(await page.locator('.gallery-cell[aria-posinset="1"]').count()).toBe(1);
});

describe("Escape", () => {
  const fromResults = async (): Promise<Opened> => {
    const found = await open("/results");
    await found.page.evaluate(() => {
      const link = document.createElement("a");
      link.href = "./explore.html";
      document.body.append(link);
      link.click();
    });
    await found.page.locator(".gallery-item").first().waitFor();
    return found;
  };
  it("leads back to the page that led here before anything was chosen", async () => {
    const {page} = await fromResults();
    await page.keyboard.press("Escape");
    await page.waitForURL("**/results");
  });
  it("stays once the reader has made a step, however often it is pressed", async () => {
    const {page} = await fromResults();
    await page.getByRole("combobox", {name: "True class"}).selectOption("shirt");
    await page.locator("h1").click();
    for (let i = 0; i < 3; ++i) await page.keyboard.press("Escape");
    await drawn(page);
    expect(new URL(page.url()).pathname).toBe("/explore.html");
    expect(new URL(page.url()).search).toBe("?label=shirt");
  });
  it("in the middle of a lasso cancels it, and nothing else", async () => {
    const {page} = await fromResults();
    await page.locator(".explore-panes").getByText("Map", {exact: true}).click();
    await page.locator(".map-canvas").waitFor();
    await page.locator(".map-pane").getByText("Lasso", {exact: true}).click();
    await page.locator(".map-canvas").scrollIntoViewIfNeeded();
    const {x, y} = (await page.locator(".map-canvas").boundingBox())!;
    await page.mouse.move(x + 60, y + 60);
    await page.mouse.down();
    await page.mouse.move(x + 200, y + 60);
    await page.mouse.move(x + 200, y + 200);
    await page.keyboard.press("Escape");
    await page.mouse.move(x + 60, y + 200);
    await page.mouse.up();
    await drawn(page);
    expect(new URL(page.url()).search).toBe("?show=map");
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(10_000);
  });
});

describe("on a phone", () => {
  it("a tapped cell says how many images it leaves, and leads to them", async () => {
    const {page} = await explore("", {width: 375, hasTouch: true});
    const onward = page.locator(".to-images");
    expect(await onward.isVisible()).toBe(false);
    const cell = page.locator(".matrix tbody td button").nth(2);
    const count = numberIn(await cell.textContent());
    await cell.tap();
    await onward.waitFor();
    expect(numberIn(await onward.textContent())).toBe(count);
    const {y, height, width} = (await onward.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(800);
    expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
    await onward.tap();
    await page.locator(".explore-count").waitFor();
    await drawn(page);
    const tile = (await page.locator(".gallery-item").first().boundingBox())!;
    expect(tile.y).toBeGreaterThanOrEqual(0);
    expect(tile.y + tile.height).toBeLessThanOrEqual(800);
    expect(await onward.isVisible()).toBe(false);
  });
  it("the button is not there while all images are in, nor beside a gallery that is in sight", async () => {
    const {page} = await explore("?label=6", {width: 1280});
    expect(await page.locator(".to-images").isVisible()).toBe(false);
  });
});

describe("on a slow or broken line", () => {
  it("an image’s numbers arrive although they take longer than ten seconds", async () => {
    const {page, faults} = await explore();
    await page.clock.install();
    let arrive!: () => void;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    await page.route("**/predictions.*.arrow", async (route) => {
      await late;
      await route.continue();
    });
    const asked = page.waitForRequest("**/predictions.*.arrow");
    await page.locator("[data-image] a").first().click();
    await asked;
    await page.clock.fastForward(20_000);
    arrive();
    await page.locator(".panel .probabilities").waitFor();
    expect(await page.locator(".panel [role=alert]").count()).toBe(0);
    expect(faults).toEqual([]);
  });
  it("what does not arrive can be asked for again, and nobody is told to build the site", async () => {
    const {page} = await explore();
    await page.route("**/predictions.*.arrow", (route) => route.abort("connectionreset"));
    await page.locator("[data-image] a").first().click();
    const alert = page.locator(".panel [role=alert]");
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/line is slow or broken\. Try again/);
    expect(await alert.innerText()).not.toMatch(/build/);
    await page.unroute("**/predictions.*.arrow");
    await alert.getByRole("button", {name: "Try again"}).click();
    await page.locator(".panel .probabilities").waitFor();
    expect(await alert.count()).toBe(0);
  });
  it("what is not what the site was built with is the site’s matter, and can be asked for again too", async () => {
    const {page} = await explore();
    await page.route("**/measures.*.arrow", (route) => route.fulfill({body: "nonsense"}));
    await page.getByRole("combobox", {name: "Sorted by"}).selectOption("disagreement");
    const alert = page.locator(".explore-alerts [role=alert]");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("whoever runs this site has to mend it");
    await page.getByRole("combobox", {name: "True class"}).selectOption("shirt");
    await page.unroute("**/measures.*.arrow");
    await alert.getByRole("button", {name: "Try again"}).click();
    await expect.poll(() => page.getByRole("combobox", {name: "Sorted by"}).inputValue()).toBe("disagreement");
    expect(await alert.count()).toBe(0);
    expect(queryOf(page)).toMatch(/label=shirt.*sort=disagreement/);
  });
});

describe("in forced colours", () => {
  const forced = {forcedColors: "active"} as const;
  const colours = (page: Opened["page"], selector: string): Promise<string[]> =>
    page
      .locator(selector)
      .evaluateAll((elements) =>
        elements.map((element) => `${getComputedStyle(element).color} on ${getComputedStyle(element).backgroundColor}`)
      );
  it("a chosen cell of who is right is told from the others", async () => {
    const {page} = await explore("?right=a&right=ann", forced);
    await page.locator(".explore-outcomes button").nth(1).click();
    const found = await colours(page, ".explore-outcomes button");
    const pressed = await page
      .locator(".explore-outcomes button")
      .evaluateAll((all) => all.findIndex((one) => one.getAttribute("aria-pressed") === "true"));
    expect(pressed).toBeGreaterThanOrEqual(0);
    expect(found.filter((colour) => colour === found[pressed])).toHaveLength(1);
  });
  it("so are chosen pills, the image that is open, and the dots of its probabilities", async () => {
    const {page} = await explore("", forced);
    const pills = page.locator(".explore-panes > .choice-group label");
    const [matrix, map] = await pills.evaluateAll((all) => all.map((pill) => getComputedStyle(pill).backgroundColor));
    expect(matrix).not.toBe(map);
    await page.locator(".gallery-item").first().click();
    await page.locator(".panel .share-dot").first().waitFor();
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(
      await page
        .locator(".panel .share-dot")
        .first()
        .evaluate((dot) => getComputedStyle(dot).backgroundColor)
    ).not.toBe(ground);
    const outlines = await page
      .locator(".gallery-item")
      .evaluateAll((items) => items.slice(0, 2).map((item) => getComputedStyle(item).outlineStyle));
    expect(outlines).toEqual(["solid", "none"]);
  });
});

/** The place among the drawn tiles of one that is whole in the window. */
function placeInWindow(page: Opened["page"]): Promise<number> {
  return page.locator(".gallery-item").evaluateAll((tiles) =>
    tiles.findIndex((tile) => {
      const {top, bottom} = tile.getBoundingClientRect();
      return top > 200 && bottom < innerHeight;
    })
  );
}
