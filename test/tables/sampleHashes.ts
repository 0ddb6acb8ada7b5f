import fc from "fast-check";
import {sha256} from "../../data-loaders/store/sha256.js";
import {encodeTable} from "../../data-loaders/tables/encodeTable.js";
import type {TableName} from "../../src/lib/schemas/tableSchemas.js";
import {arbitraryRow} from "./arbitraryRow.js";

/** SHA-256 of tables with twenty rows each that are drawn with a seed, encoded in the order of the names. */
export function sampleHashes(names: readonly TableName[]): Record<string, string> {
  const hashes = names.map((name) => {
    const rows = fc.sample(arbitraryRow(name), {seed: 1, numRuns: 20});
    return [name, sha256(encodeTable(name, rows))] as const;
  });
  return Object.fromEntries(hashes);
}
