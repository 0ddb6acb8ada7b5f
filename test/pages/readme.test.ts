import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {thisProject} from "../../data-loaders/project.js";
import {recordedRuns} from "../../data-loaders/runs/recorded/recordedRuns.js";
import {fixed} from "../../src/lib/format.js";
import {leads} from "../../src/lib/leads.js";
import {seedRuns} from "../../src/lib/seedRuns.js";
import {seedSummary} from "../../src/lib/seedSummary.js";
import {countOf, countWord} from "../../src/lib/seedWords.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";

const readme = readFileSync("README.md", "utf8");
const testImageCount = 10_000;

describe("README.md", () => {
  it.each(["ann-s1", "cnn-s1"])("states the accuracy and the interval that were recorded of %s", async (name) => {
    const {testAccuracy, model} = (await recordedRuns(thisProject.recorded)).find(({row}) => row.run === name)!.row;
    const {lower, upper} = wilsonInterval(Math.round(testAccuracy * testImageCount), testImageCount);
    const [accuracy, from, to] = [(100 * testAccuracy).toFixed(2), (100 * lower).toFixed(1), (100 * upper).toFixed(1)];
    const row = readme.split("\n").find((line) => line.startsWith(`| ${model.toUpperCase()},`));
    expect(row).toContain(`| ${accuracy}% | ${from}–${to}% (Wilson) |`);
  });
  it("states what all recorded seeds give, what is left of the lead on shuffled pixels, and what two softmaxes reach", async () => {
    const runs = (await recordedRuns(thisProject.recorded)).map(({row}) => row);
    const [ann, cnn] = ["ann", "cnn"].map((name) => seedSummary(seedRuns({runs}, name).map((run) => run.testAccuracy)));
    const {mean, lower, upper, count} = leads({runs}).shuffled;
    const [left, from, to] = [mean, lower, upper].map((share) => fixed(100 * share, 1));
    expect(readme).toContain(
      `Over ${countOf(ann!.count, "seed")} of the ANN and ${countWord(cnn!.count)} of the CNN the means are ${fixed(100 * ann!.mean, 1)}% and ${fixed(100 * cnn!.mean, 1)}%.`
    );
    const [annTwice, cnnTwice] = ["ann", "cnn"].map((name) => {
      const {mean: accuracy} = seedSummary(seedRuns({runs}, `${name}-two-softmaxes`).map((run) => run.testAccuracy));
      return fixed(100 * accuracy, 1);
    });
    expect(readme).toContain(`they reach ${annTwice}% and ${cnnTwice}% here`);
    expect(readme).toContain(`(${left} points, 95% CI ${from} to ${to}, ${countOf(count, "seed")} each)`);
  });
});
