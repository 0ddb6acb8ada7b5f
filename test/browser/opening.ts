import type {BrowserContext} from "playwright-core";
import {afterEach} from "vitest";
import {opened, type Opened, type OpenOptions} from "./givenPredictions.js";
import {servedSite, type ServedSite} from "./servedSite.js";

/** Opens addresses of the site for a file's tests, each in a window of its own, which is closed after its test. */
export function opening() {
  const site = servedSite();
  const contexts = new Set<BrowserContext>();
  afterEach(async () => {
    for (const context of contexts) await context.close();
    contexts.clear();
  });
  const open = async (path: string, options: OpenOptions = {}, given?: BrowserContext): Promise<Opened> => {
    const found = await opened(site(), path, options, given);
    contexts.add(found.context);
    return found;
  };
  const explore = async (query = "", options: OpenOptions = {}): Promise<Opened> => {
    const found = await open(`/explore${query}`, options);
    await found.page.locator(".explore-count").waitFor();
    return found;
  };
  return {site: (): ServedSite => site(), open, explore};
}
