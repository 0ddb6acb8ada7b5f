import {FileAttachment} from "observablehq:stdlib";
import {decodeRunPredictions, type RunPredictions} from "../../lib/runPredictions.js";

/**
 * What the recorded runs say of the test images: some 2 kB a run, all in one file that is loaded when one is asked for.
 * @param labels of the test images
 * @throws Error if the file cannot be had or is another
 */
export async function loadRuns(labels: ArrayLike<number>): Promise<RunPredictions> {
  const gzipped = await FileAttachment("../../data/models/run-predictions.bin").arrayBuffer();
  const stream = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"));
  return decodeRunPredictions(new Uint8Array(await new Response(stream).arrayBuffer()), labels);
}
