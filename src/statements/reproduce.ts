import {seconds} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import {models} from "../lib/tableSchemas.js";
import type {Tables} from "../lib/tables.js";

export {quickBuild} from "./index.js";

export const trainingTime = (tables: Tables): string =>
  seconds(models.reduce((sum, model) => sum + coreRun(tables, model).trainSeconds, 0));
export const machine = (tables: Tables): string => coreRun(tables, "cnn").machine;
