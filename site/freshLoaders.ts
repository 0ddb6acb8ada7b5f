import {existsSync, mkdirSync, readdirSync, rmSync, utimesSync, watch, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

/**
 * Keeps what loaders have made from growing old. Framework looks at the age of a loader's own file alone, so what it has
 * cached of them is removed when it starts; and in a preview a change of the code that loaders import counts as a change
 * of the loaders. What they make is kept elsewhere, so that this costs little.
 * @param root the folder of the pages, as in observablehq.config.ts
 * @param code the folder of what loaders import
 */
export function freshLoaders(root: string, code: string): void {
  const cache = cacheOf(root);
  for (const name of existsSync(cache) ? readdirSync(cache) : [])
    if (!name.startsWith("_")) rmSync(join(cache, name), {recursive: true, force: true}); // packages stay
  if (!process.argv.includes("preview")) return;
  const loaders = join(root, "data");
  const touch = (): void => {
    const now = new Date();
    for (const name of readdirSync(loaders)) utimesSync(join(loaders, name), now, now);
  };
  let waiting: NodeJS.Timeout | undefined;
  watch(code, {recursive: true}, () => {
    clearTimeout(waiting);
    waiting = setTimeout(touch, 100); // an editor writes a file in several steps
  }).unref();
}

/**
 * Puts files where Framework keeps what it has taken out of archives. Left to itself, it reads an archive from its start for
 * each file: some ten seconds for 206 sheets of images.
 * @param files their paths beneath the root, as pages address them, and what they hold
 */
export function takenOut(root: string, files: readonly (readonly [path: string, content: Uint8Array])[]): void {
  for (const [path, content] of files) {
    mkdirSync(join(cacheOf(root), dirname(path)), {recursive: true});
    writeFileSync(join(cacheOf(root), path), content);
  }
}

function cacheOf(root: string): string {
  return join(root, ".observablehq", "cache");
}
