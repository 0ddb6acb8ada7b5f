import type {Page} from "playwright-core";
import {afterEach, describe, expect, it} from "vitest";
import {axeViolations} from "./axeViolations.js";
import {servedSite} from "./servedSite.js";
import {visit, type Visit, type VisitOptions} from "./visit.js";

const site = servedSite();
let visited: Visit;

async function explore(query = "", options: Partial<VisitOptions> = {}): Promise<Page> {
  visited = await visit(site(), {path: `/explore${query}`, ...options});
  await visited.page.locator(".explore-count").waitFor();
  return visited.page;
}

const queryOf = (page: Page): string => new URL(page.url()).search;
const shownCount = async (page: Page): Promise<number> =>
  Number.parseInt((await page.locator(".explore-count").textContent())!.replace(",", ""));
const openImage = async (page: Page): Promise<string | null> => page.locator(".panel[open] .panel-title").textContent();
const focusedImage = (page: Page): Promise<string | undefined> => {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-image]")?.dataset["image"]);
};

afterEach(() => visited.close());

describe("the gallery", () => {
  it("of a cell of a confusion matrix holds as many images as the cell says", async () => {
    const page = await explore("?model=ann&label=6&prediction=0");
    const shown = await shownCount(page);
    await page.goto(`${site().address}/results`);
    const cell = page.locator('a[href$="explore?model=ann&label=6&prediction=0"]').first();
    expect(shown).toBe(Number(await cell.textContent()));
  });
  it("follows the filters, which stand in the address and can be taken back", async () => {
    const page = await explore();
    const all = await shownCount(page);
    await page.getByLabel("True class").selectOption("Shirt");
    await page.locator(".filters").getByText("Both").click();
    expect(queryOf(page)).toBe("?wrong=both&label=6");
    expect(await shownCount(page)).toBeLessThan(all);
    await page.goBack();
    expect(queryOf(page)).toBe("?label=6");
    await page.goBack();
    expect(await shownCount(page)).toBe(all);
    await page.goForward();
    expect(await page.getByLabel("True class").inputValue()).toBe("6");
    expect(visited.faults).toEqual([]);
  });
  it("keeps fewer than 1,500 nodes in the page, wherever it is scrolled to", async () => {
    const page = await explore();
    for (const share of [0, 0.5, 1]) {
      await page.evaluate((to) => scrollTo(0, to * document.documentElement.scrollHeight), share);
      await page.waitForTimeout(100);
      expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(1500);
      expect(await page.locator(".gallery-cell").count()).toBeGreaterThan(8);
    }
  });
  it("answers a filter at once, and prints how long that takes on a machine four times as slow", async () => {
    const page = await explore();
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", {rate: 4});
    const answers = await page.evaluate(() =>
      ["ann", "cnn", "both", "only-ann", "any"].map((value) => {
        const start = performance.now();
        const choice = document.querySelector<HTMLInputElement>(`.filters [value="${value}"]`)!;
        choice.click();
        const milliseconds = performance.now() - start;
        const shown = document.querySelector(".explore-count")!.textContent;
        return {milliseconds, shown, promised: choice.parentElement!.textContent.match(/[\d,]+/)?.[0]};
      })
    );
    console.log(`a filter takes ${answers.map(({milliseconds}) => Math.round(milliseconds)).join(", ")} ms`);
    for (const {shown, promised} of answers) expect(shown).toBe(`${promised} images`);
  });
});

describe("an image", () => {
  it("opens by a click, with both models' ten probabilities, and closes by going back", async () => {
    const page = await explore();
    await page.locator(".gallery-item").nth(2).click();
    await page.locator(".panel[open] tbody").waitFor(); // its numbers come from a file of their own
    expect(await page.locator(".panel[open] tbody tr").count()).toBe(10);
    expect(queryOf(page)).toMatch(/^\?image=\d+$/);
    await page.goBack();
    expect(await page.locator(".panel[open]").count()).toBe(0);
  });
  it("opens from a pasted address with its filters", async () => {
    const page = await explore();
    await page.locator(".gallery-item").nth(2).click();
    const [address, title] = [page.url(), await openImage(page)];
    await page.goto("about:blank");
    await page.goto(address);
    expect(await openImage(page)).toBe(title);
    expect(await page.locator('.gallery-item[aria-current="true"]').count()).toBe(1);
  });
  it("is reached, opened, left behind and closed by keys alone, and the focus is never lost", async () => {
    const page = await explore();
    await page.locator('.gallery-item[tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("j");
    const chosen = await focusedImage(page);
    await page.keyboard.press("Enter");
    expect(queryOf(page)).toBe(`?image=${chosen}`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("panel-title");
    const steps = await page.evaluate(() => history.length);
    await page.keyboard.press("ArrowRight");
    expect(queryOf(page)).not.toBe(`?image=${chosen}`);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    await page.keyboard.press("k");
    expect(queryOf(page)).toBe(`?image=${chosen}`);
    await page.keyboard.press("Escape");
    expect(queryOf(page)).toBe("");
    expect(await focusedImage(page)).toBe(chosen);
    await page.keyboard.press("End");
    expect(await focusedImage(page)).not.toBe(chosen);
  });
  it("covers a narrow window, keeps the focus inside, and closes by Escape", async () => {
    const page = await explore("", {width: 375});
    await page.locator(".gallery-item").first().click();
    expect(await page.locator(".panel:modal").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator(".panel[open]").count()).toBe(0);
    expect(await focusedImage(page)).toBeDefined();
  });
  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 320]
  ] as const)("is accessible when open in %s at %i px", async (colorScheme, width) => {
    const page = await explore("?sort=confidence", {colorScheme, width});
    await page.locator(".gallery-item").first().click();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe("an address", () => {
  it.each(["?wrong=%3Cimg%20src=x%20onerror=alert(1)%3E", "?label=99", "?image=-1", "?sort=constructor"])(
    "with %s is answered with a notice",
    async (query) => {
      const page = await explore(query);
      expect(await page.locator(".explore-notice").textContent()).toContain("which there is not; it is left out.");
      expect(await page.locator(".gallery-item").count()).toBeGreaterThan(8);
      expect(visited.faults).toEqual([]);
    }
  );
});

it("outcomes that are damaged are named, and the rest of the page stays", async () => {
  const page = await explore();
  await page.route("**/outcomes.*.arrow", (route) => route.fulfill({body: "nonsense"}));
  await page.reload();
  await page.locator("#explorer [role=alert]").waitFor();
  expect(await page.locator("#explorer [role=alert]").textContent()).toContain(
    "data/outcomes.arrow could not be used."
  );
  expect(await page.locator("h1").isVisible()).toBe(true);
});

it("probabilities that are damaged are named in the open image, and the gallery stays", async () => {
  const page = await explore();
  await page.route("**/predictions.*.arrow", (route) => route.fulfill({body: "nonsense"}));
  await page.locator("[data-image]").first().click();
  await page.locator(".panel [role=alert]").waitFor();
  expect(await page.locator(".panel [role=alert]").textContent()).toContain(
    "data/predictions.arrow could not be used."
  );
  expect(await page.locator(".panel .panel-words").isVisible()).toBe(true);
  expect(await shownCount(page)).toBeGreaterThan(0);
});

it("without scripts the page says what is missing and where the data lies", async () => {
  visited = await visit(site(), {path: "/references"});
  const context = await site().browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(`${site().address}/explore`);
  expect(await page.locator("#explorer").innerText()).toContain("Browsing the images needs scripts");
  expect(await page.locator("#explorer a[download]").count()).toBe(4);
  await context.close();
});
