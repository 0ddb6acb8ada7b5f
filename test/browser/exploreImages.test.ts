import {readFileSync} from "node:fs";
import {tableFromIPC} from "apache-arrow";
import type {Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {drawnImages, exploring, focusedImage, goTo, queryOf, shownCount} from "./exploring.js";
import {randomNumbers} from "./randomNumbers.js";
import {seenImages, type Seen} from "./seenImages.js";
import {publishedFile} from "./servedSite.js";

const {site, open, explore, settled, faults, requests} = exploring();
let seen: Seen[];
beforeAll(() => void (seen = seenImages()));

const openImage = async (page: Page): Promise<string | null> => page.locator(".panel[open] .panel-title").textContent();

describe("the gallery", () => {
  it("keeps fewer than 1,500 nodes in the page, wherever it is scrolled to, with an image open or the map", async () => {
    for (const query of ["", "?image=7", "?show=map"]) {
      const page = await explore(query, {width: 2200});
      for (const share of [0, 0.5, 1]) {
        await page.evaluate((to) => scrollTo(0, to * document.documentElement.scrollHeight), share);
        await settled();
        expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(1500);
        expect(await page.locator(".gallery-cell").count()).toBeGreaterThan(0);
      }
    }
  });
  it("keeps the focus through 120 random keys", async () => {
    const page = await explore("?cnn=wrong");
    const random = randomNumbers(120);
    const keys = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "j", "k", "Home", "End", "x", "Shift+ArrowRight"];
    await page.locator('.gallery-item[tabindex="0"]').focus();
    for (let i = 0; i < 120; ++i) {
      const key = keys[Math.floor(random() * keys.length)]!;
      await page.keyboard.press(key);
      expect([i, key, await focusedImage(page)]).toEqual([i, key, expect.stringMatching(/^\d+$/)]);
    }
    expect(await page.locator('.gallery-item[tabindex="0"]').count()).toBe(1);
    expect(faults()).toEqual([]);
  }, 120_000);
  it("picks images out by keys and clicks, shows only them, and holds them in the address", async () => {
    const page = await explore();
    await page.locator('.gallery-item[tabindex="0"]').focus();
    await page.keyboard.press("x");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    expect(await page.locator(".picked-count").textContent()).toBe("3 picked");
    await page.getByRole("button", {name: /^Pick images/}).click();
    await page.locator(".gallery-item").nth(1).click();
    expect(await page.locator(".picked-count").textContent()).toBe("2 picked");
    await page.getByRole("button", {name: "Show only these picked images"}).click();
    expect(await shownCount(page)).toBe(2);
    expect(queryOf(page)).toMatch(/^\?ids=\d+,\d+$/);
  });
});

describe("an image", () => {
  it("opens by a click, with both models' probabilities, its neighbours and what covering does, and closes by going back", async () => {
    const covered = tableFromIPC(publishedFile("occlusion.arrow")).getChild("example")!;
    const ids = [covered.get(0), covered.get(50), covered.get(100)].join(",");
    const page = await explore(`?ids=${ids}`);
    await page.locator(".gallery-item").first().click();
    for (const part of [".occlusion canvas", ".probabilities tbody tr", ".neighbours li"])
      await page.locator(`.panel[open] ${part}`).first().waitFor();
    expect(await page.locator(".panel[open] .probabilities tbody tr").count()).toBe(10);
    expect(await page.locator(".panel[open] .neighbours li").count()).toBe(5);
    expect(await page.locator(".panel[open] .occlusion").count()).toBe(2);
    expect(queryOf(page)).toMatch(/^\?ids=[\d,]+&image=\d+$/);
    await page.goBack();
    expect(await page.locator(".panel[open]").count()).toBe(0);
    expect(faults()).toEqual([]);
  });
  it("lets the networks run on it where it is asked for, and leads to drawing on it", async () => {
    const page = await explore("?image=42");
    const part = page.locator(".panel[open] .panel-part", {hasText: "Inside the networks"});
    expect(requests().filter((request) => /worker|\.f32|\.wasm/.test(request))).toEqual([]);
    expect(await part.locator("a").getAttribute("href")).toBe("./try.html?image=42");
    await part.getByRole("button", {name: "Look inside"}).click();
    await part.locator("summary", {hasText: "Layer by layer"}).click();
    await part.locator(".maps button").first().waitFor();
    expect(await part.locator(".maps button").count()).toBe(32 + 64);
    await part.locator(".maps button").first().focus();
    await page.keyboard.press("ArrowRight");
    expect(queryOf(page)).toBe("?image=42");
    expect(
      await part
        .locator(".maps button")
        .nth(1)
        .evaluate((map) => map === document.activeElement)
    ).toBe(true);
    await part.locator("summary", {hasText: "What it resembles"}).click();
    const nearest = part.locator(".nearest-tests a");
    await nearest.first().waitFor();
    expect(await nearest.count()).toBe(10);
    expect(await nearest.first().getAttribute("href")).toMatch(/^\.\/explore\.html\?image=(?!42$)\d+$/);
    expect(faults()).toEqual([]);
  });
  it("that both models get right says that covering was not tried", async () => {
    const right = seen.findIndex(({label, ann, cnn}) => ann.prediction === label && cnn.prediction === label);
    const page = await explore(`?image=${right}`);
    await page.getByText(/^Not computed when this site was built/).waitFor();
    expect(faults()).toEqual([]);
  });
  it("opens from a pasted address with its filters, in a new window as it was", async () => {
    const page = await explore("?label=6&ann=0&sort=ann-loss");
    await page.locator(".gallery-item").nth(2).click();
    const firstImages = async (of: Page): Promise<number[]> => (await drawnImages(of)).slice(0, 8);
    const [address, title, drawn] = [page.url(), await openImage(page), await firstImages(page)];
    const again = await open({path: address.slice(site().address.length)});
    await again.locator(".panel[open]").waitFor();
    expect(await openImage(again)).toBe(title);
    expect(drawn.length).toBe(8);
    await expect.poll(() => firstImages(again)).toEqual(drawn);
    expect(await again.locator('.gallery-item[aria-current="true"]').count()).toBe(1);
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
  it.each([
    ["Escape", 1280, (page) => page.keyboard.press("Escape")],
    ["the Close button", 1280, (page) => page.getByRole("button", {name: "Close"}).click()],
    ["Escape", 375, (page) => page.keyboard.press("Escape")]
  ] as const satisfies [string, number, (page: Page) => Promise<void>][])(
    "that was stepped to from another has the focus in the gallery when %s closes it, %i px wide",
    async (_, width, close) => {
      const page = await explore("?cnn=wrong", {width});
      await page.locator('.gallery-item[tabindex="0"]').focus();
      const first = await focusedImage(page);
      await page.keyboard.press("Enter");
      await page.keyboard.press("ArrowRight");
      await page.getByRole("button", {name: "Next image"}).click();
      const last = new URL(page.url()).searchParams.get("image");
      expect(last).toBe(String((await drawnImages(page))[2]));
      await close(page);
      expect([await page.locator(".panel[open]").count(), await focusedImage(page)]).toEqual([0, last]);
      expect(last).not.toBe(first);
    }
  );
  it("far from where it was opened has the focus in the gallery after going back", async () => {
    const page = await explore("?cnn=wrong");
    await page.locator(".gallery-item").first().click();
    for (let i = 0; i < 80; ++i) await page.keyboard.press("ArrowRight");
    const last = new URL(page.url()).searchParams.get("image");
    await page.goBack();
    await page.locator(".panel[open]").waitFor({state: "detached"});
    expect(await focusedImage(page)).toBe(last);
  });
  it("covers a narrow window, keeps the focus inside, and closes by Escape", async () => {
    const page = await explore("", {width: 375});
    await page.locator(".gallery-item").first().click();
    expect(await page.locator(".panel:modal").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator(".panel[open]").count()).toBe(0);
    expect(await focusedImage(page)).toBeDefined();
  });
});

describe("the map", () => {
  it("is drawn, zoomed and chosen from by keys, with a table of what is chosen", async () => {
    const page = await explore("?show=map");
    await page.locator(".map-canvas").focus();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/zoom=2\.25/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/area=cnn-umap/);
    const chosen = await shownCount(page);
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).toBeLessThan(10_000);
    await page.getByText("Selection as a table").click();
    await page.locator(".map-twin tbody tr").nth(14).waitFor();
    expect(await page.locator(".map-twin tbody tr").count()).toBe(15);
    expect(faults()).toEqual([]);
  });
  it("is chosen from by drawing around a part of it, and the address restores that", async () => {
    const page = await explore("?show=map");
    await page.locator(".map-pane").getByText("Lasso", {exact: true}).click();
    await page.locator(".map-canvas").scrollIntoViewIfNeeded();
    const box = (await page.locator(".map-canvas").boundingBox())!;
    const corner = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height];
    await page.mouse.move(...corner(0.1, 0.1));
    await page.mouse.down();
    for (const [x, y] of [
      [0.9, 0.1],
      [0.9, 0.6],
      [0.1, 0.6]
    ] as const)
      await page.mouse.move(...corner(x, y), {steps: 5});
    await page.mouse.up();
    await page.waitForURL(/area=cnn-umap/);
    const chosen = await shownCount(page);
    const url = page.url();
    await page.goto("about:blank");
    await page.goto(url);
    await page.locator(".explore-count").waitFor();
    expect(await shownCount(page)).toBe(chosen);
  });
  it.each(["", "&present"])("opens the image under the pointer%s", async (way) => {
    const page = await explore(`?show=map&ids=123&zoom=1,0,0${way}`);
    await page.locator(".map-canvas").waitFor();
    const places = tableFromIPC(publishedFile("map.arrow")).get(123)!.toJSON() as Record<string, number>;
    await goTo(page, `?show=map${way}&zoom=20,${places["cnnUmapX"]!.toFixed(3)},${places["cnnUmapY"]!.toFixed(3)}`);
    await page.locator(".map-canvas").click();
    await page.locator(".panel[open]").waitFor();
    expect(queryOf(page)).toContain("image=123");
  });
  it("is moved beside an open image, which stays as far scrolled and unfolded as it is", async () => {
    const page = await explore("?show=map&image=42");
    const parts = page.locator(".panel[open] .panel-body > *");
    await page.locator(".panel[open] .probabilities").waitFor();
    await parts.evaluateAll((all) => all.forEach((part) => (part.dataset["seen"] = "before")));
    await page.locator(".map-canvas").focus();
    await page.keyboard.press("+");
    await page.waitForURL(/zoom=/);
    expect(await parts.evaluateAll((all) => all.every((part) => part.dataset["seen"] === "before"))).toBe(true);
  });
});

it("enlarged for an audience and scrolled, the gallery has an image in every place of the window", async () => {
  const page = await explore("?present");
  await page.evaluate(() => document.querySelector(".gallery")!.scrollIntoView());
  await page.evaluate(() => scrollBy(0, 4000));
  const isThere = (y: number) =>
    page.evaluate((at) => {
      const {left, width} = document.querySelector(".gallery")!.getBoundingClientRect();
      return document.elementsFromPoint(left + width / 2, at).some((one) => one.closest(".gallery-item, [data-image]"));
    }, y);
  for (const y of [150, 400, 700]) await expect.poll(() => isThere(y)).toBe(true);
});

it("Escape in the field for rows of one’s own leaves neither the field nor the page", async () => {
  const page = await open({path: "/results"});
  await page.goto(page.url().replace("results", "explore"));
  await page.getByRole("button", {name: "Add your own"}).click();
  await page.getByText("Type or paste rows").click();
  const field = page.getByRole("textbox", {name: "Rows, one for each test image"});
  await field.fill("1 2 3");
  await field.press("Escape");
  expect(page.url()).toMatch(/explore/);
  expect(await field.inputValue()).toBe("1 2 3");
});

describe("taking away", () => {
  async function download(page: Page, name: RegExp): Promise<{name: string; bytes: Buffer}> {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", {name}).click()]);
    return {name: file.suggestedFilename(), bytes: readFileSync(await file.path())};
  }
  it("gives the selected images as CSV and as Arrow with the same numbers", async () => {
    const page = await explore("?label=6&ann=0");
    const found = await shownCount(page);
    const {name, bytes} = await download(page, /as CSV/);
    expect(name).toBe(`shirt-the-ann-says-t-shirt-${found}.csv`);
    const [head, ...lines] = bytes.toString("utf8").trim().split("\r\n");
    expect(head).toMatch(/^example,label,labelId,annPrediction,annPredictionId,cnnPrediction,cnnPredictionId,cnnLoss/);
    const expected = seen
      .flatMap(({label, ann}, image) => (label === 6 && ann.prediction === 0 ? [image] : []))
      .sort((a, b) => seen[b]!.cnn.loss - seen[a]!.cnn.loss || a - b);
    expect(lines.map((line) => Number.parseInt(line))).toEqual(expected);
    const arrow = tableFromIPC((await download(page, /as Arrow/)).bytes);
    expect(Array.from(arrow.getChild("example")!)).toEqual(expected);
    expect(arrow.getChild("label")!.get(0)).toBe("Shirt");
    expect(faults()).toEqual([]);
  });
  it("gives a contact sheet as PNG", async () => {
    const page = await explore("?label=6&ann=0");
    const {name, bytes} = await download(page, /as PNG/);
    expect(name).toMatch(/\.png$/);
    expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
    const [columns, cell, margin, scale] = [10, 112, 8, 2];
    expect(bytes.readUInt32BE(16)).toBe(scale * (columns * cell + 2 * margin)); // IHDR's width
  });
  it("copies the link", async () => {
    const page = await explore("?label=6");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", {name: /^Copy link/}).click();
    await page.getByText("Link copied.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });
  it("has no more length on paper than the images that are drawn", async () => {
    const page = await explore();
    await page.locator("[data-image]").first().waitFor();
    await page.emulateMedia({media: "print"});
    const drawn = await page.locator(".gallery-cell").count();
    const height = await page.locator(".gallery").evaluate((gallery) => gallery.scrollHeight);
    expect(height).toBeLessThanOrEqual(160 * drawn);
  });
  it("prints the images and nothing else of the page", async () => {
    const page = await explore("?label=6&ann=0");
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute("data-printed", "");
    });
    await page.getByRole("button", {name: "Print these images"}).click();
    await page.locator("body[data-printed]").waitFor();
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".print-pages canvas").first().isVisible()).toBe(true);
    expect(await page.locator("#observablehq-center").isVisible()).toBe(false);
  });
});
