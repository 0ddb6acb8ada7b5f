import type {TableName} from "../lib/schemas/tableSchemas.js";
import {expectedSha256} from "./expectedSha256.js";
import {remembered} from "./remembered.js";
import {tableHrefs} from "./tableHrefs.js";
import {verifiedFile} from "./verifiedFile.js";

/**
 * A table's Arrow file, verified; downloaded once per page.
 * @throws DataFileError if it cannot be had or is not the one that the page was built with
 */
export const tableBytes = remembered(async (name: TableName): Promise<Uint8Array<ArrayBuffer>> => {
  const sha256 = expectedSha256(document, `${name}.arrow`);
  return verifiedFile({file: `data/${name}.arrow`, href: tableHrefs[name], sha256});
});
