import {createRequire} from "node:module";
import type {Page} from "playwright-core";
import type {ServedSite} from "./servedSite.js";

export interface VisitOptions {
  /** Address in the site: "/data". */
  readonly path: string;
  readonly colorScheme?: "light" | "dark";
  /** Width of the window in CSS pixels. */
  readonly width?: number;
}

/** A page that has loaded in a window of its own, with everything that went wrong so far. */
export interface Visit {
  readonly page: Page;
  /** Errors, refused or failed requests, requests to other sites and reports of the content security policy. */
  readonly faults: readonly string[];
  /** Addresses of all requests so far, in their order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const reportViolations = `addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
  console.error("policy report:", violatedDirective, blockedURI));`;

/** Opens a page and waits until its cells have shown what they show and the network is quiet. */
export async function visit({browser, address}: ServedSite, options: VisitOptions): Promise<Visit> {
  const {path, colorScheme = "light", width = 1280} = options;
  const context = await browser.newContext({viewport: {width, height: 800}, colorScheme, reducedMotion: "reduce"});
  await context.addInitScript({path: axe});
  await context.addInitScript(reportViolations);
  const page = await context.newPage();
  const faults = recordFaults(page, address);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address + path, {waitUntil: "networkidle"});
  await page.waitForFunction(() => document.querySelector("observablehq-loading") === null);
  return {page, faults, requests, close: () => context.close()};
}

function recordFaults(page: Page, address: string): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !/^(?:data|blob):/.test(url)) faults.push(`request to another site: ${url}`);
  });
  return faults;
}
