import {transposedProducts, type TransposedProducts} from "../engine/transposedProducts.js";
import type {Activations} from "./hiddenActivations.js";

/** Queries and references whose products are computed at once. */
const tile = {queries: 250, references: 10_000} as const;

/** Candidates kept beyond those asked for, so that float32's rounding of the products loses none. */
const spare = 8;

/** The nearest references of each query, nearest first. */
export interface Nearest {
  /** Positions among the references; shape [queryCount, count]. */
  readonly positions: Uint32Array;
  /** Euclidean distances, computed in float64; same shape. */
  readonly distances: Float64Array;
}

/**
 * The exact nearest references of each query by Euclidean distance; of equally near ones those at lower positions.
 * Candidates are found by products of matrices, in float32, and put in order by distances in float64.
 * @param count at most as many as there are references
 * @throws RangeError if the units differ or there are too few references
 */
export async function nearest(queries: Activations, references: Activations, count: number): Promise<Nearest> {
  const {unitCount} = queries;
  const queryCount = queries.values.length / unitCount;
  const referenceCount = references.values.length / unitCount;
  if (references.unitCount !== unitCount || referenceCount < count) {
    throw new RangeError(
      `invalid references: expected at least ${count} of ${unitCount} units, got ${referenceCount} of ${references.unitCount}`
    );
  }
  const positions = new Uint32Array(queryCount * count);
  const distances = new Float64Array(queryCount * count);
  const lengths = squaredLengths(references);
  const products = await transposedProducts(unitCount, {m: tile.queries, n: tile.references});
  for (let start = 0; start < queryCount; start += tile.queries) {
    const end = Math.min(queryCount, start + tile.queries);
    const found = candidates(
      products,
      queries,
      start,
      end,
      references,
      lengths,
      Math.min(referenceCount, count + spare)
    );
    found.forEach((positionsOfOne, i) => {
      const sorted = byDistance(queries, start + i, references, positionsOfOne).slice(0, count);
      sorted.forEach(({position, distance}, k) => {
        positions[(start + i) * count + k] = position;
        distances[(start + i) * count + k] = distance;
      });
    });
  }
  return {positions, distances};
}

function squaredLengths({values, unitCount}: Activations): Float64Array {
  return Float64Array.from({length: values.length / unitCount}, (_, i) => {
    let sum = 0;
    for (let j = i * unitCount; j < (i + 1) * unitCount; ++j) sum += values[j]! ** 2;
    return sum;
  });
}

/** Positions of the nearest references of queries from `start` to before `end`, as float32 products see them. */
function candidates(
  products: TransposedProducts,
  queries: Activations,
  start: number,
  end: number,
  references: Activations,
  lengths: Float64Array,
  count: number
): Uint32Array[] {
  const {unitCount} = queries;
  const lists = Array.from({length: end - start}, () => nearestList(count));
  const left = queries.values.subarray(start * unitCount, end * unitCount);
  for (let from = 0; from < lengths.length; from += tile.references) {
    const to = Math.min(lengths.length, from + tile.references);
    const found = products.of(left, references.values.subarray(from * unitCount, to * unitCount));
    lists.forEach((list, i) => list.offerAll(found.subarray(i * (to - from)), lengths.subarray(from, to), from));
  }
  return lists.map(({positions}) => positions);
}

/** The positions of the references offered that are nearest, in order. */
interface NearestList {
  readonly positions: Uint32Array;
  /** Offers references: their scalar products with the query, squared lengths, and the position of the first. */
  offerAll(products: Float32Array, lengths: Float64Array, from: number): void;
}

function nearestList(count: number): NearestList {
  const positions = new Uint32Array(count);
  const values = new Float64Array(count).fill(Infinity);
  const insert = (position: number, value: number): void => {
    let place = count - 1;
    for (; place > 0 && values[place - 1]! > value; --place) {
      values[place] = values[place - 1]!;
      positions[place] = positions[place - 1]!;
    }
    values[place] = value;
    positions[place] = position;
  };
  return {
    positions,
    offerAll(products, lengths, from) {
      let largest = values[count - 1]!;
      for (let i = 0; i < lengths.length; ++i) {
        const value = lengths[i]! - 2 * products[i]!;
        if (value >= largest) continue;
        insert(from + i, value);
        largest = values[count - 1]!;
      }
    }
  };
}

function byDistance(
  queries: Activations,
  query: number,
  {values, unitCount}: Activations,
  positions: Uint32Array
): {position: number; distance: number}[] {
  return Array.from(positions, (position) => {
    let sum = 0;
    for (let j = 0; j < unitCount; ++j)
      sum += (queries.values[query * unitCount + j]! - values[position * unitCount + j]!) ** 2;
    return {position, distance: Math.sqrt(sum)};
  }).sort((a, b) => a.distance - b.distance || a.position - b.position);
}

/** Positions in two bytes each. @throws RangeError if one does not fit */
export function inTwoBytes(positions: Uint32Array): Uint16Array {
  const place = positions.findIndex((position) => position > 65_535);
  if (place === -1) return Uint16Array.from(positions);
  throw new RangeError(`too many references: expected positions below 65,536, got ${positions[place]}`);
}
