/** A corner of a drawn outline follows the last by at least so many pixels. */
const leastStep = 5;

/** Most corners that an outline keeps. */
const mostCorners = 60;

type Point = readonly [x: number, y: number];

/** An outline with one more point, if that is far enough from the last. */
export function withPoint(outline: readonly Point[], point: Point): readonly Point[] {
  const last = outline.at(-1);
  const isFar = last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= leastStep;
  return isFar ? [...outline, point] : outline;
}

/** An outline with at most as many corners as an address has room for, evenly left out. */
export function thinned(outline: readonly Point[]): readonly Point[] {
  const every = Math.max(1, Math.ceil(outline.length / mostCorners));
  return outline.filter((_, i) => i % every === 0);
}

/** The rectangle between two corners. */
export function box([x1, y1]: Point, [x2, y2]: Point): readonly Point[] {
  return [
    [x1, y1],
    [x2, y1],
    [x2, y2],
    [x1, y2]
  ];
}
