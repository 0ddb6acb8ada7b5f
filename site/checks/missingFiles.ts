import {posix} from "node:path";
import {inlineModules} from "../inlineScripts.js";
import type {BuiltSite} from "../builtSite.js";
import type {Problem} from "./problem.js";

const registration = /registerFile\("[^"]*", (\{"name":.*?\})\);/g;

/** Files that a page's cells may open but that the site does not hold. */
export function missingFiles({files, pages}: BuiltSite): Problem[] {
  const known = new Set(files);
  return pages.flatMap(({path, document}) => {
    const code = inlineModules(document)
      .map(({text}) => text)
      .join("\n");
    return Array.from(code.matchAll(registration), ([, info = ""]) => JSON.parse(info) as {name: string; path: string})
      .filter((file) => !known.has(posix.join(posix.dirname(path), decodeURI(file.path))))
      .map(({name}) => ({file: path, reason: `file not built: ${name}`}));
  });
}
