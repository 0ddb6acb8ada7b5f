import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import {inlineModules} from "../inlineScripts.js";
import type {BuiltSite} from "../builtSite.js";

/** How Framework writes the address of a module that is not imported but started: in a module, and in a cell. */
const moduleAddress = /(?:import\.meta\.resolve\(|new URL\()"(\.{1,2}\/[^"]+\.js)"/g;

/** Paths in the site of the modules that pages and other modules start by their address: the workers. */
export async function workerModules({folder, files, pages}: BuiltSite): Promise<string[]> {
  const modules = files.filter((file) => file.startsWith("_import/") && file.endsWith(".js"));
  const sources = await Promise.all(
    modules.map(async (path) => ({path, code: await readFile(join(folder, path), "utf8")}))
  );
  const cells = pages.flatMap(({path, document}) => inlineModules(document).map(({text}) => ({path, code: text})));
  const workers = [...sources, ...cells].flatMap(({path, code}) =>
    Array.from(code.matchAll(moduleAddress), ([, address = ""]) => posix.join(posix.dirname(path), address))
  );
  return [...new Set(workers)].sort();
}
