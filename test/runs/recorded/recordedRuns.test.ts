import {appendFileSync, cpSync, readdirSync, rmSync, statSync, truncateSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {thisProject} from "../../../data-loaders/project.js";
import {writeRecord} from "../../../data-loaders/runs/recorded/recordRun.js";
import {
  readRecord,
  recordedRunFolder,
  recordedRuns,
  type RecordedFacts,
  type RecordedRun
} from "../../../data-loaders/runs/recorded/recordedRuns.js";
import {machine as thisMachine} from "../../../data-loaders/runs/machine.js";
import {runIdentity} from "../../../data-loaders/runs/runIdentity.js";
import {usualSeedCount} from "../../../data-loaders/experiments/profileRuns.js";
import {bestTrial} from "../../../data-loaders/experiments/successiveHalving.js";
import {runOf} from "../../../data-loaders/training/run.js";
import {chosenTrials, searchNames, tunedName} from "../../../data-loaders/experiments/searches.js";
import {groupOf, isVariant} from "../../../data-loaders/experiments/variants.js";
import {temporaryFolder} from "../../store/temporaryFolder.js";

const runs = await recordedRuns(thisProject.recorded);

function hashOf(name: string): string | undefined {
  return runs.find(({row}) => row.run === name)?.row.weightsSha256;
}

function bytesIn(folder: string): number {
  const entries = readdirSync(folder, {withFileTypes: true, recursive: true}).filter((entry) => entry.isFile());
  return entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

describe("the recorded runs", () => {
  it("hold both models with five seeds, each with other weights", () => {
    const names = ["ann", "cnn"].flatMap((model) => [1, 2, 3, 4, 5].map((seed) => `${model}-s${seed}`));
    expect(new Set(names.map(hashOf)).size).toBe(10);
    expect(names.every((name) => hashOf(name) !== undefined)).toBe(true);
  });
  it("are none of them stale, and each is named after its variant and seed", () => {
    for (const {row} of runs) {
      expect(row.isStale).toBe(false);
      expect(row.run).toBe(`${row.variant}-s${row.seed}`);
    }
  });
  it("have a prediction for each test image they were measured on, and the source's usual seeds a loss, whose mean is the one told", () => {
    for (const {row, predictions, losses} of runs) {
      expect(predictions.length).toBeGreaterThan(0);
      const isKept = isVariant(row.variant) && groupOf(row.variant) === "source" && row.seed <= usualSeedCount;
      expect(losses !== undefined, row.run).toBe(isKept);
      if (losses === undefined) continue;
      expect(losses).toHaveLength(predictions.length);
      expect(losses.reduce((sum, loss) => sum + loss, 0) / losses.length).toBeCloseTo(row.testLoss, 4);
    }
  });
  it("of the first fold are the CNN's own run: the first fifth is the usual validation split", () => {
    expect(hashOf("cnn-fold-1-s1")).toBe(hashOf("cnn-s1"));
  });
  it.each(searchNames)("of what %s chose are there only if successive halving left the trial whose settings they have", (search) => {
    const known = new Map(runs.map(({row}) => [row.run, row.validationAccuracy]));
    const left = bestTrial(search, (run) => known.get(run));
    const tuned = runs.filter(({row}) => row.variant === tunedName(search));
    if (left === undefined) expect(tuned).toEqual([]);
    else expect(chosenTrials[search]).toBe(left);
  });
  it("take 25 MB at most", () => {
    expect(bytesIn(thisProject.recorded)).toBeLessThan(25e6);
  });

  describe("are stale or not by what is known of them", () => {
    const today = async (nodeMajor?: string): Promise<string> => {
      const {row, protocol} = runs.find(({row: {run}}) => run === "ann-s1")!;
      return (await runIdentity(runOf("ann", 1), protocol, row.datasetSha256, nodeMajor)).key;
    };
    /** A record from before identities were kept, never verified since. */
    const unknown = ({row, protocol, epochs, calibration}: RecordedFacts): RecordedFacts => {
      return {row, protocol, epochs, calibration};
    };
    const machine = thisMachine();
    const otherIdentity = {key: "other", machine} as NonNullable<RecordedFacts["identity"]>;
    const at = "2026-11-28T07:34:32.399Z";
    it.each<[string, (key: string) => Partial<RecordedFacts>, {isStale: boolean; verifiedAt: string}]>([
      ["nothing", () => ({}), {isStale: true, verifiedAt: ""}],
      ["verified with today's key", (key) => ({verified: {key, at, machine}}), {isStale: false, verifiedAt: at}],
      ["verified with another", () => ({verified: {key: "other", at, machine}}), {isStale: true, verifiedAt: ""}],
      [
        "made with another key and verified with today's",
        (key) => ({identity: otherIdentity, verified: {key, at, machine}}),
        {isStale: false, verifiedAt: at}
      ],
      ["made with another key", () => ({identity: otherIdentity}), {isStale: true, verifiedAt: ""}]
    ])("%s", async (_, known, expected) => {
      const recorded = temporaryFolder();
      const {files, facts} = readRecord(recordedRunFolder(thisProject.recorded, "ann-s1"));
      writeRecord(recorded, {files, facts: {...unknown(facts), ...known(await today())}});
      expect((await recordedRuns(recorded))[0]!.row).toMatchObject(expected);
    });
    it("made with today's key: since it was trained", async () => {
      const recorded = temporaryFolder();
      const {files, facts} = readRecord(recordedRunFolder(thisProject.recorded, "ann-s1"));
      const identity = {key: await today(), machine} as NonNullable<RecordedFacts["identity"]>;
      writeRecord(recorded, {files, facts: {...unknown(facts), identity}});
      const [{row}] = (await recordedRuns(recorded)) as [RecordedRun];
      expect(row).toMatchObject({isStale: false, verifiedAt: row.startedAt});
    });
    it.each([
      ["with that Node's key: since then", "18", {isStale: false, verifiedAt: at}],
      ["with this Node's key: stale", undefined, {isStale: true, verifiedAt: ""}]
    ])("verified on another Node %s", async (_, nodeMajor, expected) => {
      const recorded = temporaryFolder();
      const {files, facts} = readRecord(recordedRunFolder(thisProject.recorded, "ann-s1"));
      const verified = {key: await today(nodeMajor), at, machine: machine.replace(/Node .*/, "Node 18.1.0")};
      writeRecord(recorded, {files, facts: {...unknown(facts), verified}});
      expect((await recordedRuns(recorded))[0]!.row).toMatchObject(expected);
    });
    it("of another protocol: stale", async () => {
      const recorded = temporaryFolder();
      const {files, facts} = readRecord(recordedRunFolder(thisProject.recorded, "ann-s1"));
      writeRecord(recorded, {files, facts: {...facts, protocol: {...facts.protocol, epochCount: 11}}});
      expect((await recordedRuns(recorded))[0]!.row).toMatchObject({isStale: true, verifiedAt: ""});
    });
  });

  describe("where one is damaged", () => {
    const damaged = async (change: (folder: string) => void): Promise<string> => {
      const recorded = temporaryFolder();
      const folder = recordedRunFolder(recorded, "ann-s1");
      cpSync(recordedRunFolder(thisProject.recorded, "ann-s1"), folder, {recursive: true});
      expect(await recordedRuns(recorded)).toHaveLength(1);
      change(folder);
      return recorded;
    };
    it.each([
      [
        "a file has grown",
        /ann-s1\/test-losses.f32: .*40001/,
        (folder: string) => appendFileSync(join(folder, "test-losses.f32"), "x")
      ],
      [
        "a file is gone",
        /ann-s1\/test-losses.f32: it is missing/,
        (folder: string) => rmSync(join(folder, "test-losses.f32"))
      ],
      [
        "the manifest is gone",
        /ann-s1\/manifest.json: it is missing/,
        (folder: string) => rmSync(join(folder, "manifest.json"))
      ],
      [
        "the manifest is cut",
        /ann-s1\/manifest.json: it does not match/,
        (folder: string) => truncateSync(join(folder, "manifest.json"), 100)
      ]
    ])("are refused with the file and the remedy, and nothing is removed: %s", async (_, message, change) => {
      const recorded = await damaged(change);
      const before = readdirSync(recordedRunFolder(recorded, "ann-s1"));
      await expect(recordedRuns(recorded)).rejects.toThrow(message);
      await expect(recordedRuns(recorded)).rejects.toThrow(/git checkout -- \S+ann-s1"/);
      expect(readdirSync(recordedRunFolder(recorded, "ann-s1"))).toEqual(before);
    });
  });
  it("leave out what a killed `record` left half-copied", async () => {
    const recorded = temporaryFolder();
    for (const name of ["ann-s1", "ann-s1.123-456.tmp"]) {
      cpSync(recordedRunFolder(thisProject.recorded, "ann-s1"), recordedRunFolder(recorded, name), {recursive: true});
    }
    expect((await recordedRuns(recorded)).map(({row}) => row.run)).toEqual(["ann-s1"]);
  });
});
