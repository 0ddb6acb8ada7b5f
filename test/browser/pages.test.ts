import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeViolations} from "./axeViolations.js";
import {pageAddresses, servedSite} from "./servedSite.js";
import {visit, type Visit} from "./visit.js";

const site = servedSite();
const narrowest = 320;

describe.each(pageAddresses)("page %s", (path) => {
  describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
    let visited: Visit;
    beforeAll(async () => {
      visited = await visit(site(), {path, colorScheme, width: 1280});
    });
    afterAll(() => visited.close());

    it("loads without a fault, from this site alone", () => {
      expect(visited.faults).toEqual([]);
    });
    it("shows what its cells show", async () => {
      expect(await visited.page.locator(".observablehq--error").allTextContents()).toEqual([]);
      expect(await visited.page.locator("main").innerText()).not.toBe("");
    });
    it.each([1280, 768, narrowest])("is accessible at %i px", async (width) => {
      await visited.page.setViewportSize({width, height: 800});
      await visited.page.waitForLoadState("networkidle");
      expect(await axeViolations(visited.page)).toEqual([]);
    });
    it("needs no horizontal scrolling at 320 px, and has had no fault by then", async () => {
      await visited.page.setViewportSize({width: narrowest, height: 800});
      await visited.page.waitForLoadState("networkidle");
      expect(await visited.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrowest);
      expect(visited.faults).toEqual([]);
    });
  });
});
