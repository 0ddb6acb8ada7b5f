import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect} from "vitest";
import {startHost} from "./hosts.js";
import {publishedTable, servedSite, siteFolder, type ServedSite} from "./servedSite.js";
import {visit, type Visit} from "./visit.js";

/** How long a run may take here, ms. */
export const patience = 120_000;

/** Trains whole runs only on a quick build, where they are short; on a whole one they are trained by hand. */
const isQuick = publishedTable("runs").some(({origin, profile}) => origin === "build" && profile === "quick");
export const onQuick = describe.runIf(isQuick);

/** Whether workers share their memory, or post their gradients to each other. */
export type Memory = "shared" | "posted";

/**
 * Opens /reproduce from the site, whose workers share their memory, and from a host that sends no headers for that, as most
 * hosts of static files do not.
 */
export function reproducing(): (memory?: Memory) => Promise<Visit> {
  const site = servedSite();
  let plainHost: Awaited<ReturnType<typeof startHost>>;
  beforeAll(async () => {
    plainHost = await startHost("python3 -m http.server", siteFolder);
  });
  afterAll(() => plainHost.close());
  return async (memory = "posted") => {
    const plain: ServedSite = {...site(), address: plainHost.address.replace(/\/$/, "")};
    const shown = await visit(memory === "shared" ? site() : plain, {path: "/reproduce.html"});
    expect(await shown.page.evaluate(() => crossOriginIsolated)).toBe(memory === "shared");
    return shown;
  };
}

/** Chooses the CNN for what is trained again. */
export async function chooseCnn(page: Page): Promise<void> {
  await page.locator("#reproduce-here").getByLabel("Model").selectOption({label: "CNN"});
}

/** Where the report's runs are trained again. */
export const here = (page: Page) => page.locator("#reproduce-here");

/** Presses a button there. */
export async function press(page: Page, name: string): Promise<void> {
  await here(page).getByRole("button", {name, exact: true}).click();
}

/** Waits until a run is so far. */
export async function isAt(page: Page, words: RegExp): Promise<void> {
  await here(page).locator(".training-status", {hasText: words}).waitFor({timeout: patience});
}

/** What is said at the end of a run, or of what has another name. */
export async function result(page: Page, id = "reproduce-here"): Promise<string> {
  await page.locator(`#${id} .hashes`).waitFor({timeout: patience});
  return (await page.locator(`#${id} .hashes`).textContent())!;
}

/** Checks that a run ended with the report's weights. */
export async function expectReproduced(page: Page, model: "ann" | "cnn"): Promise<void> {
  const text = await result(page);
  const {weightsSha256, epochCount} = publishedTable("runs").find(
    (row) => row.model === model && row.origin === "build"
  )!;
  expect(text).toContain("Equal: your browser made the very weights");
  expect(text.split(weightsSha256)).toHaveLength(5); // made here, the report's, and both in the record
  expect(await here(page).locator(".chain").textContent()).toContain(`${epochCount} of ${epochCount}`);
}
