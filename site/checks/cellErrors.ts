import type {BuiltSite} from "../builtSite.js";
import type {Problem} from "./problem.js";

/** Cells that do not compile: Framework shows the error on the page and calls the build a success. */
export function cellErrors({pages}: BuiltSite): Problem[] {
  return pages.flatMap(({path, document}) =>
    Array.from(document.querySelectorAll(".observablehq--error"), (error) => ({
      file: path,
      reason: `cell does not compile: ${error.textContent?.trim() ?? ""}`
    }))
  );
}
