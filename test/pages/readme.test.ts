import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {thisProject} from "../../data-loaders/project.js";
import {recordedRuns} from "../../data-loaders/runs/recorded/recordedRuns.js";
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
});
