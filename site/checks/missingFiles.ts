import {posix} from "node:path";
import {registeredFiles} from "../registeredFiles.js";
import type {BuiltSite} from "../builtSite.js";
import type {Problem} from "./problem.js";

/** Files that a page's cells may open but that the site does not hold. */
export function missingFiles({files, pages}: BuiltSite): Problem[] {
  const known = new Set(files);
  return pages.flatMap(({path, document}) =>
    registeredFiles(document)
      .filter((file) => !known.has(posix.join(posix.dirname(path), decodeURI(file.path))))
      .map(({name}) => ({file: path, reason: `file not built: ${name}`}))
  );
}
