import {tableFromIPC} from "apache-arrow";
import type {Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {classNames} from "../../src/lib/classNames.js";
import {axeViolations} from "./axeViolations.js";
import {drawnImages, numberIn, queryOf, shownCount} from "./exploring.js";
import {opening} from "./opening.js";
import {seenImages, type Seen} from "./seenImages.js";
import {publishedFile} from "./servedSite.js";

const {explore} = opening();
let seen: Seen[];
beforeAll(() => void (seen = seenImages()));
const sure = (probabilities: readonly number[]): boolean => Math.max(...probabilities) >= 0.9;

describe("a view to begin with", () => {
  const wrong = ({label, cnn}: Seen): boolean => cnn.prediction !== label;
  const annWrong = ({label, ann}: Seen): boolean => ann.prediction !== label;
  const expected: Readonly<Record<string, (image: Seen) => boolean>> = {
    "Labels to doubt": (image) =>
      wrong(image) &&
      image.ann.prediction === image.cnn.prediction &&
      sure(image.ann.probabilities) &&
      sure(image.cnn.probabilities),
    "CNN sure and wrong": (image) => wrong(image) && sure(image.cnn.probabilities),
    "Only the CNN right": (image) => annWrong(image) && !wrong(image),
    "Only the ANN right": (image) => wrong(image) && !annWrong(image),
    "Shirts taken for T-shirts": ({label, cnn}) => label === 6 && cnn.prediction === 0,
    "They disagree most": ({ann, cnn}) => ann.prediction !== cnn.prediction
  };
  it("says how many images it has, and shows so many", async () => {
    const {page, faults} = await explore();
    const links = page.locator(".starting-view");
    expect(await links.count()).toBe(6);
    for (const [name, passes] of Object.entries(expected)) {
      const link = page.locator(".starting-view", {hasText: name});
      const count = seen.filter(passes).length;
      expect([name, numberIn(await link.locator("span").textContent())]).toEqual([name, count]);
      await link.click();
      await expect.poll(() => shownCount(page)).toBe(count);
      await expect.poll(() => link.getAttribute("aria-current")).toBe("true");
      expect(await page.locator(".starting-view[aria-current]").count()).toBe(1);
    }
    expect(faults).toEqual([]);
  });
  it("is a stop of a tour, on which the focus stays with the way on", async () => {
    const {page} = await explore();
    const next = page.locator(".tour a[rel=next]");
    const here = () => page.locator(".tour [role=status]").textContent();
    const current = () => page.locator(".starting-view[aria-current]").innerText();
    expect(await next.textContent()).toBe("Take the tour of six views");
    await next.focus();
    await page.keyboard.press("Enter");
    await expect.poll(here).toMatch(/^1 of 6: Both say/);
    expect(await current()).toContain("Labels to doubt");
    await page.keyboard.press("Enter");
    await expect.poll(here).toMatch(/^2 of 6: /);
    expect(await page.evaluate(() => (document.activeElement as HTMLAnchorElement).rel)).toBe("next");
    await page.locator(".tour a[rel=prev]").click();
    await expect.poll(here).toMatch(/^1 of 6: /);
    await page.goBack();
    await expect.poll(here).toMatch(/^2 of 6: /);
  });
  it("is led to by a presenter's remote", async () => {
    const {page} = await explore("?present");
    const here = () => page.locator(".tour [role=status]").textContent();
    for (const [key, place] of [
      ["PageDown", 1],
      ["PageDown", 2],
      ["PageUp", 1]
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(here).toMatch(new RegExp(`^${place} of 6: `));
    }
    for (let i = 1; i <= 6; ++i) await page.keyboard.press("PageDown");
    await expect.poll(here).toMatch(/^6 of 6: /);
    expect(await page.locator(".tour a[rel=next]").isVisible()).toBe(false);
  });
  it("is the same from its address in a new window", async () => {
    const {page} = await explore();
    const href = (await page.locator(".starting-view", {hasText: "sure and wrong"}).getAttribute("href"))!;
    const other = await explore(href);
    expect(await shownCount(other.page)).toBe(seen.filter(expected["CNN sure and wrong"]!).length);
    expect(await other.page.locator(".starting-view[aria-current]").count()).toBe(1);
  });
  it("speaks of the models that are compared, and of what these have", async () => {
    const {page} = await explore("?a=cnn&b=resnet-s1");
    const names = await page.locator(".starting-view").allTextContents();
    expect(names.map((text) => text.replace(/ [\d,]+$/, ""))).toEqual([
      "Only run resnet-s1 right",
      "Only the CNN right",
      "Shirts taken for T-shirts"
    ]);
  });
});

it("each image of the gallery has its value of what it is sorted by", async () => {
  const {page} = await explore("?cnn=wrong&sort=cnn-confidence");
  const image = (await drawnImages(page))[0]!;
  const value = await page.locator(`[data-image="${image}"] .gallery-value`).textContent();
  expect(value).toContain((100 * Math.max(...seen[image]!.cnn.probabilities)).toFixed(1));
});

it("the difference says in words who is the better where the two differ by more than chance", async () => {
  const {page} = await explore("?matrix=difference");
  const marked = await page.locator(".matrix td[data-changed]").count();
  const caption = (await page.locator(".matrix-caption").last().textContent())!;
  expect(caption).toContain(marked === 0 ? "In no cell" : `In ${marked} of 100 cells`);
  const better = await page.locator('.matrix td[data-changed][data-kind="better"]').count();
  if (marked > 0 && better === marked) expect(caption).toContain("the CNN is the better in all of them");
  if (better > 0 && better < marked) expect(caption).toContain(`the CNN is the better in ${better}`);
});

describe("an image that is pinned", () => {
  it("stays beside the next, with both labels and what the models say of both, and in the address", async () => {
    const {page, faults} = await explore("?cnn=wrong");
    const [first, second] = await drawnImages(page);
    await page.locator(".gallery-item").first().click();
    await page.getByRole("button", {name: /^Pin/}).click();
    await page.getByRole("button", {name: "Next image"}).click();
    const table = page.locator(".panel-comparison table");
    await table.waitFor();
    expect(queryOf(page)).toBe(`?cnn=wrong&image=${second}&pinned=${first}`);
    expect(await table.locator("tbody tr").nth(1).locator("td").allTextContents()).toEqual([
      ...[first, second].map((image) => classNames[seen[image!]!.label]),
      ""
    ]);
    expect(await table.locator("canvas").count()).toBe(3);
    const ofCnn = await table.locator("tbody tr").nth(3).locator("td").allTextContents();
    [first, second].forEach((image, i) => {
      expect(ofCnn[i]).toContain(classNames[seen[image!]!.cnn.prediction]);
      expect(ofCnn[i]).toContain((100 * Math.max(...seen[image!]!.cnn.probabilities)).toFixed(1));
    });
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("button", {name: /^Unpin/}).click();
    expect(await table.count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

it("more like this sorts all test images by likeness, the image itself first, and the address restores it", async () => {
  const {page, faults} = await explore("?image=42");
  await page.getByRole("button", {name: /^More like this|Sort the test images/}).click();
  await page.locator(".explore-notice").getByText("Sorted by likeness to test image 42").waitFor();
  const bytes = publishedFile("test-activations.u8");
  const units = bytes.length / 10_000;
  const distance = (other: number): number => {
    let sum = 0;
    for (let unit = 0; unit < units; ++unit) sum += (bytes[42 * units + unit]! - bytes[other * units + unit]!) ** 2;
    return sum;
  };
  const order = Array.from({length: 10_000}, (_, image) => image)
    .map((image) => ({image, far: distance(image)}))
    .sort((a, b) => a.far - b.far || a.image - b.image)
    .map(({image}) => image);
  const shown = await drawnImages(page);
  expect(shown).toEqual(order.slice(0, shown.length));
  expect(shown[0]).toBe(42);
  const again = await explore(queryOf(page));
  expect((await drawnImages(again.page))[1]).toBe(order[1]);
  expect(faults).toEqual([]);
});

describe("before an audience", () => {
  const isSeen = (page: Page, selector: string): Promise<boolean> => page.locator(selector).first().isVisible();
  it("the explorer stands alone, is led by keys, and stays so from view to view", async () => {
    const {page} = await explore("?present&label=shirt");
    expect(await isSeen(page, "#observablehq-sidebar")).toBe(false);
    expect(await isSeen(page, "h1")).toBe(false);
    expect(await shownCount(page)).toBe(1000);
    await page.keyboard.press("2");
    await page.locator(".map-canvas").waitFor();
    expect(queryOf(page)).toBe("?label=shirt&show=map&present");
    await page.keyboard.press("1");
    await page.locator(".matrix").waitFor();
    await page.keyboard.press("4");
    await page.locator(".panel[open]").waitFor();
    await page.reload();
    await page.locator(".panel[open]").waitFor();
    expect(await isSeen(page, "#observablehq-sidebar")).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });
  it("in a frame of another page it has neither sidebar nor footer", async () => {
    const {page} = await explore("?embed&label=shirt&cnn=coat", {width: 640});
    for (const selector of ["#observablehq-sidebar", "#observablehq-footer", "h1"])
      expect([selector, await isSeen(page, selector)]).toEqual([selector, false]);
    expect((await page.locator(".slot-choice").boundingBox())!.y).toBeLessThan(200);
  });
});

it("the file that a link's model names completes it, in its place", async () => {
  const {drop} = await import("./givenPredictions.js");
  const {fileBytes} = await import("../browserWorker/predictions/files.js");
  const file = {name: "logits-f4.npy", bytes: fileBytes("good/logits-f4.npy")};
  const first = await explore();
  await drop(first.page, "body", [file]);
  await first.page.locator(".mine-card").waitFor();
  await first.page.locator(".mine-card").getByRole("button", {name: "Copy a link"}).click();
  await first.page.getByText("Link copied").waitFor();
  const {hash} = new URL(await first.page.evaluate(() => navigator.clipboard.readText()));
  const {page} = await explore(hash);
  await page.locator(".mine-stranger").waitFor();
  expect(await page.locator(".diagram-dot").count()).toBe(0);
  await drop(page, "body", [file]);
  await page.locator(".diagram-dot").first().waitFor();
  expect(await page.locator(".mine-card").count()).toBe(1);
  expect(await page.locator(".mine-stranger").count()).toBe(0);
  expect(await page.locator(".mine-notes").innerText()).toContain("the file of the linked model");
  expect(await page.locator(".slot-choice select").nth(1).inputValue()).toBe("mine");
});

it("its files are readable elsewhere: an Arrow file of a selection has its address and both models’ probabilities", async () => {
  const {page} = await explore("?label=shirt&cnn=coat");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", {name: /as Arrow/}).click()
  ]);
  const {readFileSync} = await import("node:fs");
  const table = tableFromIPC(readFileSync(await file.path()));
  expect(table.schema.metadata.get("address")).toContain("label=shirt&cnn=coat");
  const example = table.getChild("example")!.get(0) as number;
  const found = Array.from({length: 10}, (_, label) => table.getChild(`cnnProbability${label}`)!.get(0) as number);
  seen[example]!.cnn.probabilities.forEach((share, i) => expect(found[i]).toBeCloseTo(share, 5));
});
