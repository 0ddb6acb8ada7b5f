import {readFileSync} from "node:fs";
import {join} from "node:path";

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * What npm's lockfile pins of some packages and of all that they need.
 * @param root the checkout, which holds package-lock.json (version 2 or 3)
 * @param names of packages that the checkout itself depends on
 * @returns version and integrity by the package's place in node_modules
 * @throws Error if a package is not in it
 */
export function lockedPackages(root: string, names: readonly string[]): Record<string, string> {
  const path = join(root, "package-lock.json");
  const {packages} = JSON.parse(readFileSync(path, "utf8")) as {packages: Readonly<Record<string, Locked>>};
  const found = new Map<string, string>();
  const add = (name: string, from: string): void => {
    const place = placeOf(packages, name, from);
    if (place === undefined)
      throw new Error(
        `package ${name} is not in ${path}: expected it, as ${from || "the project"} needs it; run npm ci`
      );
    if (found.has(place)) return;
    const {version, integrity, dependencies = {}} = packages[place]!;
    found.set(place, `${version} ${integrity}`);
    for (const needed of Object.keys(dependencies)) add(needed, place);
  };
  for (const name of names) add(name, "");
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where Node finds a package that another one imports: beside it, or in a folder further up. */
function placeOf(packages: Readonly<Record<string, Locked>>, name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    const place = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (Object.hasOwn(packages, place)) return place;
    if (folder === "") return undefined;
  }
}
