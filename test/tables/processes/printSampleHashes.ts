import {tableNames} from "../../../src/lib/tableSchemas.js";
import {sampleHashes} from "../sampleHashes.js";

console.log(JSON.stringify(sampleHashes(tableNames)));
