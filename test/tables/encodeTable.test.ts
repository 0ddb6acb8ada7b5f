import {execFileSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {encodeTable} from "../../data-loaders/tables/encodeTable.js";
import {readTable} from "../../src/lib/readTable.js";
import {tableNames, type Row} from "../../src/lib/schemas/tableSchemas.js";
import {verdicts} from "../../src/lib/schemas/vocabulary.js";
import {arbitraryRow} from "./arbitraryRow.js";
import {sampleHashes} from "./sampleHashes.js";

const claim: Row<"claims"> = {
  id: "C01",
  section: "1",
  statement: "A sentence.",
  stated: "much",
  measured: "less",
  value: 0.5,
  lower: null,
  upper: null,
  pValue: null,
  seedCount: null,
  verdict: "not reproduced",
  note: "",
  kind: "fact",
  rule: "It is so.",
  knownWhenMade: "all",
  dependsOn: "",
  page: "./dataset.html"
};

describe("encodeTable", () => {
  it.each(tableNames)("writes any valid rows of table %s so that they are read back as they were", (name) => {
    const rows = fc.array(arbitraryRow(name), {maxLength: 8});
    fc.assert(
      fc.property(rows, (written) => {
        expect(readTable(name, encodeTable(name, written))).toEqual(written);
      }),
      {numRuns: 10}
    );
  });
  it("keeps an empty cell apart from a zero", () => {
    const [read] = readTable("claims", encodeTable("claims", [{...claim, value: 0}]));
    expect([read!.value, read!.lower]).toEqual([0, null]);
  });
  it("keeps what looks like markup, quotes and lines as they are", () => {
    const note = `<b>"it's"</b>\n\t${"é"} 😀 \0`;
    expect(readTable("claims", encodeTable("claims", [{...claim, note}]))[0]!.note).toBe(note);
  });
  it("writes the same rows as the same bytes twice in a process, whatever it wrote between", () => {
    const rows = [claim, {...claim, id: "C02"}];
    const first = encodeTable("claims", rows);
    encodeTable("provenance", [{fact: "Node", value: "20"}]);
    expect(encodeTable("claims", rows)).toEqual(first);
  });
  it("writes the same rows as the same bytes in another process", () => {
    const script = fileURLToPath(new URL("processes/printSampleHashes.ts", import.meta.url));
    const printed = execFileSync(process.execPath, ["--import", "tsx", script], {encoding: "utf8"});
    expect(JSON.parse(printed)).toEqual(sampleHashes([...tableNames].reverse()));
  });
  it("refuses a value that does not fit its column and writes nothing", () => {
    const row = {...claim, verdict: "maybe"} as unknown as Row<"claims">;
    expect(() => encodeTable("claims", [claim, row])).toThrow(
      new RangeError(
        `invalid value in table claims, row 1, column verdict: expected one of ${verdicts.join(", ")}, got "maybe"`
      )
    );
  });
});
