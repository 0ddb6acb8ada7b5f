import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {listRuns} from "../../data-loaders/commands/listRuns.js";
import {recordRuns} from "../../data-loaders/commands/recordRuns.js";
import {trainRuns} from "../../data-loaders/commands/trainRuns.js";
import {verifyRuns} from "../../data-loaders/commands/verifyRuns.js";
import {recordedRunFolder, recordedRuns} from "../../data-loaders/runs/recorded/recordedRuns.js";
import {manifestName, decodeManifest, encodeManifest} from "../../data-loaders/store/manifest.js";
import {fixtureProject, type FixtureProject} from "./fixtureProject.js";

/** Stored runs by name, whatever their keys. */
function stored({cache}: FixtureProject): string[] {
  const names = readdirSync(join(cache, "runs"));
  return names
    .filter((name) => existsSync(join(cache, "runs", name, manifestName)))
    .map((name) => name.replace(/-[0-9a-f]{16}$/, ""));
}

describe("train", () => {
  it("trains the runs named, stores them, prints their hashes, and trains none a second time", async () => {
    const project = fixtureProject();
    await trainRuns(["ann-s1", "ann-s2"], "quick", project);
    expect(stored(project).sort()).toEqual(["ann-s1", "ann-s2"]);
    expect(project.printed.map((line) => line.replace(/[0-9a-f]{64}$/, "HASH"))).toEqual([
      "ann-s1 HASH",
      "ann-s2 HASH"
    ]);
    const again = {...project, print: vi.fn()};
    const folder = join(project.cache, "runs", readdirSync(join(project.cache, "runs"))[0]!);
    const before = readFileSync(join(folder, manifestName), "utf8");
    await trainRuns(["ann-s1"], "quick", again);
    expect(again.print.mock.calls).toEqual([[project.printed[0]]]);
    expect(readFileSync(join(folder, manifestName), "utf8")).toBe(before);
  });
  it.each<[string, string[]]>([
    ["no run named: expected at least one, such as cnn-s1", []],
    ["unknown run: expected VARIANT-sSEED, such as cnn-s1, got cnn", ["ann-s1", "cnn"]]
  ])("refuses at once, before it asks for the data: %s", async (message, names) => {
    const loadDataset = vi.fn();
    await expect(trainRuns(names, "quick", {...fixtureProject(), loadDataset})).rejects.toThrow(message);
    expect(loadDataset).not.toHaveBeenCalled();
  });
});

describe("record and verify", () => {
  it("keep a run, list it, and find the same bits again; and say so where they differ", async () => {
    const project = fixtureProject();
    await recordRuns(["ann-s1"], project);
    expect(project.printed.pop()).toMatch(/^recorded ann-s1 [0-9a-f]{64}$/);
    const [recorded] = await recordedRuns(project.recorded);
    expect(recorded).toMatchObject({row: {run: "ann-s1", origin: "recorded", isStale: false}});
    expect(recorded!.predictions).toHaveLength(200);
    expect(recorded!.robustness!.length).toBeGreaterThan(0);

    await verifyRuns(["ann-s1"], "core", {project});
    expect(project.printed.splice(0).join("\n")).toMatch(/^ann-s1 recorded (\S+)\nann-s1 trained {2}\1 equal$/);

    changeRecordedHash(project);
    await expect(verifyRuns(["ann-s1"], "core", {project})).rejects.toThrow("other than what is recorded: ann-s1");
    expect(project.printed.join("\n")).toMatch(/DIFFERENT: row$/);
  });
  it("verify refuses no names, a run that is not recorded, and the quick profile, before it asks for the data", async () => {
    const loadDataset = vi.fn();
    const project = {...fixtureProject(), loadDataset};
    await expect(verifyRuns([], "core", {project})).rejects.toThrow("no run named");
    await expect(verifyRuns(["ann-s1"], "core", {project})).rejects.toThrow(
      /^nothing to verify of ann-s1: expected its record in \S+ann-s1, got none; "npm run runs/
    );
    mkdirSync(join(project.recorded, "runs", "ann-s1"), {recursive: true});
    await expect(verifyRuns(["ann-s1"], "core", {project})).rejects.toThrow(
      /^damaged recorded run, \S+ann-s1\/manifest.json: it is missing/
    );
    await expect(verifyRuns(["ann-s1"], "quick", {project})).rejects.toThrow("nothing to verify in the quick profile");
    expect(loadDataset).not.toHaveBeenCalled();
  });
  it("record without names keeps what is stored of the full profile, and says so where that is nothing", async () => {
    const project = fixtureProject();
    await recordRuns([], project);
    expect(project.logged).toEqual(["no run of the full profile is stored: nothing to record"]);
    await trainRuns(["ann-s1"], "full", project);
    await recordRuns([], project);
    expect((await recordedRuns(project.recorded)).map(({row}) => row.run)).toEqual(["ann-s1"]);
  });
  it("record removes what a killed one has left half-copied, and nothing of a living one", async () => {
    const project = fixtureProject();
    const goneId = 2 ** 22 + 1; // above Linux's largest process id
    const [dead, living] = [`ann-s1.${goneId}-1.tmp`, `ann-s1.${process.ppid}-0.tmp`];
    for (const name of [dead, living]) mkdirSync(recordedRunFolder(project.recorded, name), {recursive: true});
    await recordRuns([], project);
    expect(readdirSync(join(project.recorded, "runs"))).toEqual([living]);
  });
});

describe("runs", () => {
  it("lists each run of the profile with its state, for people and for programs", async () => {
    const project = fixtureProject();
    await trainRuns(["ann-s1"], "quick", project);
    project.printed.length = 0;
    await listRuns("quick", false, project);
    await listRuns("quick", true, project);
    const [lines, json] = project.printed;
    expect(lines).toMatch(/^ann-s1 +stored\ncnn-s1 +to be trained$/);
    expect(JSON.parse(json!)).toEqual([
      {run: "ann-s1", stored: true, recorded: false},
      {run: "cnn-s1", stored: false, recorded: false}
    ]);
  });
  it("names a damaged record, and what to do", async () => {
    const project = fixtureProject();
    mkdirSync(recordedRunFolder(project.recorded, "ann-s1"), {recursive: true});
    await expect(listRuns("core", false, project)).rejects.toThrow(
      /^damaged recorded run, \S+ann-s1\/manifest.json: it is missing; restore it with "git checkout -- \S+ann-s1", or remove/
    );
  });
});

/** Makes the recorded hash of ann-s1 another one, in a manifest that is sound. */
function changeRecordedHash({recorded}: FixtureProject): void {
  const path = join(recordedRunFolder(recorded, "ann-s1"), manifestName);
  const {files, facts} = decodeManifest(readFileSync(path, "utf8"))!;
  const row = {...(facts["row"] as object), weightsSha256: "0".repeat(64)};
  writeFileSync(path, encodeManifest({files, facts: {...facts, row}}));
}
