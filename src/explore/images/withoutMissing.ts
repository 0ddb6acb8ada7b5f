import {slots} from "../view/slots.js";
import {layouts, type Sort, type View} from "../view/view.js";
import type {Measure} from "./measures.js";
import {knownValues, measuresOf, type TestImages} from "./testImages.js";

/** A view as it can be shown, and what was asked for in vain, in sentences. */
export interface Possible {
  readonly view: View;
  readonly notices: readonly string[];
}

/** A view with what cannot be had left out. */
export function withoutMissing(view: View, images: TestImages): Possible {
  const isThere = (measure: Measure): boolean => knownValues(images, measure) !== undefined;
  const hasSort = (sort: Sort): boolean =>
    sort === "index" || (sort === "likeness" ? images.likeness !== undefined : isThere(sort));
  const ranges = Object.entries(view.ranges).filter(([measure]) => isThere(measure as Measure));
  const hasMaps = images.maps[layouts[0]] !== undefined;
  const isSortThere = hasSort(view.sort);
  const sort = isSortThere ? view.sort : (measuresOf(images).find(isThere) ?? "index");
  const lacking = slots.flatMap((slot) => images.models[slot].lacks ?? []);
  const isLess = lacking.length > 0 && ranges.length < Object.keys(view.ranges).length;
  return {
    view: {
      ...view,
      ranges: Object.fromEntries(ranges),
      sort,
      order: isSortThere ? view.order : sort === "index" ? "asc" : "desc",
      area: hasMaps ? view.area : undefined,
      pane: hasMaps ? view.pane : "matrix"
    },
    notices: isLess ? [`${lacking.join(" ")} Ranges of what it lacks are left out.`] : []
  };
}
