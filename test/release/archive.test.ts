import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {archive} from "../../site/archive/archive.js";
import {printed} from "../../site/archive/printed.js";
import {textOf} from "./drivenPage.js";
import {otherBrowsers} from "./otherBrowsers.js";
import {launchChromium} from "../browser/launchChromium.js";
import {siteFolder} from "../browser/servedSite.js";

const folder = mkdtempSync(join(tmpdir(), "archive-"));
const file = join(folder, "report.html");
const faults: string[] = [];
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  writeFileSync(file, await archive(siteFolder));
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true});
});

async function open(query: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on("pageerror", ({message}) => faults.push(message));
  page.on("request", (request) => {
    if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(pathToFileURL(file).href))
      faults.push(`asked for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href + query);
  return page;
}

describe("the report in one file, opened without a server", () => {
  it("is no larger than 20 MB", () => {
    expect(statSync(file).size).toBeLessThanOrEqual(20e6);
  });
  it("shows its first page, leads to others, and draws live figures", async () => {
    const page = await open("");
    await page.locator("main h1").waitFor();
    await page.locator('#observablehq-sidebar a[href*="training"]').first().click();
    await page.waitForURL("**?page=training");
    const curves = page.locator("#figure-learning-curves .figure-drawing");
    const before = await curves.textContent();
    await curves.scrollIntoViewIfNeeded();
    await page.getByRole("radio", {name: "accuracy"}).first().check();
    await expect.poll(() => curves.textContent(), {timeout: 20_000}).not.toBe(before);
  });
  it("has the explorer with its images, and keeps it through a reload", async () => {
    const page = await open("?page=explore&label=6");
    await page.locator(".gallery-item").first().waitFor();
    const count = await page.locator(".explore-count").textContent();
    await page.reload();
    await page.locator(".gallery-item").first().waitFor();
    expect(await page.locator(".explore-count").textContent()).toBe(count);
  });
  it("asks for nothing outside itself, and has no fault", () => {
    expect(faults).toEqual([]);
  });
});

describe.each(otherBrowsers)("the report in one file in $name", ({launch}) => {
  it.skipIf(launch === undefined)(
    "shows its first page, and the explorer with its images",
    async () => {
      const page = await launch!();
      try {
        await page.goTo(pathToFileURL(file).href);
        await textOf(page, "main h1", ".");
        await page.run(() => document.fonts.ready.then(() => undefined), undefined); // left halfway they are told of
        await page.goTo(`${pathToFileURL(file).href}?page=explore`);
        await textOf(page, ".explore-count", "^10,000 images$");
        await page.run(() => document.querySelector<HTMLElement>(".gallery-item")!.click(), undefined);
        await textOf(page, ".panel[open] .probabilities", "Shirt");
        expect(await page.faults()).toEqual([]);
      } finally {
        await page.close();
      }
    },
    60_000
  );
});

it("the report as a PDF has a page for each section and more", async () => {
  const pdf = join(folder, "report.pdf");
  await printed(siteFolder, process.env["CHROMIUM_PATH"] ?? "chromium", pdf);
  const pages = readFileSync(pdf, "latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(30);
});
