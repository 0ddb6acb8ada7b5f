import {tableFromArrays, tableToIPC} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {encodeTable} from "../../data-loaders/tables/encodeTable.js";
import {tableKey} from "../../src/lib/tables.js";
import {readTable} from "../../src/lib/readTable.js";
import {readTables} from "../../src/lib/readTables.js";
import {tableNames} from "../../src/lib/schemas/tableSchemas.js";

const facts = [{fact: "Node", value: "20.1.0"}];
const factsFile = encodeTable("provenance", facts);

/** An Arrow file with the columns given, in their order. */
function arrowFile(columns: Record<string, readonly unknown[]>): Uint8Array {
  return tableToIPC(tableFromArrays(columns as Record<string, string[]>), "file");
}

describe("readTable", () => {
  it("gives rows as they were written", () => {
    expect(readTable("provenance", factsFile)).toEqual(facts);
  });
  it.each([
    ["a column too few", {fact: ["Node"]}, "got fact"],
    ["a column too many", {fact: ["Node"], value: ["20"], more: ["1"]}, "got fact, value, more"],
    ["columns in another order", {value: ["20"], fact: ["Node"]}, "got value, fact"]
  ])("refuses %s", (_, columns, found) => {
    expect(() => readTable("provenance", arrowFile(columns))).toThrow(
      new RangeError(`invalid columns in table provenance: expected fact, value, ${found}`)
    );
  });
  it("refuses the file of another table", () => {
    expect(() => readTable("audit", factsFile)).toThrow("invalid columns in table audit");
  });
  it("refuses a column of another type", () => {
    expect(() => readTable("provenance", arrowFile({fact: ["Node"], value: [20]}))).toThrow(
      "invalid value in table provenance, row 0, column value: expected a string, got 20"
    );
    const counts = {split: ["train"], label: [0], count: new BigInt64Array([4800n])};
    expect(() => readTable("class-counts", arrowFile(counts as never))).toThrow(
      "invalid value in table class-counts, row 0, column count: expected a finite number, got 4800"
    );
  });
  it("refuses bytes that are no Arrow file", () => {
    expect(() => readTable("provenance", new TextEncoder().encode("<!doctype html>"))).toThrow();
  });
});

describe("readTables", () => {
  it("gives every table by its name", () => {
    const empty = Object.fromEntries(tableNames.map((name) => [`${name}.arrow`, encodeTable(name, [])]));
    const tables = readTables({...empty, "provenance.arrow": factsFile});
    expect(Object.keys(tables)).toEqual(tableNames.map(tableKey));
    expect(tables.provenance).toEqual(facts);
    expect(tables.runs).toEqual([]);
  });
  it("names a table that is missing, and the files there are", () => {
    expect(() => readTables({"provenance.arrow": factsFile})).toThrow(
      new RangeError("missing table: expected a file runs.arrow, got provenance.arrow")
    );
  });
});
