import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {expect, it} from "vitest";
import {thisProject} from "../../data-loaders/project.js";
import {recordedRunFolder, readRecord} from "../../data-loaders/runs/recorded/recordedRuns.js";
import {decodeRunPredictions, encodeRunPredictions} from "../../src/lib/runPredictions.js";
import {labels} from "../browserWorker/predictions/files.js";

const ids = fc.uint8Array({minLength: 7, maxLength: 7, max: 9});

it("predictions of runs come back as they were written", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), ids), ids, (runs, truth) => {
      const written = new Map(Object.entries(runs));
      expect(decodeRunPredictions(encodeRunPredictions(written, truth), truth)).toEqual(written);
    })
  );
});

it("those of another number of images are refused", () => {
  const bytes = encodeRunPredictions(new Map([["a-s1", Uint8Array.of(1, 2)]]), [1, 2]);
  expect(() => decodeRunPredictions(bytes, [1, 2, 3])).toThrow("expected 1 times 3 bytes, got 2");
});

it("a run takes less than 3 kB once gzipped", () => {
  const runs = ["ann-s1", "cnn-s1", "resnet-s1"].map(
    (run) => [run, readRecord(recordedRunFolder(thisProject.recorded, run)).files["test-predictions.u8"]!] as const
  );
  expect(gzipSync(encodeRunPredictions(new Map(runs), labels), {level: 9}).length).toBeLessThan(3 * 3000);
});
