import {posix} from "node:path";
import type {BuiltSite, Page} from "../builtSite.js";
import type {Problem} from "./problem.js";

const site = "http://site.invalid/";

/** Links and references of pages to pages, files and anchors that do not exist. */
export function brokenLinks({files, pages}: BuiltSite): Problem[] {
  const known = new Set(files);
  const anchors = new Map(pages.map(({path, document}) => [path, anchorsOf(document)]));
  return pages.flatMap((page) => {
    const base = baseOf(page);
    return references(page.document)
      .map((reference) => whyBroken(base, reference, known, anchors))
      .filter((reason) => reason !== undefined)
      .map((reason) => ({file: page.path, reason}));
  });
}

/** The address that a page's references start from. */
function baseOf({path, document}: Page): URL {
  return new URL(document.querySelector("base")?.getAttribute("href") ?? path, site);
}

function references(document: Document): string[] {
  const linked = Array.from(document.querySelectorAll("a[href], area[href], link[href]"), (a) =>
    a.getAttribute("href")
  );
  const shown = Array.from(document.querySelectorAll("[src]"), (element) => element.getAttribute("src"));
  return [...linked, ...shown].filter((reference) => reference !== null);
}

function anchorsOf(document: Document): ReadonlySet<string> {
  return new Set(Array.from(document.querySelectorAll("[id]"), ({id}) => id));
}

function whyBroken(
  base: URL,
  reference: string,
  files: ReadonlySet<string>,
  anchors: ReadonlyMap<string, ReadonlySet<string>>
): string | undefined {
  if (!URL.canParse(reference, base)) return `broken link: not an address: ${reference}`;
  const {origin, pathname, hash} = new URL(reference, base);
  if (`${origin}/` !== site) return undefined;
  const target = findTarget(decodeURIComponent(pathname).slice(1), files);
  if (target === undefined) return `broken link: no page or file at ${reference}`;
  const anchor = decodeURIComponent(hash.slice(1));
  if (anchor === "" || anchors.get(target)?.has(anchor) !== false) return undefined;
  return `broken link: no element with id "${anchor}" in ${target}, linked as ${reference}`;
}

/** The file that a host shows at a path: itself, the page of that name, or the folder's index. */
function findTarget(path: string, files: ReadonlySet<string>): string | undefined {
  return [path, `${path}.html`, posix.join(path, "index.html")].find((file) => files.has(file));
}
