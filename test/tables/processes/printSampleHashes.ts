import {tableNames} from "../../../src/lib/schemas/tableSchemas.js";
import {sampleHashes} from "../sampleHashes.js";

console.log(JSON.stringify(sampleHashes(tableNames)));
