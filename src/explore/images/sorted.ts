import type {View} from "../view/view.js";
import {likenessOf, valuesOf, type TestImages} from "./testImages.js";

/**
 * Images in the order that a view asks for; equal ones in the order of the test file.
 * @param found in the order of the test file
 * @throws RangeError if the measure has not been loaded
 */
export function sorted(
  images: TestImages,
  found: Uint16Array,
  {sort, order}: Pick<View, "sort" | "order">
): Uint16Array {
  const direction = order === "asc" ? 1 : -1;
  if (sort === "index") return direction === 1 ? found : found.slice().reverse();
  const values = sort === "likeness" ? likenessOf(images) : valuesOf(images, sort);
  return found.slice().sort((a, b) => direction * (values[a]! - values[b]!) || a - b);
}

/**
 * The place of each image when all are ordered by a measure, largest first, from 1; equal values share the first
 * place. Shape [count].
 */
export function ranks(values: ArrayLike<number>): Uint16Array {
  const order = Uint16Array.from({length: values.length}, (_, i) => i).sort((a, b) => values[b]! - values[a]!);
  const places = new Uint16Array(values.length);
  order.forEach((image, i) => {
    const before = order[i - 1];
    places[image] = before !== undefined && values[before] === values[image] ? places[before]! : i + 1;
  });
  return places;
}
