import {count} from "../lib/format.js";
import {coreComparison} from "../lib/lookup.js";
import type {Tables} from "../lib/tables.js";

export {quickBuild} from "./index.js";

export const testCount = (tables: Tables): string => {
  const {bothCount, onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
  return count(bothCount + onlyRunCount + onlyOtherCount + neitherCount);
};

export const errorCount = (tables: Tables): string => {
  const {onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
  return count(onlyRunCount + onlyOtherCount + neitherCount);
};

export const neitherCount = (tables: Tables): string => count(coreComparison(tables).neitherCount);
export const onlyAnnCount = (tables: Tables): string => count(coreComparison(tables).onlyOtherCount);
export const onlyCnnCount = (tables: Tables): string => count(coreComparison(tables).onlyRunCount);
