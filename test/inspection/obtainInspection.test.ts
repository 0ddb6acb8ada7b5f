import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {inspectionFolders, inspectionKey, obtainInspection} from "../../data-loaders/inspection/obtainInspection.js";
import {sourcesHash} from "../../data-loaders/store/sourcesHash.js";
import {sourceProtocol} from "../../data-loaders/training/protocol.js";
import {trainingData} from "../../data-loaders/training/trainingData.js";
import {fixtureReport, type FixtureReport} from "../fixtures/report/fixtureReport.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const packages = ["@tensorflow/tfjs", "assemblyscript", "binaryen", "umap-js", "ml-pca", "ml-matrix"];
const deciding = ["dataset", "engine", "evaluation", "inspection", "models", "randomness", "training"];

/** A folder with a lockfile, and a source in each folder of loaders. */
function project(): string {
  const root = temporaryFolder();
  for (const folder of [...deciding, "tables"]) write(root, folder, "1");
  writeLockfile(root, "1.0.0");
  return root;
}

function write(root: string, folder: string, source: string): void {
  mkdirSync(join(root, "data-loaders", folder), {recursive: true});
  writeFileSync(join(root, "data-loaders", folder, "source.ts"), source);
}

function writeLockfile(root: string, umapVersion: string): void {
  const entries = packages.map((name) => [
    `node_modules/${name}`,
    {version: name === "umap-js" ? umapVersion : "1.0.0", integrity: "sha512-a"}
  ]);
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({packages: Object.fromEntries(entries)}));
}

function sourcesOf(root: string): string {
  return sourcesHash(inspectionFolders, root);
}

const runs = {ann: {weightsSha256: "aa"}, cnn: {weightsSha256: "bb"}};

describe("the key of an inspection", () => {
  it("changes with the data, either run's weights and the seed", () => {
    const root = project();
    const keys = [
      inspectionKey("dd", runs, {root, sources: sourcesOf(root), seed: 1}),
      inspectionKey("ee", runs, {root, sources: sourcesOf(root), seed: 1}),
      inspectionKey("dd", runs, {root, sources: sourcesOf(root), seed: 2}),
      inspectionKey("dd", {...runs, ann: {weightsSha256: "cc"}}, {root, sources: sourcesOf(root), seed: 1}),
      inspectionKey("dd", {...runs, cnn: {weightsSha256: "cc"}}, {root, sources: sourcesOf(root), seed: 1})
    ];
    expect(new Set(keys).size).toBe(5);
  });
  it.each(deciding)("changes with the sources of %s", (folder) => {
    const root = project();
    const before = inspectionKey("dd", runs, {root, sources: sourcesOf(root), seed: 1});
    write(root, folder, "2");
    expect(inspectionKey("dd", runs, {root, sources: sourcesOf(root), seed: 1})).not.toBe(before);
  });
  it("changes with the version of a package, and not with the tables that show it", () => {
    const root = project();
    const before = inspectionKey("dd", runs, {root, sources: sourcesOf(root), seed: 1});
    write(root, "tables", "2");
    expect(inspectionKey("dd", runs, {root, sources: sourcesOf(root), seed: 1})).toBe(before);
    writeLockfile(root, "1.0.1");
    expect(inspectionKey("dd", runs, {root, sources: sourcesOf(root), seed: 1})).not.toBe(before);
  });
});

describe("an inspection in the store", () => {
  let report: FixtureReport;
  beforeAll(async () => void (report = await fixtureReport()), 120_000);

  it("is made once, found again, and made again where it is damaged; an older one of the profile goes", async () => {
    const root = project();
    const {standardised} = trainingData(report.dataset, {...sourceProtocol, trainingFileCount: 600}, 1);
    const obtain = async (seed: number) => {
      const lines: string[] = [];
      const options = {
        root,
        cache: join(root, ".cache"),
        sources: sourcesOf(root),
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
  }, 120_000);
});
