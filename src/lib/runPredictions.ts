import {classCount} from "./classNames.js";

/** Predicted classes of the test images by run; shape [n] each, in the order of the test file. */
export type RunPredictions = ReadonlyMap<string, Uint8Array>;

/**
 * Predictions of many runs as bytes that compress well: a line with the runs' names as JSON, then a byte for each image
 * of each run, how far the prediction lies above the label, modulo ten. So most bytes are 0.
 * @param labels of the test images, shape [n]
 */
export function encodeRunPredictions(runs: RunPredictions, labels: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${JSON.stringify([...runs.keys()])}\n`);
  const bytes = new Uint8Array(head.length + runs.size * labels.length);
  bytes.set(head);
  [...runs.values()].forEach((predictions, run) => {
    const from = head.length + run * labels.length;
    predictions.forEach((id, image) => (bytes[from + image] = (id - labels[image]! + classCount) % classCount));
  });
  return bytes;
}

/**
 * The predictions that `encodeRunPredictions` wrote.
 * @throws RangeError if they are of another number of images
 */
export function decodeRunPredictions(bytes: Uint8Array, labels: ArrayLike<number>): RunPredictions {
  const start = bytes.indexOf("\n".charCodeAt(0)) + 1;
  const names = JSON.parse(new TextDecoder().decode(bytes.subarray(0, start))) as string[];
  if (bytes.length !== start + names.length * labels.length) {
    throw new RangeError(
      `invalid predictions of runs: expected ${names.length} times ${labels.length} bytes, got ${bytes.length - start}`
    );
  }
  return new Map(
    names.map((name, run) => {
      const from = start + run * labels.length;
      const shifts = bytes.subarray(from, from + labels.length);
      return [name, shifts.map((shift, image) => (shift + labels[image]!) % classCount)];
    })
  );
}
