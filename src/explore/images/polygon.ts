/**
 * Whether a point lies inside a polygon, by the number of sides that a ray from it crosses. d3 has the same; ours
 * spares the first view of the explorer a library of which it would use nothing else.
 * Source: Franklin 1994, "PNPOLY - Point inclusion in polygon test".
 */
export function contains(polygon: readonly (readonly [x: number, y: number])[], x: number, y: number): boolean {
  let isInside = false;
  let [x1, y1] = polygon.at(-1)!;
  for (const [x2, y2] of polygon) {
    if (y1 > y !== y2 > y && x < ((x1 - x2) * (y - y2)) / (y1 - y2) + x2) isInside = !isInside;
    [x1, y1] = [x2, y2];
  }
  return isInside;
}
