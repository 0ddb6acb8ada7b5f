/** A point of a drawing, in the units of its axes. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What is shown: from and to, across and upwards. */
export interface View {
  readonly across: readonly [number, number];
  readonly up: readonly [number, number];
}

/**
 * A line cut at the edges of a view into the pieces that lie in it. Plot's own clipping numbers its clip paths as it
 * goes, so that a drawing made twice would differ.
 * Source: Liang and Barsky 1984, "A new concept and method for line clipping".
 */
export function cutLine(points: readonly Place[], view: View): Place[][] {
  const pieces: Place[][] = [];
  for (let i = 1; i < points.length; ++i) {
    const cut = cutSegment(points[i - 1]!, points[i]!, view);
    if (cut === undefined) continue;
    const last = pieces.at(-1);
    if (last !== undefined && isSame(last.at(-1)!, cut[0])) last.push(cut[1]);
    else pieces.push([...cut]);
  }
  return pieces;
}

function cutSegment(a: Place, b: Place, {across, up}: View): readonly [Place, Place] | undefined {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const edges = [
    [-dx, a.x - across[0]],
    [dx, across[1] - a.x],
    [-dy, a.y - up[0]],
    [dy, up[1] - a.y]
  ] as const;
  let [from, to] = [0, 1];
  for (const [direction, distance] of edges) {
    if (direction === 0 && distance < 0) return undefined;
    if (direction < 0) from = Math.max(from, distance / direction);
    if (direction > 0) to = Math.min(to, distance / direction);
  }
  const at = (share: number): Place => {
    if (share === 0) return a;
    return share === 1 ? b : {x: a.x + share * dx, y: a.y + share * dy};
  };
  return from > to ? undefined : [at(from), at(to)];
}

function isSame(a: Place, b: Place): boolean {
  return a.x === b.x && a.y === b.y;
}
