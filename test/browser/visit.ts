import type {Page, Request} from "playwright-core";
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
  /** Waits until the page has drawn, has loaded what it loads by itself, and waits for no request. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const reportViolations = `addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
  console.error("policy report:", violatedDirective, blockedURI));`;

/** Opens a page and waits until it is settled. */
export async function visit({browser, address}: ServedSite, options: VisitOptions): Promise<Visit> {
  const {path, colorScheme = "light", width = 1280} = options;
  const context = await browser.newContext({viewport: {width, height: 800}, colorScheme, reducedMotion: "reduce"});
  await context.addInitScript(reportViolations);
  const page = await context.newPage();
  const faults = recordFaults(page, address);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const underWay = requestsUnderWay(page);
  const settled = async (): Promise<void> => {
    await page.waitForFunction(isReady);
    while (underWay.size > 0) await page.waitForEvent("requestfinished", {timeout: 500}).catch(() => undefined);
  };
  await page.goto(address + path);
  await settled();
  return {page, faults, requests, settled, close: () => context.close()};
}

/** Whether two frames have been drawn and nothing is under way after them. Runs in the page. */
async function isReady(): Promise<boolean> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  if (document.querySelector("observablehq-loading") !== null) return false;
  const isLive = document.querySelector("figure[data-figure], #explorer, #try") !== null;
  return !isLive || "ready" in document.documentElement.dataset;
}

function requestsUnderWay(page: Page): ReadonlySet<Request> {
  const requests = new Set<Request>();
  page.on("request", (request) => requests.add(request));
  for (const end of ["requestfinished", "requestfailed"] as const)
    page.on(end as "requestfinished", (request) => requests.delete(request));
  return requests;
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
