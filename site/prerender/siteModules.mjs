// Hooks of Node's module loader, in plain JavaScript as they run in a thread of their own: modules of a built site are
// imported by the addresses that they have in a browser, so that `import.meta.url` is what it is there.
import {readFile} from "node:fs/promises";
import {join} from "node:path";

let site;

/** @param {{origin: string, folder: string, scripts: Record<string, string>}} options scripts by path that no file holds */
export function initialize(options) {
  site = options;
}

export function resolve(specifier, context, next) {
  const isOfSite = context.parentURL?.startsWith(site.origin) || specifier.startsWith(site.origin);
  if (!isOfSite) return next(specifier, context);
  return {url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true};
}

export async function load(url, context, next) {
  if (!url.startsWith(site.origin)) return next(url, context);
  const path = decodeURIComponent(new URL(url).pathname);
  const source = site.scripts[path] ?? (await readFile(join(site.folder, path), "utf8"));
  return {format: "module", source, shortCircuit: true};
}
