import type {Model} from "./schemas/vocabulary.js";
import type {Row} from "./schemas/tableSchemas.js";
import type {Tables} from "./tables.js";

/** A model's nearest and farthest tenth of the test images; undefined where there are no bands. */
export function nearestAndFarthest(
  {duplicateBands: rows}: Pick<Tables, "duplicateBands">,
  model: Model
): {readonly nearest: Row<"duplicate-bands">; readonly farthest: Row<"duplicate-bands">} | undefined {
  const own = rows.filter((row) => row.model === model).sort((a, b) => a.band - b.band);
  const [nearest, farthest] = [own[0], own.at(-1)];
  return nearest === undefined || farthest === undefined ? undefined : {nearest, farthest};
}

/** Whether a model gets more of the nearest tenth right than of the farthest, by intervals that lie apart. */
export function falls(tables: Pick<Tables, "duplicateBands">, model: Model): boolean {
  const ends = nearestAndFarthest(tables, model);
  return ends !== undefined && ends.nearest.lower > ends.farthest.upper;
}

/**
 * The distance within which a share of the test images have a training image; undefined where none is measured.
 * @param share in (0, 1]
 */
export function distanceOfShare(
  {nearDuplicates: rows}: Pick<Tables, "nearDuplicates">,
  share: number
): number | undefined {
  const distances = rows.map(({distance}) => distance).sort((a, b) => a - b);
  return distances[Math.ceil(share * distances.length) - 1];
}
