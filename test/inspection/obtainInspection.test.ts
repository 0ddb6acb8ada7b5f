import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {inspectionKey, obtainInspection} from "../../data-loaders/inspection/obtainInspection.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const runs = {ann: {weightsSha256: "aa"}, cnn: {weightsSha256: "bb"}};

it("the key of an inspection changes with the data, either run's weights and the seed", async () => {
  const keys = await Promise.all([
    inspectionKey("dd", runs, {seed: 1}),
    inspectionKey("ee", runs, {seed: 1}),
    inspectionKey("dd", runs, {seed: 2}),
    inspectionKey("dd", {...runs, ann: {weightsSha256: "cc"}}, {seed: 1}),
    inspectionKey("dd", {...runs, cnn: {weightsSha256: "cc"}}, {seed: 1})
  ]);
  expect(new Set(keys).size).toBe(5);
});

describe("an inspection in the store", () => {
  let report: FixtureReport;
  beforeAll(async () => void (report = await fixtureReport()));

  it("is made once, found again, and made again where it is damaged; an older one of the profile goes", async () => {
    const root = temporaryFolder();
    const {standardised} = trainingData(report.dataset, {...sourceProtocol, trainingFileCount: 600}, 1);
    const obtain = async (seed: number) => {
      const lines: string[] = [];
      const options = {
        cache: join(root, ".cache"),
        profile: "quick",
        standardised,
        seed,
        extent: {coveredCount: 20, referenceCount: 600, layoutCount: 10},
        log: (line: string) => lines.push(line)
      } as const;
      return {found: await obtainInspection(report.dataset, report, options), lines};
    };
    const store = join(root, ".cache", "inspections");
    const first = await obtain(1);
    expect(first.lines).toContain("mapping the last hidden layers");
    const again = await obtain(1);
    expect(again.lines).toEqual([]);
    expect(again.found).toEqual(first.found);
    const damaged = join(store, readdirSync(store)[0]!, "neighbours.u16");
    writeFileSync(damaged, readFileSync(damaged).fill(1, 0, 1));
    const mended = await obtain(1);
    expect(mended.lines).toContain("mapping the last hidden layers");
    expect(mended.found).toEqual(first.found);
    await obtain(2);
    expect(readdirSync(store)).toHaveLength(1);
    expect(existsSync(damaged)).toBe(false);
  });
});
