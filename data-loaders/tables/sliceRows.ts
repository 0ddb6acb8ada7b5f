import {holm} from "../../src/lib/holm.js";
import {models, type SliceMeasure} from "../../src/lib/schemas/vocabulary.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {wilsonInterval} from "../../src/lib/wilsonInterval.js";
import {slices} from "../evaluation/slices.js";
import type {EvaluatedRun} from "../runs/evaluatedRun.js";

const side = 28;

/** A level that counts as ink, of 255. */
const leastInk = 16;

/**
 * Kinds of test images that a core model may be weak on: rows of table `slices`. All tests are one family.
 * @param pixels of the test images, shape [n, 784]
 * @param distances to the nearest training image; shape [n]; left out where they are not recorded
 */
export function sliceRows(
  runs: readonly EvaluatedRun[],
  pixels: Uint8Array,
  distances: Float32Array | undefined
): Row<"slices">[] {
  const count = pixels.length / side ** 2;
  const images = Array.from({length: count}, (_, i) => measured(pixels.subarray(i * side ** 2, (i + 1) * side ** 2)));
  const values = new Map<SliceMeasure, ArrayLike<number>>(
    (["ink", "darkness", "slenderness", "asymmetry"] as const).map((name) => [name, images.map((image) => image[name])])
  );
  if (distances !== undefined) values.set("distance", distances);
  const rows = models.flatMap((model) => {
    const {correct} = runs.find((run) => run.model === model)!.evaluations.test;
    return Array.from(values, ([measure, of]) =>
      slices(of, correct).map((slice, part) => ({model, measure, part, slice}))
    );
  });
  const tested = rows.flat().filter(({slice}) => slice.pValue !== undefined);
  const adjusted = holm(tested.map(({slice}) => Math.log10(slice.pValue!)));
  return rows.flat().map((row) => {
    const {from, to, isSuspected, count, errorCount} = row.slice;
    const place = tested.indexOf(row);
    return {
      model: row.model,
      measure: row.measure,
      part: row.part + 1,
      from,
      to,
      isSuspected,
      count,
      errorRate: errorCount / count,
      ...wilsonInterval(errorCount, count),
      log10AdjustedPValue: place < 0 ? null : adjusted[place]!
    };
  });
}

/** Measures of an image of at least one pixel of ink; of an empty one all are 0. */
function measured(pixels: Uint8Array): Record<Exclude<SliceMeasure, "distance">, number> {
  let [sum, inkCount, difference] = [0, 0, 0];
  let [left, right, top, bottom] = [side, -1, side, -1];
  pixels.forEach((level, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    sum += level;
    difference += Math.abs(level - pixels[y * side + side - 1 - x]!);
    if (level < leastInk) return;
    inkCount += 1;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  });
  if (inkCount === 0) return {ink: 0, darkness: 0, slenderness: 0, asymmetry: 0};
  return {
    ink: inkCount / side ** 2,
    darkness: sum / (255 * inkCount),
    slenderness: (bottom - top + 1) / (right - left + 1),
    asymmetry: difference / (2 * sum)
  };
}
