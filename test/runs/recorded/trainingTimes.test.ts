import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {recordedTrainingTimes, recordTrainingTimes} from "../../../data-loaders/runs/recorded/trainingTimes.js";
import {temporaryFolder} from "../../store/temporaryFolder.js";

it("are read as they were kept, and unknown where none are", () => {
  const recorded = temporaryFolder();
  expect(recordedTrainingTimes(recorded)).toBeUndefined();
  const times = {machine: "a test's", measuredAt: "2026-11-30T00:00:00.000Z", microseconds: {ann: [19, 20]}};
  recordTrainingTimes(recorded, times);
  expect(recordedTrainingTimes(recorded)).toEqual(times);
});

it.each([
  ["cut", '{"microseconds": {"ann": [19'],
  ["without times", "{}"],
  ["of one time for each variant, as it once was", '{"microseconds": {"ann": 19}}']
])("that are damaged are told, with the file and what to do: %s", (_, content) => {
  const recorded = temporaryFolder();
  writeFileSync(join(recorded, "training-times.json"), content);
  expect(() => recordedTrainingTimes(recorded)).toThrow(/training-times\.json: .*npm run bench -- variants/);
});
