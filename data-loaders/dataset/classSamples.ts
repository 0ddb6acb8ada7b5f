import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {permutation} from "../random/streams.js";
import {classIndices} from "./classIndices.js";

/**
 * Examples drawn at random to show each class.
 * @param labels shape [n], classes 0 to 9
 * @param perClass examples of each class
 * @returns class after class, in the order drawn; `example` is a position in `labels`
 * @throws RangeError if a class has too few examples
 */
export function classSamples(
  labels: Uint8Array,
  seed: number,
  perClass: number
): Pick<Row<"samples">, "label" | "example">[] {
  return classIndices(labels).flatMap((indices, label) => {
    if (indices.length < perClass) {
      throw new RangeError(
        `invalid sample of class ${label}: expected at most ${indices.length} examples, got ${perClass}`
      );
    }
    const order = permutation({seed, stream: "sample", part: label}, indices.length);
    return Array.from(order.subarray(0, perClass), (place) => ({label, example: indices[place]!}));
  });
}
