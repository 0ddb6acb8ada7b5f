import {appendFileSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {examineArtefact} from "../../data-loaders/store/readArtefact.js";
import {writeArtefact} from "../../data-loaders/store/writeArtefact.js";
import {keptFinding, recordedFinding, reportBasis, writeFinding} from "../../data-loaders/findings/recordedFindings.js";

const nearest = {neighbours: Uint16Array.of(3, 1), distances: Float32Array.of(0.5, 2)};
const made = {datasetSha256: "data", annWeightsSha256: "ann"};

let recorded: string;
beforeEach(async () => {
  recorded = mkdtempSync(join(tmpdir(), "findings-"));
  await writeFinding(recorded, "near-duplicates", nearest, made);
});
afterEach(() => rmSync(recorded, {recursive: true}));

describe("a recorded finding", () => {
  it("is taken by a report of the data and networks that it was made of, whatever else that depends on", async () => {
    const report = reportBasis("data", {ann: {weightsSha256: "ann"}, cnn: {weightsSha256: "cnn"}});
    expect((await recordedFinding(recorded, "near-duplicates", report))?.finding).toEqual(nearest);
    expect(await recordedFinding(recorded, "hog-svm", report)).toBeUndefined();
  });
  it.each([
    ["other data", {...made, datasetSha256: "other"}],
    ["another network", {...made, annWeightsSha256: "other"}],
    ["what is not known of the report", {datasetSha256: "data"}]
  ])("is left out where it was made of %s", async (_, basis) => {
    expect(await recordedFinding(recorded, "near-duplicates", basis)).toBeUndefined();
  });
  it("is left out where other code made it, with a line that says so, and kept to be compared", async () => {
    const folder = join(recorded, "near-duplicates");
    const {artefact} = examineArtefact(folder);
    writeArtefact(folder, artefact!.files, {...made, code: "other"});
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    expect(await recordedFinding(recorded, "near-duplicates", made, log)).toBeUndefined();
    expect(lines).toEqual([expect.stringContaining("npm run verify -- near-duplicates")]);
    expect(await keptFinding(recorded, "near-duplicates", made)).toMatchObject({finding: nearest, isStale: true});
  });
  it("that is damaged is named, with what to do", async () => {
    appendFileSync(join(recorded, "near-duplicates", "distances.f32"), "x");
    await expect(recordedFinding(recorded, "near-duplicates", made)).rejects.toThrow(/distances\.f32.*git checkout/);
  });
});
