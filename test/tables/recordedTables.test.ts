import {beforeAll, describe, expect, it} from "vitest";
import {runRow} from "../../data-loaders/runs/runRow.js";
import type {RecordedRun} from "../../data-loaders/runs/recorded/recordedRuns.js";
import {recordedRunTables} from "../../data-loaders/tables/recordedTables.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {variantRow} from "../figures/changeTables.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";

let report: FixtureReport;

beforeAll(async () => {
  report = await fixtureReport();
});

/** The tables of a build of one ANN beside recorded runs. */
function tablesOf(profile: "core" | "quick", runs: readonly RecordedRun[] = []) {
  const built = {...report.ann, profile};
  const recorded = {runs, variants: [variantRow("ann-augmented", {group: "proposal"})], trials: [], trainingTimes: {}};
  return recordedRunTables(recorded, [runRow(built), ...runs.map(({row}) => row)], [built], report.dataset.test);
}

/** A run as it is recorded, with nothing but its row and its classes of the test images. */
function recordedRun(variant: string, predictions: Uint8Array): RecordedRun {
  const row = {...runRow({...report.ann, profile: "core"}), run: `${variant}-s1`, variant, origin: "recorded"} as const;
  return {
    row,
    predictions,
    epochs: [],
    calibration: {temperature: 1, asTrained: {}, scaled: {}}
  } as unknown as RecordedRun;
}

describe("table seed-confusion", () => {
  const cellsOf = (profile: "core" | "quick"): readonly Row<"seed-confusion">[] => tablesOf(profile).seedConfusion;
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

describe("table changes", () => {
  it("holds recorded runs against each other where a quick build has the base's name", () => {
    const {labels} = report.dataset.test;
    const wrong = labels.map((label) => (label + 1) % 10);
    const {changes} = tablesOf("quick", [recordedRun("ann", labels), recordedRun("ann-augmented", wrong)]);
    expect(changes.map(({measure, difference}) => [measure, difference])).toEqual([["testAccuracy", -1]]);
  });
});
