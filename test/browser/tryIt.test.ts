import {describe, expect, it} from "vitest";
import {drawStroke} from "./drawStroke.js";
import {judged} from "./judged.js";
import {openParts} from "./openParts.js";
import {publishedTable, servedSite} from "./servedSite.js";
import {visit} from "./visit.js";

const site = servedSite();

describe("/try", () => {
  it("loads neither networks nor images before they are asked for", async () => {
    const shown = await visit(site(), {path: "/try"});
    expect(shown.requests.filter((request) => /\.(?:wasm|f32|u8|bin)|worker|models/.test(request))).toEqual([]);
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
  it("answers for a test image of the address as the report does, and says its label", async () => {
    const image = publishedTable("outcomes").find(
      ({annPrediction, cnnPrediction}) => annPrediction !== cnnPrediction
    )!.example;
    const shown = await visit(site(), {path: `/try?image=${image}`});
    const verdict = await judged(shown.page);
    expect(verdict).toContain("They disagree");
    const expected = publishedTable("predictions").filter(({example}) => example === image);
    for (const {model, probabilities} of expected) {
      const column = model === "ann" ? 3 : 4;
      const cells = await shown.page.locator(`.belief-table tbody tr > :nth-child(${column})`).allTextContents();
      expect(cells).toHaveLength(10);
      cells.forEach((cell, label) => expect(parseFloat(cell) / 100).toBeCloseTo(probabilities[label]!, 3));
    }
    expect(await shown.page.textContent(".true-class th")).not.toBe("");
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
  it("can be drawn on by mouse, and the answer follows", async () => {
    const shown = await visit(site(), {path: "/try"});
    const {page} = shown;
    await drawStroke(page, 8);
    await judged(page);
    const before = await page.textContent(".belief-table tbody");
    await page.getByLabel("Fill").check();
    await page.locator(".pixel-ground").click();
    await page.waitForFunction((text) => document.querySelector(".belief-table tbody")!.textContent !== text, before);
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
  it("can be drawn on by keys alone", async () => {
    const shown = await visit(site(), {path: "/try"});
    const {page} = shown;
    await page.locator(".pixel-ground").focus();
    for (let i = 0; i < 8; ++i) await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Space");
    await judged(page);
    expect(await page.textContent(".pixel-ground [aria-live]")).toMatch(/^Column 14, row 22, level \d+$/);
    await page.keyboard.press("Delete");
    expect(await page.textContent(".pixel-ground [aria-live]")).toBe("Column 14, row 22, level 0");
    await shown.close();
  });
  it("warns of a drawing that is no garment, and not of a usual test image", async () => {
    const shown = await visit(site(), {path: "/try?image=1"});
    const {page} = shown;
    await judged(page);
    expect(await page.locator(".distance-warning").isVisible()).toBe(false);
    await page.getByRole("button", {name: "Clear the drawing"}).click();
    await page.getByLabel("Fill").check();
    await page.locator(".pixel-ground").click({position: {x: 20, y: 20}});
    await page.waitForSelector(".distance-warning:not([hidden])");
    expect(await page.textContent(".distance-warning")).toContain("Unlike what they know");
    await shown.close();
  });
  it("shows where they look, their layers, units and neighbours", async () => {
    const shown = await visit(site(), {path: "/try?image=42"});
    const {page} = shown;
    await judged(page);
    await openParts(page);
    expect(await page.locator(".looks figure").count()).toBe(3);
    expect(await page.locator(".maps button").count()).toBe(32 + 64);
    expect(await page.locator(".strongest li").count()).toBe(8);
    const nearest = await page
      .locator(".nearest-tests a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(nearest).toHaveLength(10);
    expect(nearest).not.toContain("./explore.html?image=42");
    await page.locator(".maps button").first().focus();
    expect(await page.textContent(".filter-detail")).toContain("Map 1:");
    await page.keyboard.press("ArrowRight");
    expect(await page.textContent(".filter-detail")).toContain("Map 2:");
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
  it("compares the reader with the networks on twenty images", async () => {
    const shown = await visit(site(), {path: "/try"});
    const {page} = shown;
    await page.getByRole("button", {name: "Name twenty images"}).click();
    for (let image = 0; image < 20; ++image) {
      await page.waitForSelector(`.quiz-round :text("Image ${image + 1} of 20")`);
      await page
        .locator(".quiz-choices button")
        .nth(image % 10)
        .press("Enter");
    }
    const scores = await page.locator(".quiz-scores li").allTextContents();
    expect(scores.map((score) => /^(You|ANN|CNN) \d+ of 20, 95% interval /.test(score))).toEqual([true, true, true]);
    expect(await page.locator(".quiz-table tbody tr").count()).toBe(20);
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
  it("trains the ANN to the very weights that Node made", async () => {
    const shown = await visit(site(), {path: "/try"});
    const {page} = shown;
    await page.getByRole("button", {name: "Train the ANN"}).click();
    await page.waitForSelector(".hashes", {timeout: 60_000});
    const expected = publishedTable("browser-runs").find(({model}) => model === "ann")!.weightsSha256;
    expect(await page.locator(".hashes code").allTextContents()).toEqual([expected, expected]);
    expect(shown.faults).toEqual([]);
    await shown.close();
  });
  it("stops training when asked to, and can begin again", async () => {
    const shown = await visit(site(), {path: "/try"});
    const {page} = shown;
    await page.getByRole("button", {name: "Train the CNN"}).click();
    await page.waitForSelector(".live-curve path[d]");
    await page.getByRole("button", {name: "Stop"}).click();
    expect(await page.textContent(".training-status")).toBe("Stopped. Nothing is kept of it.");
    expect(await page.getByRole("button", {name: "Train the CNN"}).isEnabled()).toBe(true);
    await shown.close();
  });
  it("says that WebAssembly is missing where it is, and keeps the rest", async () => {
    const shown = await visit(site(), {path: "/try"});
    const {page} = shown;
    await page.evaluate("delete window.WebAssembly");
    await page.getByRole("button", {name: "At random"}).click();
    await page.waitForSelector(".data-alert");
    expect(await page.textContent(".data-alert")).toMatch(/\bWebAssembly\b.*\bSwitch\b/);
    expect(await page.textContent(".try-origin")).toContain("Test image");
    await shown.close();
  });
});
