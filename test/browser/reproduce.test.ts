import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {axeViolations} from "./axeViolations.js";
import {expectReproduced, isAt, onQuick, patience, press, reproducing, result} from "./reproducing.js";
import {publishedTable} from "./servedSite.js";

const opened = reproducing();

describe("/reproduce", () => {
  it("loads neither images nor engine before they are asked for, and says how many bytes they have", async () => {
    const {page, requests, faults, close} = await opened();
    await page.locator(".time-left", {hasText: "MB of images"}).waitFor();
    expect(requests.filter((request) => /\.(?:wasm|bin)$|reproducing|models\.json/.test(request))).toEqual([]);
    const bytes = publishedTable("image-pieces").reduce((sum, piece) => sum + piece.bytes, 0);
    expect(await page.textContent(".time-left")).toContain((bytes / 1e6).toFixed(1));
    expect(faults).toEqual([]);
    await close();
  });
  it("has pieces of less than 20 MiB", () => {
    const pieces = publishedTable("image-pieces");
    expect(Math.max(...pieces.map(({bytes}) => bytes))).toBeLessThan(20 * 2 ** 20);
    expect(pieces.filter(({images}) => images === "test").reduce((sum, {count}) => sum + count, 0)).toBe(10_000);
  });
});

onQuick("a run that is trained again in a browser", {timeout: 4 * patience}, () => {
  it.each(["shared", "posted"] as const)("ends with the report's weights: ANN, gradients %s", async (memory) => {
    const {page, faults, close} = await opened(memory);
    await press(page, "Train it here");
    await expectReproduced(page, "ann");
    expect(await page.textContent(".run-record")).toContain(memory === "shared" ? "in shared memory" : "posted");
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("pieces of the images", () => {
  it("that are damaged are named and not used, and can be tried again", async () => {
    const {page, close} = await opened();
    await page.route(/train-images-1/, (route) => route.fulfill({body: Buffer.from("not these")}));
    await press(page, "Train it here");
    await page.locator(".data-alert").waitFor();
    expect(await page.textContent(".data-alert-detail")).toContain("train-images-1.bin");
    await page.unroute(/train-images-1/);
    await press(page, "Try again");
    await isAt(page, /Training the ANN|Done/);
    expect(await page.locator(".data-alert").count()).toBe(0);
    await close();
  });
  it("that are missing are named", async () => {
    const {page, close} = await opened();
    await page.route(/test-images-1/, (route) => route.fulfill({status: 404}));
    await press(page, "Train it here");
    await page.locator(".data-alert").waitFor({timeout: patience});
    expect(await page.textContent(".data-alert-detail")).toContain("test-images-1.bin");
    await close();
  });
  it("that never come are waited for, stopped at the reader's wish, and named after a while", async () => {
    const {page, close} = await opened();
    await page.clock.install();
    const asked = page.waitForRequest(/train-images-1/);
    await page.route(/train-images-1/, () => undefined); // never answered
    await press(page, "Train it here");
    await asked;
    await press(page, "Stop");
    await isAt(page, /^Stopped/);
    expect(await page.locator(".data-alert").count()).toBe(0);
    const again = page.waitForRequest(/train-images-1/);
    await press(page, "Train it here");
    await again;
    await page.clock.fastForward(31_000);
    await page.locator(".data-alert").waitFor();
    expect(await page.textContent(".data-alert")).toContain("The line is slow or broken");
    await close();
  });
});

describe("a stretch", {timeout: 4 * patience}, () => {
  const check = (page: Page) => page.locator("#stretch-here").getByRole("button", {name: "Check it"}).click();
  const stretch = (page: Page) =>
    page.locator("#stretch-here").getByLabel("Stretch", {exact: false}).and(page.locator("select"));
  const last = () => String(publishedTable("checkpoints").filter(({run}) => run.startsWith("ann-")).length - 1);

  it.each(["shared", "posted"] as const)("lands on the published checkpoint, %s", async (memory) => {
    const {page, faults, close} = await opened(memory);
    await stretch(page).selectOption(last());
    await check(page);
    expect(await result(page, "stretch-here")).toContain("lands on the published checkpoint");
    expect(await axeViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
  it("is not trained from a forged checkpoint", async () => {
    const {page, close} = await opened();
    await page.route(/ann-epoch-/, async (route) => {
      const body = await (await route.fetch()).body();
      body[0]! ^= 1;
      await route.fulfill({body});
    });
    await stretch(page).selectOption(last());
    await check(page);
    await page.locator("#stretch-here .data-alert").waitFor();
    expect(await page.textContent(".data-alert-detail")).toMatch(/ann-epoch-\d+\.bin/);
    expect(await axeViolations(page)).toEqual([]);
    await close();
  });
});
