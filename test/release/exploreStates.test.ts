import {beforeAll, describe, expect, it} from "vitest";
import {axeViolations} from "../browser/axeViolations.js";
import {exploring} from "../browser/exploring.js";
import {seenImages, type Seen} from "../browser/seenImages.js";

const {site, open, explore, settled, faults} = exploring();
let seen: Seen[];
beforeAll(() => void (seen = seenImages()));

describe("the explorer is accessible", () => {
  it.each([
    ["?matrix=cnn", "light", 1280],
    ["?matrix=ann&unit=row", "dark", 1280],
    ["?matrix=agreement&fold=tops", "light", 320],
    ["?matrix=difference", "light", 768],
    ["?matrix=difference&shade=all", "dark", 320],
    ["?show=map", "light", 1280],
    ["?show=map&colour=outcome", "dark", 320],
    ["?cnn=wrong&image=", "light", 1280],
    ["?cnn=wrong&image=", "dark", 320],
    ["?label=6&cnn=0&picked=1-5", "light", 1280]
  ] as const)("in %s, %s at %i px", async (query, colorScheme, width) => {
    const wrong = seen.findIndex(({label, cnn}) => cnn.prediction !== label);
    const page = await explore(query.replace(/image=$/, `image=${wrong}`), {colorScheme, width});
    await settled();
    await page.locator(".filter-more summary").evaluate((summary) => (summary as HTMLElement).click());
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(faults()).toEqual([]);
  });
});

describe("a damaged file", () => {
  it("of outcomes is named, and the rest of the page stays", async () => {
    const page = await explore();
    await page.route("**/outcomes.*.arrow", (route) => route.fulfill({body: "nonsense"}));
    await page.reload();
    await page.locator("#explorer [role=alert]").waitFor();
    expect(await page.locator("#explorer [role=alert]").textContent()).toContain("cannot use outcomes.arrow");
    expect(await page.locator("h1").isVisible()).toBe(true);
  });
  it.each(["predictions", "neighbours", "occlusion"])(
    "of %s is named in the open image, and the rest of it stays",
    async (table) => {
      const page = await explore();
      await page.route(`**/${table}.*.arrow`, (route) => route.fulfill({body: "nonsense"}));
      await page.locator("[data-image] a").first().click();
      await page.locator(".panel [role=alert]").waitFor();
      expect(await page.locator(".panel [role=alert]").textContent()).toContain(`cannot use ${table}.arrow`);
      await page.locator(".panel .panel-words").waitFor();
    }
  );
  it("of measures is named when they are asked for, and the gallery keeps to what it can", async () => {
    const page = await explore();
    await page.route("**/measures.*.arrow", (route) => route.fulfill({body: "nonsense"}));
    await page.getByRole("combobox", {name: "Sorted by"}).selectOption("disagreement");
    await page.locator(".explore-alerts [role=alert]").waitFor();
    expect(await page.locator(".explore-alerts").textContent()).toContain("cannot use measures.arrow");
    expect(await page.getByRole("combobox", {name: "Sorted by"}).inputValue()).toBe("cnn-loss");
  });
  it("of the map is named where it would be, and the matrix stays", async () => {
    const page = await explore();
    await page.route("**/map.*.arrow", (route) => route.fulfill({body: "nonsense"}));
    await page.locator(".explore-panes").getByText("Map", {exact: true}).click();
    await page.locator(".explore-alerts [role=alert]").waitFor();
    expect(await page.locator(".matrix").isVisible()).toBe(true);
  });
  it("of images is named once, and the rest of the gallery stays", async () => {
    const page = await open({path: "/references"});
    await page.route("**/data/images/test-00.png*", (route) => route.fulfill({body: "nonsense"}));
    await page.goto(`${site().address}/explore`);
    await page.locator(".explore-alerts [role=alert]").waitFor();
    expect(await page.locator(".explore-alerts [role=alert]").count()).toBe(1);
    expect(await page.locator(".explore-alerts").textContent()).toContain("cannot use test-00.png");
    expect(await page.locator(".gallery-item").count()).toBeGreaterThan(0);
  });
});

it("without scripts the page says what is missing and where the data lies", async () => {
  const context = await site().browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.goto(`${site().address}/explore`);
  expect(await page.locator(".explorer-place").innerText()).toContain("Browsing the images needs scripts");
  expect(await page.locator(".explorer-place a[download]").count()).toBe(4);
  await context.close();
});
