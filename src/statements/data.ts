import {count, fixed, list} from "../lib/format.js";
import type {Tables} from "../lib/tables.js";

export {quickBuild} from "./index.js";

export const sources = ({"dataset-files": files}: Tables): string => {
  const found = [...new Set(files.map(({source}) => source))];
  const names: Readonly<Record<string, string>> = {
    cache: "this machine’s own verified copy",
    "Debian package": "Debian’s package of it",
    download: "the publisher’s server",
    FASHION_MNIST_DIR: "a folder given to the build"
  };
  return list(found.map((source) => names[source] ?? source));
};

export const mean = ({"pixel-statistics": rows}: Tables): string =>
  fixed(rows.find(({split}) => split === "train")!.mean, 4);
export const deviation = ({"pixel-statistics": rows}: Tables): string =>
  fixed(rows.find(({split}) => split === "train")!.deviation, 4);

export const otherMeans = ({"pixel-statistics": rows}: Tables): string => {
  return list(
    rows
      .filter(({split}) => split !== "train")
      .map(({split, mean: value}) => `${fixed(value, 4)} in the ${split} split`)
  );
};

const part =
  (name: "train" | "validation" | "test") =>
  ({"class-counts": rows}: Tables): string => {
    return count(rows.filter(({split}) => split === name).reduce((sum, row) => sum + row.count, 0));
  };

export const trainCount = part("train");
export const validationCount = part("validation");
export const testCount = part("test");

export const duplicates = ({audit}: Tables): string => {
  const repeated = audit.filter(({check}) => check.includes("equal to"));
  return list(repeated.map(({check, subject, measured}) => `${measured} ${check} (${subject})`));
};
