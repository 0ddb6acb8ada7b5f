import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {BuiltSite, Page} from "../builtSite.js";
import type {Problem} from "./problem.js";

const attributes = ["src", "srcset", "poster", "data", "href", "xlink:href", "action", "style"] as const;
const styleUrl = /@import\s+(?:url\(\s*)?["']?([^"')\s;]+)|url\(\s*["']?([^"')\s]+)/gi;

/** Whatever a page or a style sheet would load from another site. Links that a reader may follow are not meant. */
export async function externalResources({folder, files, pages}: BuiltSite): Promise<Problem[]> {
  const sheets = files.filter((file) => file.endsWith(".css"));
  const inSheets = await Promise.all(
    sheets.map(async (file) => inStyle(file, await readFile(join(folder, file), "utf8")))
  );
  return [...pages.flatMap(inPage), ...inSheets.flat()];
}

function inPage({path, document}: Page): Problem[] {
  const elements = document.querySelectorAll("*:not(a, link[rel=canonical])");
  const inAttributes = Array.from(elements).flatMap((element) =>
    attributes.flatMap((name) =>
      addressesIn(name, element.getAttribute(name) ?? "")
        .filter(isExternal)
        .map((address) => ({file: path, reason: `<${element.localName} ${name}> loads from another site: ${address}`}))
    )
  );
  const sheets = Array.from(document.querySelectorAll("style"), ({textContent}) => textContent ?? "");
  return [...inAttributes, ...sheets.flatMap((css) => inStyle(path, css))];
}

function inStyle(file: string, css: string): Problem[] {
  return addressesInStyle(css)
    .filter(isExternal)
    .map((address) => ({file, reason: `style loads from another site: ${address}`}));
}

function addressesIn(attribute: (typeof attributes)[number], value: string): string[] {
  if (attribute === "style") return addressesInStyle(value);
  return attribute === "srcset" ? value.split(/,\s+/).map((candidate) => candidate.trim()) : [value.trim()];
}

function addressesInStyle(css: string): string[] {
  return Array.from(css.matchAll(styleUrl), ([, imported, url]) => imported ?? url ?? "");
}

function isExternal(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address);
}
