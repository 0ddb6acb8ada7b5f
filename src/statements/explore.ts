import {count} from "../lib/format.js";
import {coreComparison} from "../lib/lookup.js";
import type {Tables} from "../lib/tables.js";

export const testCount = (tables: Pick<Tables, "runs" | "comparisons">): string => {
  const {bothCount, onlyRunCount, onlyOtherCount, neitherCount} = coreComparison(tables);
  return count(bothCount + onlyRunCount + onlyOtherCount + neitherCount);
};

export const annErrorCount = (tables: Pick<Tables, "runs" | "comparisons">): string => {
  const {onlyOtherCount, neitherCount} = coreComparison(tables);
  return count(onlyOtherCount + neitherCount);
};

export const cnnErrorCount = (tables: Pick<Tables, "runs" | "comparisons">): string => {
  const {onlyRunCount, neitherCount} = coreComparison(tables);
  return count(onlyRunCount + neitherCount);
};

export const neitherCount = (tables: Pick<Tables, "runs" | "comparisons">): string =>
  count(coreComparison(tables).neitherCount);
