import {appendFileSync, cpSync, readdirSync, rmSync, statSync, truncateSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {thisProject} from "../../data-loaders/project.js";
import {recordedRunFolder, recordedRuns} from "../../data-loaders/recorded/recordedRuns.js";
import {bestTrial} from "../../data-loaders/runs/successiveHalving.js";
import {chosenTrial} from "../../data-loaders/training/variants/tuned.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

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
  it("have a prediction and a loss for each test image they were measured on, whose mean is the loss told", () => {
    for (const {row, predictions, losses} of runs) {
      expect(losses).toHaveLength(predictions.length);
      expect(losses.reduce((sum, loss) => sum + loss, 0) / losses.length).toBeCloseTo(row.testLoss, 4);
    }
  });
  it("of the first fold are the CNN's own run: the first fifth is the usual validation split", () => {
    expect(hashOf("cnn-fold-1-s1")).toBe(hashOf("cnn-s1"));
  });
  it("of the tuned CNN are there only if successive halving left the trial whose settings it has", () => {
    const known = new Map(runs.map(({row}) => [row.run, row.validationAccuracy]));
    const left = bestTrial((run) => known.get(run));
    const tuned = runs.filter(({row}) => row.variant === "cnn-tuned");
    if (left === undefined) expect(tuned).toEqual([]);
    else expect(chosenTrial).toBe(left);
  });
  it("take 15 MB at most", () => {
    expect(bytesIn(thisProject.recorded)).toBeLessThan(15e6);
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
