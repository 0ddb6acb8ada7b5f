import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {axeViolations} from "../browser/axeViolations.js";
import {drawStroke} from "../browser/drawStroke.js";
import {judged} from "../browser/judged.js";
import {openParts} from "../browser/openParts.js";
import {publishedTable, servedSite} from "../browser/servedSite.js";
import {visit, type VisitOptions} from "../browser/visit.js";

const site = servedSite();

/** Puts a picture of so many pixels where a chosen file would be. */
async function choosePicture(page: Page, width: number, height: number): Promise<void> {
  await page.evaluate(
    async ([wide, high]) => {
      const canvas = Object.assign(document.createElement("canvas"), {width: wide, height: high});
      const context = canvas.getContext("2d")!;
      context.fillStyle = "white";
      context.fillRect(0, 0, wide!, high!);
      context.fillStyle = "black";
      context.fillRect(wide! / 4, high! / 4, wide! / 2, high! / 2);
      const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
      const chosen = new DataTransfer();
      chosen.items.add(new File([file!], "garment.png", {type: "image/png"}));
      const input = document.querySelector<HTMLInputElement>(".file-button input")!;
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", {bubbles: true}));
    },
    [width, height]
  );
}

describe("the image on /try", () => {
  it("is the test image again once what was drawn on it is undone", async () => {
    const {page, close} = await visit(site(), {path: "/try?image=42"});
    await judged(page);
    const origin = await page.textContent(".try-origin");
    await page.locator(".pixel-ground").click();
    expect(await page.textContent(".try-origin")).toMatch(/^Test image 42, labelled .*, changed by you\.$/);
    expect(new URL(page.url()).search).toBe("");
    await page.getByRole("button", {name: "Undo"}).click();
    expect(await page.textContent(".try-origin")).toBe(origin);
    expect(new URL(page.url()).search).toBe("?image=42");
    await page.waitForSelector(".true-class");
    await close();
  });
  it("is judged by neither network once it is cleared", async () => {
    const {page, close} = await visit(site(), {path: "/try?image=42"});
    await judged(page);
    await page.locator(".why summary", {hasText: "Layer by layer"}).click();
    await page.waitForSelector(".maps");
    await page.getByRole("button", {name: "Clear the drawing"}).click();
    expect(await page.textContent(".belief-verdict")).toBe("Nothing to judge yet");
    expect(await page.locator(".belief-table td.numeric").allTextContents()).toEqual(Array(20).fill(""));
    expect(await page.locator(".maps").count()).toBe(0);
    expect(await page.textContent(".try-origin")).toBe("Draw a garment here.");
    await close();
  });
  it("is the one that was chosen last, though another comes later", async () => {
    const {page, close} = await visit(site(), {path: "/try"});
    await choosePicture(page, 3000, 3000);
    await page.getByRole("button", {name: "At random"}).click();
    await judged(page);
    await page.waitForFunction(() => document.querySelector(".picture")!.hasAttribute("hidden"));
    expect(await page.textContent(".try-origin")).toMatch(/^Test image \d+, labelled .*\. Draw on it\.$/);
    await close();
  });
  it("can be drawn on where a browser tells of no moves between", async () => {
    const {page, faults, close} = await visit(site(), {path: "/try"});
    await page.evaluate("delete PointerEvent.prototype.getCoalescedEvents");
    await drawStroke(page, 4);
    await judged(page);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("the way to other images than drawn ones", () => {
  it("is a link above the drawing where they lie far below, and moves the keyboard there", async () => {
    const {page, close} = await visit(site(), {path: "/try", width: 375});
    await page.getByRole("link", {name: "test image, picture or camera"}).press("Enter");
    await page.waitForFunction(() => document.querySelector(".sources")!.getBoundingClientRect().top < innerHeight / 2);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement!.closest(".sources") !== null)).toBe(true);
    expect(new URL(page.url()).hash).toBe("#sources");
    await close();
  });
  it("is not there where they are in sight", async () => {
    const {page, close} = await visit(site(), {path: "/try", width: 1280});
    expect(await page.locator(".to-sources").isVisible()).toBe(false);
    await close();
  });
});

describe("networks that could not be fetched", () => {
  it("are named, and fetched again with the next image", async () => {
    const {page, close} = await visit(site(), {path: "/try"});
    await page.route(/cnn-weights/, (route) => route.abort());
    await page.getByRole("button", {name: "At random"}).click();
    await page.waitForSelector(".data-alert");
    expect(await page.textContent(".data-alert")).toContain("cannot use cnn-weights.f32");
    expect(await page.textContent(".belief-verdict")).toBe("Nothing to judge yet");
    await page.unroute(/cnn-weights/);
    await page.getByRole("button", {name: "At random"}).click();
    await judged(page);
    expect(await page.locator(".data-alert").count()).toBe(0);
    await close();
  });
});

it("a garment chosen while the networks are still on their way keeps its answers", async () => {
  const {page, close} = await visit(site(), {path: "/try"});
  await page.route(/cnn-weights/, () => undefined); // never answered
  const asked = page.waitForRequest(/cnn-weights/);
  await page.getByRole("button", {name: "At random"}).click();
  await asked;
  await page.locator(".starters button").nth(1).click();
  const answered = await page.textContent(".belief-verdict");
  expect(answered).toMatch(/^(Both|They)/);
  await page.waitForTimeout(600); // twice as long as words on the loading take to come
  expect(await page.textContent(".belief-verdict")).toBe(answered);
  await close();
});

describe("networks that did not arrive", () => {
  it("are asked for again by a button, and the drawing is judged", async () => {
    const {page, close} = await visit(site(), {path: "/try"});
    await page.route(/cnn-weights/, (route) => route.abort());
    await page.getByRole("button", {name: "At random"}).click();
    await page.waitForSelector(".data-alert");
    await page.unroute(/cnn-weights/);
    await page.getByRole("button", {name: "Try again"}).click();
    await judged(page);
    expect(await page.locator(".data-alert").count()).toBe(0);
    await close();
  });
});

describe("the crop of a picture", () => {
  it.each([
    {width: 640, height: 300},
    {width: 300, height: 640}
  ])("is marked on the picture and nowhere beside it, for $width × $height", async ({width, height}) => {
    const {page, close} = await visit(site(), {path: "/try"});
    await choosePicture(page, width, height);
    await page.waitForSelector(".picture-steps li");
    const ground = (await page.locator(".crop-ground").boundingBox())!;
    const picture = (await page.locator(".crop-ground canvas").boundingBox())!;
    const frame = (await page.locator(".crop-frame").boundingBox())!;
    for (const edge of ["x", "y", "width", "height"] as const) {
      expect(Math.abs(ground[edge] - picture[edge])).toBeLessThan(1);
      expect(Math.abs(frame[edge] - picture[edge])).toBeLessThan(1);
    }
    expect(picture.width / picture.height).toBeCloseTo(width / height, 1);
    await close();
  });
});

describe("training that is stopped while its images are fetched", () => {
  it("ends at once, and can be begun anew", async () => {
    const {page, close} = await visit(site(), {path: "/try"});
    await page.route(/training-images/, () => undefined); // never answered
    await page.getByRole("button", {name: "Train the ANN"}).click();
    expect(await page.textContent(".training-status")).toBe("Fetching the images and the engine.");
    await page.getByRole("button", {name: "Stop"}).click();
    expect(await page.textContent(".training-status")).toBe("Stopped. Nothing is kept of it.");
    expect(await page.getByRole("button", {name: "Stop"}).isVisible()).toBe(false);
    expect(await page.locator(".training .main-button:enabled").count()).toBe(2);
    await close();
  });
});

describe("the end of training", () => {
  it("leaves the focus where the reader has it", async () => {
    const {page, close} = await visit(site(), {path: "/try"});
    await page.getByRole("button", {name: "Train the ANN"}).click();
    await page.getByRole("button", {name: "Name twenty images"}).focus();
    await page.waitForSelector(".hashes", {timeout: 60_000});
    await page.waitForFunction(() => document.querySelector<HTMLElement>(".training button:not(.main-button)")!.hidden);
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe("Name twenty images");
    await close();
  });
});

it("training ends with the CNN's very weights that Node made", async () => {
  const shown = await visit(site(), {path: "/try"});
  const {page} = shown;
  await page.getByRole("button", {name: "Train the CNN"}).click();
  await page.waitForSelector(".hashes", {timeout: 60_000});
  const expected = publishedTable("browser-runs").find(({model}) => model === "cnn")!.weightsSha256;
  expect(await page.locator(".hashes code").allTextContents()).toEqual([expected, expected]);
  expect(shown.faults).toEqual([]);
  await shown.close();
});

it.each([
  {path: "/try?image=3"},
  {path: "/try?image=3", colorScheme: "dark", width: 375}
] as const satisfies readonly VisitOptions[])(
  "has no accessibility violations with all open at %o",
  async (options) => {
    const shown = await visit(site(), options);
    await judged(shown.page);
    await openParts(shown.page);
    await shown.page.getByRole("button", {name: "Name twenty images"}).click();
    await shown.page.waitForSelector(".quiz-round");
    await shown.page.setInputFiles(".file-button input", "test/fixtures/pictures/rgb.png");
    await shown.page.waitForSelector(".picture-steps li");
    expect(await axeViolations(shown.page)).toEqual([]);
    expect(await shown.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
      options.width ?? 1280
    );
    await shown.close();
  }
);
