/**
 * Moves places apart until none is nearer to the next than a least distance: for labels at the ends of lines.
 * @param items in any order
 * @param valueOf where an item would stand
 * @param distance least distance between two
 * @returns the items from lowest to highest, each with its `place`
 */
export function spread<T extends object>(
  items: readonly T[],
  valueOf: (item: T) => number,
  distance: number
): (T & {place: number})[] {
  const placed = items.toSorted((a, b) => valueOf(a) - valueOf(b)).map((item) => ({...item, place: valueOf(item)}));
  for (let i = 1; i < placed.length; ++i) {
    const overlap = distance - (placed[i]!.place - placed[i - 1]!.place);
    if (overlap <= 0) continue;
    for (let j = 0; j < i; ++j) placed[j]!.place -= overlap / 2;
    placed[i]!.place += overlap / 2;
  }
  return placed;
}
