import type {Row, TableName} from "./schemas/tableSchemas.js";

/** All tables of a report, as rows. */
export type Tables = {readonly [N in TableName]: readonly Row<N>[]};
