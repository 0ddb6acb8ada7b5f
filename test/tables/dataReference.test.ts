import {subjectOf} from "../../src/lib/schemas/subjects.js";
import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {dataReference} from "../../data-loaders/tables/dataReference.js";
import {tableNames, tableSchema} from "../../src/lib/schemas/tableSchemas.js";

const reference = dataReference();

/** The part of the reference under a table's heading. */
function section(name: string): string {
  return reference.split(/^### /m).find((part) => part.startsWith(`${name}\n`)) ?? "";
}

describe("dataReference", () => {
  it("is what docs/data-reference.md holds; npm run docs writes it anew", () => {
    expect(readFileSync("docs/data-reference.md", "utf8")).toBe(reference);
  });
  it.each(tableNames)("describes each column of table %s in a line", (name) => {
    const columns = section(name).matchAll(/^\| `(\w+)` \| .+ \|$/gm);
    expect(Array.from(columns, ([, key]) => key)).toEqual(Object.keys(tableSchema(name).columns));
  });
  it("gives lengths, ranges, choices and empty cells in words", () => {
    expect(section("predictions")).toContain("| `probabilities` | 10 × float32 | 0 to 1 | softmax output by class |");
    expect(section("predictions")).toContain("| `model` | utf8 | `ann`, `cnn` | network |");
    expect(section("epochs")).toContain("| `seconds` | float32 | at least 0 | wall time, s |");
    expect(section("comparisons")).toContain("| `log10PValue` | float32 | at most 0 | ");
    expect(section("claims")).toContain("| `lower` | float32 | may be empty | ");
  });
  it("gives each table's address", () => {
    expect(tableNames.filter((name) => !section(name).includes(`/data/${subjectOf(name)}/${name}.arrow`))).toEqual([]);
  });
});
