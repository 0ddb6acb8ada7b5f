import type {Browser} from "playwright-core";
import {afterAll, beforeAll} from "vitest";
import {listFiles, pageAddress} from "../../site/builtSite.js";
import {serve} from "../../site/serve.js";
import {launchChromium} from "./launchChromium.js";

/** Folder of the built site under test. */
export const siteFolder = process.env.SITE_DIST ?? "dist";

const files = await listFiles(siteFolder).catch((error: unknown) => {
  throw new Error(`no site to test in ${siteFolder}: build it first, or name its folder in SITE_DIST`, {cause: error});
});

/** Addresses of all pages of the site, "/" among them. */
export const pageAddresses = files.filter((file) => file.endsWith(".html")).map(pageAddress);

/** A browser, and where it finds the site. */
export interface ServedSite {
  readonly browser: Browser;
  readonly address: string;
}

/** Serves the site and starts a browser before the tests of a file, and stops both after them. @param flags for the browser */
export function servedSite(flags: readonly string[] = []): () => ServedSite {
  let site: ServedSite | undefined;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const server = await serve({folder: siteFolder, port: 0});
    const browser = await launchChromium(flags);
    site = {browser, address: server.address};
    close = async () => {
      await browser.close();
      await server.close();
    };
  });
  afterAll(() => close());
  return () => {
    if (site === undefined) throw new Error("the site is served only while tests run");
    return site;
  };
}
