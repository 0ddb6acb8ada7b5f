/** Width of an image, px. */
export const side = 28;

/** What a pen does where it touches. */
export interface Pen {
  /** Level that it leaves, 0 to 255. */
  readonly level: number;
  /** Radius, px. */
  readonly radius: number;
  /** Whether each touch is repeated on the other side of the middle. */
  readonly isMirrored: boolean;
}

/** Touches an image at a place, in pixels from its upper left corner; the pen's edge is soft. */
export function touch(pixels: Uint8Array, x: number, y: number, pen: Pen): void {
  dab(pixels, x, y, pen);
  if (pen.isMirrored) dab(pixels, side - x, y, pen);
}

/** Touches an image all along a line. */
export function drawLine(
  pixels: Uint8Array,
  from: {readonly x: number; readonly y: number},
  to: {readonly x: number; readonly y: number},
  pen: Pen
): void {
  const steps = Math.max(1, Math.ceil(2 * Math.hypot(to.x - from.x, to.y - from.y)));
  for (let step = 0; step <= steps; ++step) {
    const share = step / steps;
    touch(pixels, from.x + share * (to.x - from.x), from.y + share * (to.y - from.y), pen);
  }
}

function dab(pixels: Uint8Array, x: number, y: number, {level, radius}: Pen): void {
  const [left, right] = [Math.max(0, Math.floor(x - radius - 1)), Math.min(side - 1, Math.ceil(x + radius))];
  const [top, bottom] = [Math.max(0, Math.floor(y - radius - 1)), Math.min(side - 1, Math.ceil(y + radius))];
  for (let row = top; row <= bottom; ++row) {
    for (let column = left; column <= right; ++column) {
      const cover = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y)));
      const i = row * side + column;
      const before = pixels[i]!;
      const wanted = Math.round(before + cover * (level - before));
      // A soft edge never takes back what a stroke has already given.
      pixels[i] = level >= before ? Math.max(before, wanted) : Math.min(before, wanted);
    }
  }
}

/** How far levels may differ to count as one area. */
const sameness = 40;

/**
 * Fills the area around a pixel whose levels are like its own, and the soft edge of what bounds it: pixels beside the
 * area with levels between its own and the new one.
 */
export function fill(pixels: Uint8Array, column: number, row: number, level: number): void {
  const start = pixels[row * side + column]!;
  const isSame = (i: number): boolean => Math.abs(pixels[i]! - start) <= sameness;
  const reached = new Set<number>();
  const waiting = [row * side + column];
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    if (reached.has(i) || !isSame(i)) continue;
    reached.add(i);
    const [x, y] = [i % side, Math.floor(i / side)];
    if (x > 0) waiting.push(i - 1);
    if (x < side - 1) waiting.push(i + 1);
    if (y > 0) waiting.push(i - side);
    if (y < side - 1) waiting.push(i + side);
  }
  const isBetween = (i: number): boolean => (pixels[i]! - start) * (pixels[i]! - level) < 0;
  const edge = [...reached].flatMap((i) => neighboursOf(i).filter((next) => !reached.has(next) && isBetween(next)));
  for (const i of [...reached, ...edge]) pixels[i] = level;
}

/** The pixels that touch a pixel, at its sides and its corners. */
function neighboursOf(i: number): number[] {
  const [x, y] = [i % side, Math.floor(i / side)];
  const near = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((across) => [x + across, y + down] as const));
  return near.filter(([nx, ny]) => nx >= 0 && nx < side && ny >= 0 && ny < side).map(([nx, ny]) => ny * side + nx);
}

/** The same levels moved, what leaves an edge lost and what enters it empty. */
export function moved(pixels: Uint8Array, across: number, down: number): Uint8Array {
  return Uint8Array.from(pixels, (_, i) => {
    const [x, y] = [(i % side) - across, Math.floor(i / side) - down];
    return x >= 0 && x < side && y >= 0 && y < side ? pixels[y * side + x]! : 0;
  });
}
