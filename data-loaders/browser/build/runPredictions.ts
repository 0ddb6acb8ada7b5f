import {gzipSync} from "node:zlib";
import {encodeRunPredictions} from "../../../src/lib/runPredictions.js";
import type {RecordedRun} from "../../runs/recorded/recordedRuns.js";

/**
 * What the recorded runs say of all test images, gzipped: of those that were asked about all of them, and that are not
 * stale, in the order of their names.
 * @param labels of the test images
 */
export function runPredictions(recorded: readonly RecordedRun[], labels: Uint8Array): Uint8Array {
  const whole = recorded.filter(({row, predictions}) => !row.isStale && predictions.length === labels.length);
  const byRun = new Map(whole.map(({row, predictions}) => [row.run, predictions]));
  return gzipSync(encodeRunPredictions(byRun, labels), {level: 9});
}
