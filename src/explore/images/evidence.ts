import {loadColumns} from "../tables.js";
import {remembered} from "../../page/remembered.js";
import {layouts, type View} from "../view/view.js";
import {knownMeasures, type Measure} from "./measures.js";
import {withMaps, withMeasures, type TestImages} from "./testImages.js";

/** The images with the values that a view asks for. */
export interface Evidence {
  /** What is there already. */
  readonly images: TestImages;
  /** Whether all that a view asks for is there. */
  suffices(view: View): boolean;
  /** Loads what a view asks for and the images lack. @throws Error if it cannot be had */
  load(view: View): Promise<void>;
  /** Loads all measures, likewise. */
  loadMeasures(): Promise<void>;
}

/** @param first the images with what the first table holds */
export function evidence(first: TestImages): Evidence {
  let images = first;
  const add = remembered(async (table: "measures" | "map"): Promise<void> => {
    if (table === "measures") images = withMeasures(images, await loadColumns(table));
    else images = withMaps(images, await loadColumns(table));
  });
  const missing = (view: View): ("measures" | "map")[] => [
    ...(measuresOf(view).some((measure) => images.measures[measure] === undefined) ? (["measures"] as const) : []),
    ...(asksForMap(view) && images.maps[layouts[0]] === undefined ? (["map"] as const) : [])
  ];
  return {
    get images() {
      return images;
    },
    suffices: (view) => missing(view).length === 0,
    load: async (view) => void (await Promise.all(missing(view).map(add))),
    loadMeasures: () => add("measures")
  };
}

/** A view with what needs a table that cannot be had left out. */
export function withoutMissing(view: View, {measures, maps}: TestImages): View {
  const isThere = (measure: Measure): boolean => measures[measure] !== undefined;
  const ranges = Object.entries(view.ranges).filter(([measure]) => isThere(measure as Measure));
  const hasMaps = maps[layouts[0]] !== undefined;
  return {
    ...view,
    ranges: Object.fromEntries(ranges),
    sort: view.sort === "index" || isThere(view.sort) ? view.sort : knownMeasures[0]!,
    area: hasMaps ? view.area : undefined,
    pane: hasMaps ? view.pane : "matrix"
  };
}

function measuresOf({sort, ranges}: View): Measure[] {
  return [...(sort === "index" ? [] : [sort]), ...(Object.keys(ranges) as Measure[])];
}

function asksForMap({area, pane}: View): boolean {
  return area !== undefined || pane === "map";
}
