import {describe, expect, it} from "vitest";
import {axeViolations, contrastViolations} from "../browser/axeViolations.js";
import {drop} from "../browser/givenPredictions.js";
import {opening} from "../browser/opening.js";
import {fileBytes} from "../browserWorker/predictions/files.js";

const {open} = opening();
const given = (name: string) => ({name: name.replace(/^.*\//, ""), bytes: fileBytes(name)});

describe("each state is accessible", () => {
  it.each([
    ["/mine", "light", 1280],
    ["/mine", "dark", 320],
    ["/explore", "light", 320],
    ["/explore", "dark", 1280]
  ] as const)("on %s, %s at %i px", async (path, colorScheme, width) => {
    const {page} = await open(path, {colorScheme, width});
    if (path === "/explore") await page.getByRole("button", {name: "Add your own"}).click();
    await page.locator(".mine-snippets").waitFor();
    const violations = colorScheme === "light" ? axeViolations : contrastViolations;
    const check = async (): Promise<void> => {
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await check();
    await drop(page, "body", [given("doubt/alphabetical.npy")]);
    await page.locator(".mine-card").waitFor();
    await page.locator(".mine-doubts").waitFor();
    await check();
    await drop(page, "body", [given("good/logits-f4.npy"), given("error/pickle.pkl")]);
    await page.locator(".mine-together p").first().waitFor();
    await page.locator(".mine-doubts[role=alert]").waitFor();
    await page.locator(".mine-calibration summary").first().click();
    await check();
    await page.getByRole("button", {name: "Keep on this device"}).first().click();
    await page.getByRole("button", {name: "Forget it on this device"}).waitFor();
    await check();
  });
  it("in forced colours the diagram and the comparisons can be told from the ground", async () => {
    const {page} = await open("/mine", {forcedColors: "active"});
    await page.getByRole("button", {name: "Try our example"}).click();
    await page.locator(".diagram-dot").first().waitFor();
    const fill = await page
      .locator(".diagram-dot")
      .first()
      .evaluate((dot) => getComputedStyle(dot).fill);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(fill).not.toBe(ground);
    expect(await axeViolations(page)).toEqual([]);
  });
});
