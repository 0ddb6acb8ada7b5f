import type {BuiltSite} from "../builtSite.js";
import type {Problem} from "./problem.js";

/** Ids that a page gives to more than one element, so that a link or label finds only the first. */
export function duplicateIds({pages}: BuiltSite): Problem[] {
  return pages.flatMap(({path, document}) => {
    const ids = Array.from(document.querySelectorAll("[id]"), ({id}) => id);
    const repeated = ids.filter((id, i) => ids.indexOf(id) !== i);
    return [...new Set(repeated)].map((id) => ({file: path, reason: `id given to more than one element: ${id}`}));
  });
}
