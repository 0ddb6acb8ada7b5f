import {modelName} from "../components/theme.js";
import {count, list} from "../lib/format.js";
import {coreRun} from "../lib/lookup.js";
import {models} from "../lib/schemas/vocabulary.js";
import type {Tables} from "../lib/tables.js";

/** What there is to take home: "235,146 parameters of the ANN and 421,642 of the CNN". */
export const parametersOfBoth = (tables: Pick<Tables, "runs">): string =>
  list(models.map((model) => `${count(coreRun(tables, model).parameterCount)} parameters of the ${modelName[model]}`));
