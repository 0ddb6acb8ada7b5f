import {readFileSync} from "node:fs";
import {tableFromIPC} from "apache-arrow";
import type {BrowserContext, Page} from "playwright-core";
import {listFiles} from "../../site/builtSite.js";
import {siteFolder, type ServedSite} from "./servedSite.js";

/** A page in a browser context of its own, with everything that went wrong on it. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: readonly string[];
  readonly requests: readonly string[];
}

export interface OpenOptions {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
  readonly hasTouch?: boolean;
}

/** Opens an address of the site, in a new context unless one is given. */
export async function opened(
  {browser, address}: ServedSite,
  path: string,
  {width = 1280, colorScheme = "light", forcedColors = "none", hasTouch = false}: OpenOptions = {},
  given?: BrowserContext
): Promise<Opened> {
  const context =
    given ??
    (await browser.newContext({
      viewport: {width, height: 800},
      colorScheme,
      forcedColors,
      hasTouch,
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"]
    }));
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  await page.addInitScript(
    `addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) => console.error("policy report:", violatedDirective, blockedURI));`
  );
  page.on("pageerror", ({message}) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(`${address}/`) && !/^(?:data|blob):/.test(request.url())) faults.push(request.url());
    if (request.method() !== "GET") faults.push(`${request.method()} ${request.url()}`);
  });
  await page.goto(address + path);
  return {page, context, faults, requests};
}

/** Drops files on an element as a hand does. */
export async function drop(
  page: Page,
  selector: string,
  files: readonly {name: string; bytes: Uint8Array}[]
): Promise<void> {
  const given = files.map(({name, bytes}) => ({name, text: Buffer.from(bytes).toString("base64")}));
  const transfer = await page.evaluateHandle((all) => {
    const made = new DataTransfer();
    for (const {name, text} of all) {
      made.items.add(new File([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))], name));
    }
    return made;
  }, given);
  await page.dispatchEvent(selector, "dragover", {dataTransfer: transfer});
  await page.dispatchEvent(selector, "drop", {dataTransfer: transfer});
}

/** Pastes a text on the page as the keyboard does. */
export function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", pasted);
    document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true}));
  }, text);
}

/** Labels and both models' classes as the site publishes them, read apart from the site's own code. */
export async function publishedOutcomes(): Promise<{labels: number[]; ann: number[]; cnn: number[]}> {
  const path = (await listFiles(siteFolder)).find((file) => /(?:^|\/)outcomes\.[0-9a-f]+\.arrow$/.test(file))!;
  const table = tableFromIPC(readFileSync(`${siteFolder}/${path}`));
  const column = (name: string): number[] => Array.from(table.getChild(name)!, Number);
  return {labels: column("label"), ann: column("annPrediction"), cnn: column("cnnPrediction")};
}
