import {count, percent, points} from "../lib/format.js";
import {coreComparison, coreRun} from "../lib/lookup.js";
import type {Tables} from "../lib/tables.js";

export {ahead, quickBuild, price} from "./index.js";

export const disagreement = (tables: Tables): string => {
  const {onlyRunCount, onlyOtherCount, bothCount, neitherCount} = coreComparison(tables);
  const whole = onlyRunCount + onlyOtherCount + bothCount + neitherCount;
  return `Of ${count(whole)} images the two networks disagree in being right on ${count(onlyRunCount + onlyOtherCount)} (${percent((onlyRunCount + onlyOtherCount) / whole)})`;
};

export const both = (tables: Tables): string => count(coreComparison(tables).neitherCount);

export const oracle = (tables: Tables): string => {
  const {neitherCount, bothCount, onlyOtherCount, onlyRunCount} = coreComparison(tables);
  return percent(1 - neitherCount / (neitherCount + bothCount + onlyOtherCount + onlyRunCount));
};

export const gaps = (tables: Tables): string => {
  const gap = (model: "ann" | "cnn"): string =>
    points(coreRun(tables, model).trainAccuracy - coreRun(tables, model).validationAccuracy);
  return `${gap("ann")} for the ANN, ${gap("cnn")} for the CNN`;
};
