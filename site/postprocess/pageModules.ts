import {posix} from "node:path";
import {inlineModules} from "../inlineScripts.js";
import type {Page} from "../builtSite.js";
import {moduleImports} from "./moduleImports.js";

/** The modules of ours and of packages that a page's cells import; Framework's own client is not among them. */
export interface PageModules {
  readonly page: Page;
  /** The script that holds the cells. */
  readonly script: HTMLScriptElement;
  /** Addresses as the cells write them, of what Framework preloads: loaded with the page in any case. */
  readonly eager: readonly string[];
  /** Addresses of what a cell imports only on demand. */
  readonly lazy: readonly string[];
}

/** Finds what the cells of a page import; undefined for a page without a module of its own. */
export async function pageModules(page: Page): Promise<PageModules | undefined> {
  const preloaded = new Set(preloadLinks(page).map((link) => link.getAttribute("href")));
  for (const script of inlineModules(page.document)) {
    const found = await moduleImports(script.text);
    const dynamic = found.filter(({kind}) => kind === "dynamic-import").map(({specifier}) => specifier);
    const ours = [...new Set(dynamic)].filter((address) => isReplaceable(page, address));
    if (ours.length === 0) continue;
    const eager = ours.filter((address) => preloaded.has(address));
    return {page, script, eager, lazy: ours.filter((address) => !preloaded.has(address))};
  }
  return undefined;
}

/** A page's preload links to modules. */
export function preloadLinks({document}: Page): HTMLLinkElement[] {
  return Array.from(document.querySelectorAll<HTMLLinkElement>("link[rel=modulepreload]"));
}

/** The path in the site of an address that a page writes. */
export function siteFile(page: Page, address: string): string {
  return posix.join(posix.dirname(page.path), decodeURI(address));
}

/** True for modules that bundling replaces: those of ours and those of packages. */
export function isReplaceable(page: Page, address: string): boolean {
  return /^_(?:import|node)\/.*\.js$/.test(siteFile(page, address));
}
