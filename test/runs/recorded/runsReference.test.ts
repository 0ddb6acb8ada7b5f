import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {thisProject} from "../../../data-loaders/project.js";
import {recordedRuns} from "../../../data-loaders/runs/recorded/recordedRuns.js";
import {runsReference, withRunsReference} from "../../../data-loaders/runs/recorded/runsReference.js";

const runs = await recordedRuns(thisProject.recorded);

describe("runsReference", () => {
  it("is what docs/protocol.md holds; npm run docs writes it anew", () => {
    const protocol = readFileSync("docs/protocol.md", "utf8");
    expect(withRunsReference(protocol, runs)).toBe(protocol);
  });
  it("has every recorded run: a row for its variant, and a time for each seed", () => {
    const lines = runsReference(runs).split("\n");
    for (const {row} of runs) {
      const own = lines.filter((line) => line.startsWith(`| \`${row.variant}\` |`));
      expect(own).toHaveLength(1);
      const cells = own[0]!.split("|").map((cell) => cell.trim());
      const seeds = runs.filter(({row: other}) => other.variant === row.variant).map(({row: {seed}}) => String(seed));
      expect(cells[5]!.split(", ").sort()).toEqual(seeds.sort());
      expect(cells[6]!.split(", ")).toHaveLength(seeds.length);
    }
  });
  it("states the number of runs and the hours of all of them", () => {
    const hours = runs.reduce((all, {row}) => all + row.trainSeconds, 0) / 3600;
    expect(runsReference(runs)).toContain(
      `${runs.length} runs are recorded; their training steps took ${hours.toFixed(1)} hours together`
    );
  });
  it("says which mark a text lacks", () => {
    expect(() => withRunsReference("no marks", runs)).toThrow(/no place for recorded runs: expected <!--/);
  });
});
