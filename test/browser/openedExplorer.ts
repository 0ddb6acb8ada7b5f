import {afterEach} from "vitest";
import {opened, type Opened, type OpenOptions} from "./givenPredictions.js";
import {servedSite} from "./servedSite.js";

/** Opens the explorer in windows of their own, which are closed after each test. */
export function openedExplorer(): (query?: string, options?: OpenOptions) => Promise<Opened> {
  const site = servedSite();
  const contexts = new Set<Opened["context"]>();
  afterEach(async () => {
    for (const context of contexts) await context.close();
    contexts.clear();
  });
  return async (query = "", options = {}) => {
    const found = await opened(site(), `/explore${query}`, options);
    contexts.add(found.context);
    await found.page.locator(".explore-count").waitFor();
    return found;
  };
}
