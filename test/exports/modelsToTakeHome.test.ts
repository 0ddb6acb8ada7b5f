import {beforeAll, describe, expect, it, vi} from "vitest";
import {modelsToTakeHome} from "../../data-loaders/exports/modelsToTakeHome.js";
import {sha256} from "../../data-loaders/store/sha256.js";
import {modelCard, trainingPixels} from "../../src/lib/modelCard.js";
import {modelFileNames} from "../../src/lib/modelFileNames.js";
import {coreRun} from "../../src/lib/lookup.js";
import {models} from "../../src/lib/schemas/vocabulary.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";

vi.setConfig({testTimeout: 60_000, hookTimeout: 120_000});

let report: FixtureReport;
let taken: Awaited<ReturnType<typeof modelsToTakeHome>>;
const cardOf = (model: string): string => new TextDecoder().decode(taken.files[`${model}-card.md`]);

beforeAll(async () => {
  report = await fixtureReport();
  taken = await modelsToTakeHome(report, report.tables, trainingPixels(report.tables));
});

it("every file has a row with its size and hash, and no other has one", () => {
  expect(taken.rows.map(({file}) => file)).toEqual(modelFileNames.map(({file}) => file));
  expect(Object.keys(taken.files).sort()).toEqual(taken.rows.map(({file}) => file).sort());
  for (const {file, bytes, sha256: hash} of taken.rows)
    expect([file, bytes, hash]).toEqual([file, taken.files[file]!.length, sha256(taken.files[file]!)]);
});

describe.each(models)("the card of the %s", (model) => {
  it("has every field of the page, and the run's accuracy for who reads its head", () => {
    for (const {field, text} of modelCard(report.tables, model))
      expect(cardOf(model)).toContain(`**${field}.** ${text}`);
    const [, value] = /type: accuracy, value: ([\d.]+)\}/.exec(cardOf(model))!;
    expect(Number(value)).toBeCloseTo(coreRun(report.tables, model).testAccuracy, 6);
  });
  it("names the hash of each file that it goes with", () => {
    const weights = taken.rows.filter((row) => row.model === model && row.format !== "Markdown");
    expect(weights.filter(({sha256}) => !cardOf(model).includes(sha256))).toEqual([]);
  });
  it("says that one seed is known where there are no others", () => {
    const seeds = report.tables.seeds.filter(({variant}) => variant !== model);
    const {text} = modelCard({...report.tables, seeds}, model).find(({field}) => field === "Over seeds")!;
    expect(text).toMatch(/^One seed/);
  });
});
