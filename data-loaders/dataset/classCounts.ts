import {classCount} from "../../src/lib/classNames.js";
import type {Split} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import type {FashionMnist} from "./examples.js";
import type {SplitIndices} from "./stratifiedSplit.js";

/** How many examples each split has of each class, split by split. */
export function classCounts({train, test}: FashionMnist, split: SplitIndices): Row<"class-counts">[] {
  return [
    ...countRows("train", split.train, train.labels),
    ...countRows("validation", split.validation, train.labels),
    ...countRows("test", test.labels.keys(), test.labels)
  ];
}

function countRows(split: Split, indices: Iterable<number>, labels: Uint8Array): Row<"class-counts">[] {
  const counts = new Uint32Array(classCount);
  for (const i of indices) ++counts[labels[i]!]!;
  return Array.from(counts, (count, label) => ({split, label, count}));
}
