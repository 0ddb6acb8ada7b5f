import {beforeAll, describe, expect, it} from "vitest";
import {runRow} from "../../data-loaders/runs/runRow.js";
import {recordedRunTables} from "../../data-loaders/tables/recordedTables.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";

let report: FixtureReport;

beforeAll(async () => {
  report = await fixtureReport();
}, 60_000);

function cellsOf(profile: "core" | "quick"): Row<"seed-confusion">[] {
  const built = {...report.ann, profile};
  const nothing = {runs: [], variants: [], trials: []};
  return [...recordedRunTables(nothing, [runRow(built)], [built], report.dataset.test).seedConfusion];
}

describe("table seed-confusion", () => {
  it("counts the build's own seed, image by image", () => {
    const cells = cellsOf("core");
    const hits = cells.filter(({label, prediction}) => label === prediction).reduce((sum, {count}) => sum + count, 0);
    expect(cells).toHaveLength(100);
    expect(hits).toBe(report.ann.evaluations.test.correct.reduce((sum, one) => sum + one, 0));
  });
  it("leaves out a quick build's own, whose name a recorded run has", () => {
    expect(cellsOf("quick")).toEqual([]);
  });
});
