import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {refresh} from "../../data-loaders/commands/refresh.js";
import type {ReportFiles} from "../../data-loaders/report/makeFiles.js";
import {report} from "../../data-loaders/report/report.js";
import {sha256} from "../../data-loaders/store/sha256.js";
import {readTables} from "../../src/lib/readTables.js";
import {fixtureProject} from "./fixtureProject.js";

const folder = mkdtempSync(join(tmpdir(), "report-test-"));
afterAll(() => rmSync(folder, {recursive: true}));

const project = fixtureProject(folder);
let files: ReportFiles;
beforeAll(async () => {
  files = await report("quick", {project});
});

function hashes(of: ReportFiles): Record<string, string> {
  return Object.fromEntries(Object.entries(of).map(([name, content]) => [name, sha256(content)]));
}

describe("report", () => {
  it("makes every table and sheet of a data set handed in, and what a browser needs, from runs that it trains", () => {
    const tables = readTables(files);
    expect(tables.datasetFiles.map(({exampleCount}) => exampleCount)).toEqual([600, 600, 200, 200]);
    expect(tables.runs.filter(({origin}) => origin === "build").map(({run}) => run)).toEqual(["ann-s1", "cnn-s1"]);
    expect(tables.predictions).toHaveLength(2 * 200);
    expect(tables.sheets.filter(({sheet}) => !(`${sheet}.png` in files))).toEqual([]);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(["worker.js", "models.json", "cnn-weights.f32"]));
  });
  it("trains and makes nothing a second time", async () => {
    const again = {...project, log: vi.fn()};
    expect(hashes(await report("quick", {project: again}))).toEqual(hashes(files));
    expect(again.log.mock.calls).toEqual([]);
  });
  it("fails where the data cannot be had, and leaves what is stored", async () => {
    const loadDataset = () => Promise.reject(new Error("no source has train-images"));
    await expect(report("quick", {project: {...project, loadDataset}})).rejects.toThrow("no source has train-images");
    expect(readdirSync(join(project.cache, "reports"))).toHaveLength(1);
  });
});

describe("refresh", () => {
  const runFolders = (): string[] => readdirSync(join(project.cache, "runs"));
  const startedAt = (folder: string): string => {
    const {facts} = JSON.parse(readFileSync(join(project.cache, "runs", folder, "manifest.json"), "utf8")) as {
      facts: {startedAt: string};
    };
    return facts.startedAt;
  };

  it("keeps the stored runs until the new ones stand", async () => {
    const before = runFolders().map(startedAt);
    const failing = {
      ...project,
      loadDataset: async () => ({...(await project.loadDataset()), train: undefined as never})
    };
    await expect(refresh("quick", failing)).rejects.toThrow();
    expect(runFolders().map(startedAt)).toEqual(before);
  });
  it("trains again to the same bits, prints each number beside the recorded one, and leaves other runs alone", async () => {
    const before = runFolders();
    const trainedBefore = before.map(startedAt);
    writeFileSync(join(project.cache, "runs", "somebody-else's.txt"), "mine");
    await refresh("quick", project);
    expect(runFolders()).toEqual([...before, "somebody-else's.txt"].sort());
    expect(before.map(startedAt).every((time, i) => time > trainedBefore[i]!)).toBe(true);
    expect(project.printed.map((text) => text.split("\n")[0])).toEqual(["ann-s1", "cnn-s1"]);
    expect(project.printed[0]).toMatch(/weightsSha256 +[0-9a-f]{64} +recorded —/);
  });
});
