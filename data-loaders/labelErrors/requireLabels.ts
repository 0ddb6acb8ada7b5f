import {classCount} from "../../src/lib/classNames.js";

/** @throws RangeError if a label is not below the number of classes, naming the first such example */
export function requireLabels(labels: Uint8Array): void {
  const example = labels.findIndex((label) => label >= classCount);
  if (example === -1) return;
  throw new RangeError(`invalid label of example ${example}: expected 0 to ${classCount - 1}, got ${labels[example]}`);
}
