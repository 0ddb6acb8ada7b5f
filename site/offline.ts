import {mkdirSync} from "node:fs";
import {join} from "node:path";

/** What Framework 1.13.4's own client may import; it asks a registry for the newest version of each at every build. */
const clientPackages = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client"
] as const;

/**
 * Makes builds and previews free of network requests: a folder NAME@VERSION in Framework's package cache answers
 * its question for a version. Version 0.0.0 exists nowhere, so a page that would load one of these packages
 * from elsewhere fails to build on every machine alike.
 * @param root the folder of the pages, as in observablehq.config.ts
 */
export function stubPackageCache(root: string): void {
  const cache = join(root, ".observablehq", "cache", "_npm");
  for (const name of clientPackages) mkdirSync(join(cache, `${name}@0.0.0`), {recursive: true});
}
