import {describe, expect, it} from "vitest";
import {pageAddresses, servedSite} from "./servedSite.js";
import {visit} from "./visit.js";

const site = servedSite();

/** Bytes that a host with gzip sends for an address. */
async function sentBytes(address: string): Promise<number> {
  const {headers} = await fetch(address, {method: "HEAD", headers: {"accept-encoding": "gzip"}});
  return Number(headers.get("content-length"));
}

async function sum(addresses: readonly string[]): Promise<number> {
  const sizes = await Promise.all(addresses.map(sentBytes));
  return sizes.reduce((total, size) => total + size, 0);
}

describe("the first view", () => {
  it.each(pageAddresses)(
    "of %s takes at most 20 requests and 450 kB, and 120 kB of script from the start",
    async (path) => {
      const {page, requests, close} = await visit(site(), {path});
      const links = page.locator("link[rel=modulepreload]");
      const preloaded = await links.evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href));
      await close();
      const sent = requests.filter((address) => address.startsWith("http"));
      expect({eagerScriptBytes: await sum(preloaded), bytes: await sum(sent), requests: sent}).toEqual({
        eagerScriptBytes: expect.toSatisfy((bytes: number) => bytes <= 120_000, "at most 120 kB"),
        bytes: expect.toSatisfy((bytes: number) => bytes <= 450_000, "at most 450 kB"),
        requests: expect.toSatisfy((all: string[]) => all.length <= 20, "at most 20 requests")
      });
    }
  );
});
