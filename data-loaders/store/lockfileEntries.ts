import {readFileSync} from "node:fs";
import {join} from "node:path";

interface Lockfile {
  readonly packages: Readonly<Record<string, {readonly version?: string; readonly integrity?: string}>>;
}

/**
 * What npm's lockfile pins of some packages, wherever they are nested.
 * @param root the checkout, which holds package-lock.json (version 2 or 3)
 * @param prefixes starts of package names, as "@tensorflow/"
 * @returns version and integrity by the package's place in node_modules
 * @throws Error if a prefix matches nothing, as a misspelt one would pin nothing
 */
export function lockfileEntries(root: string, prefixes: readonly string[]): Record<string, string> {
  const path = join(root, "package-lock.json");
  const {packages} = JSON.parse(readFileSync(path, "utf8")) as Lockfile;
  const entries = prefixes.flatMap((prefix) => {
    const matching = Object.entries(packages).filter(([place]) => packageName(place)?.startsWith(prefix));
    if (matching.length > 0) return matching;
    throw new Error(`no package in ${path} starts with "${prefix}"; correct the prefix or run npm install`);
  });
  return Object.fromEntries(entries.map(([place, {version, integrity}]) => [place, `${version} ${integrity}`]));
}

/** Name of the package at a place such as "node_modules/a/node_modules/@b/c"; undefined for the checkout itself. */
function packageName(place: string): string | undefined {
  return place.split("node_modules/").slice(1).at(-1);
}
