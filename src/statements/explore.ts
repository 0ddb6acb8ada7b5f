import {count} from "../lib/format.js";
import {coreComparison} from "../lib/lookup.js";
import type {Tables} from "../lib/tables.js";

export {quickBuild} from "./index.js";

export const testCount = (tables: Tables): string => {
  const {bothCount, onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
  return count(bothCount + onlyRunCount + onlyOtherCount + neitherCount);
};

export const annErrorCount = (tables: Tables): string => {
  const {onlyOtherCount, neitherCount} = coreComparison(tables);
  return count(onlyOtherCount + neitherCount);
};

export const cnnErrorCount = (tables: Tables): string => {
  const {onlyRunCount, neitherCount} = coreComparison(tables);
  return count(onlyRunCount + neitherCount);
};

export const neitherCount = (tables: Tables): string => count(coreComparison(tables).neitherCount);
