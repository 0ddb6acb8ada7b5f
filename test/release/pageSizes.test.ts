import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeViolations, contrastViolations} from "../browser/axeViolations.js";
import {readToTheEnd, unreadableTexts} from "../browser/reading.js";
import {sentBytes} from "../browser/sentBytes.js";
import {pageAddresses, servedSite} from "../browser/servedSite.js";
import {textFaults} from "../browser/textFaults.js";
import {visit, type Visit} from "../browser/visit.js";

const site = servedSite();
const phone = 375;
const narrowest = 320;

describe.each(pageAddresses)("page %s", (path) => {
  let visited: Visit;
  beforeAll(async () => {
    visited = await visit(site(), {path});
  });
  afterAll(() => visited.close());

  it("loads at most 160 kB of script for a phone's first view", async () => {
    const {requests, close} = await visit(site(), {path, width: phone});
    const scripts = requests.filter((address) => address.endsWith(".js"));
    expect(await sentBytes(scripts)).toBeLessThanOrEqual(160_000);
    await close();
  });
  it("has room for its contents list beside the text or above it, at 1200 px", async () => {
    await readToTheEnd(visited, 1200);
    expect(await visited.page.evaluate(textFaults)).toEqual([]);
  });
  it("has the contrast in the dark", async () => {
    await visited.page.emulateMedia({colorScheme: "dark"});
    expect(await contrastViolations(visited.page)).toEqual([]);
    await visited.page.emulateMedia({colorScheme: "light"});
  });
  it("has no text over another or cut off at 375 px", async () => {
    await readToTheEnd(visited, phone);
    expect(await unreadableTexts(visited)).toEqual([]);
  });
  it("is accessible at 320 px, needs no horizontal scrolling there, and has had no fault by then", async () => {
    await readToTheEnd(visited, narrowest);
    expect(await visited.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(narrowest);
    expect(await axeViolations(visited.page)).toEqual([]);
    expect(visited.faults).toEqual([]);
  });
});
