import {readFileSync} from "node:fs";
import {basename, join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll} from "vitest";
import {listFiles, pageAddress} from "../../site/builtSite.js";
import {serve} from "../../site/serve.js";
import {readTable} from "../../src/lib/readTable.js";
import type {Row, TableName} from "../../src/lib/schemas/tableSchemas.js";
import {launchChromium} from "./launchChromium.js";

/** Folder of the built site under test. */
export const siteFolder = process.env.SITE_DIST ?? "dist";

const files = await listFiles(siteFolder).catch((error: unknown) => {
  throw new Error(`no site to test in ${siteFolder}: build it first, or name its folder in SITE_DIST`, {cause: error});
});

/**
 * Path of a file of the report within the site's folder, such as "_file/data/training/runs.5eb4.arrow" of "runs.arrow".
 * @throws Error if there is none
 */
export function publishedPath(name: string): string {
  const path = files.find((file) => {
    return /^(?:_file\/)?data\//.test(file) && basename(file).replace(/\.[0-9a-f]{8}(?=\.)/, "") === name;
  });
  if (path === undefined) throw new Error(`missing file of the report: expected ${siteFolder} to hold ${name}`);
  return path;
}

/** A file of the report as it is published. @throws as `publishedPath` */
export function publishedFile(name: string): Buffer {
  return readFileSync(join(siteFolder, publishedPath(name)));
}

/** The rows of a table as they are published. @throws as `publishedPath` */
export function publishedTable<N extends TableName>(name: N): readonly Row<N>[] {
  return readTable(name, publishedFile(`${name}.arrow`));
}

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
