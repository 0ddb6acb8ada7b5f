import type {Page, Request} from "playwright-core";
import type {ServedSite} from "./servedSite.js";

export interface VisitOptions {
  /** Address in the site: "/data". */
  readonly path: string;
  readonly colorScheme?: "light" | "dark";
  /** Width of the window in CSS pixels. */
  readonly width?: number;
  /** Requests that get no answer, as a pattern of addresses. */
  readonly without?: string;
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
  const {path, colorScheme = "light", width = 1280, without} = options;
  const context = await browser.newContext({viewport: {width, height: 800}, colorScheme, reducedMotion: "reduce"});
  await context.addInitScript(reportViolations);
  const page = await context.newPage();
  if (without !== undefined) await page.route(without, (route) => route.abort());
  const faults = recordFaults(page, address);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const underWay = requestsUnderWay(page);
  const settled = async (): Promise<void> => {
    await page.evaluate(ready);
    while (underWay.size > 0) await page.waitForEvent("requestfinished", {timeout: 500}).catch(() => undefined);
  };
  await page.goto(address + path);
  await settled();
  return {page, faults, requests, settled, close: () => context.close()};
}

/**
 * Waits until some frames have been drawn in which nothing is under way: no cell that loads or is left to the reader's
 * browser, none that runs again in the place of what the build displayed, and nothing that says it is busy. Runs in the
 * page, and not as a condition of Playwright's, to which a promise of false is true.
 */
async function ready(): Promise<void> {
  const has = (selector: string): boolean => document.querySelector(selector) !== null;
  const busy = "observablehq-loading:not([data-prerendered]), #explorer[aria-busy=true], #try[aria-busy=true]";
  const isReady = (): boolean => {
    const places = Array.from(document.querySelectorAll("[data-prerender=off] .observablehq--block"));
    if (has(busy) || places.some((place) => place.querySelector("*") === null)) return false;
    return !has("[data-prerendered]") || "ready" in document.documentElement.dataset;
  };
  const end = performance.now() + 30_000;
  const enough = 6; // a long page sees only some frames after a scroll what has come near
  for (let quietFrames = 0; quietFrames < enough && performance.now() < end;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    quietFrames = isReady() ? quietFrames + 1 : 0;
  }
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
