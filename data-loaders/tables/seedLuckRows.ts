import {models} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {correctness} from "../evaluation/correctness.js";
import type {Member} from "./voteRows.js";

/** How many test images so many seeds of each core model get right: rows of table `seed-luck`, none for one seed. */
export function seedLuckRows(members: readonly Member[], labels: Uint8Array): Row<"seed-luck">[] {
  return models.flatMap((model) => {
    const own = members.filter((member) => member.model === model).map((m) => correctness(labels, m.predictions));
    if (own.length < 2) return [];
    const counts = new Uint16Array(own.length + 1);
    for (const image of labels.keys()) counts[own.reduce((sum, correct) => sum + correct[image]!, 0)]! += 1;
    return Array.from(counts, (count, rightCount) => ({model, seedCount: own.length, rightCount, count}));
  });
}
