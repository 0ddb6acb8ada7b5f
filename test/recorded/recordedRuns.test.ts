import {appendFileSync, cpSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {recordedFolder, recordedRuns} from "../../data-loaders/recorded/recordedRuns.js";
import {bestTrial} from "../../data-loaders/runs/successiveHalving.js";
import {chosenTrial} from "../../data-loaders/training/variants/tuned.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const runs = recordedRuns();

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
    expect(bytesIn(join(recordedFolder, ".."))).toBeLessThan(15e6);
  });
  it("are refused with the file's name where one has changed, and nothing is removed", () => {
    const folder = temporaryFolder();
    cpSync(join(recordedFolder, "ann-s1"), join(folder, "ann-s1"), {recursive: true});
    expect(recordedRuns(folder)).toHaveLength(1);
    appendFileSync(join(folder, "ann-s1", "test-losses.f32"), "x");
    expect(() => recordedRuns(folder)).toThrow(/corrupt recorded run \S+ann-s1: .*40001.*; restore it from git/);
    expect(readdirSync(join(folder, "ann-s1"))).toContain("test-losses.f32");
  });
});
