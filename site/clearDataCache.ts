import {existsSync} from "node:fs";
import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";

const packageCaches = new Set(["_npm", "_node"]);

/**
 * Empties Framework's cache of loaders' output, which a build would use whatever has changed since.
 * Bundled packages stay: their names hold their versions.
 * @param root the folder of the pages
 */
export async function clearDataCache(root: string): Promise<void> {
  const cache = join(root, ".observablehq", "cache");
  if (!existsSync(cache)) return;
  const stale = (await readdir(cache)).filter((name) => !packageCaches.has(name));
  await Promise.all(stale.map((name) => rm(join(cache, name), {recursive: true})));
}
