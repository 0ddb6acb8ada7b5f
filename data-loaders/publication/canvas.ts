import {encode} from "fast-png";
import type {PathCommand} from "opentype.js";

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

const curveSteps = 8;

/** A picture that is drawn on pixel by pixel: the same bytes for the same calls, on any machine. */
export class Canvas {
  readonly #pixels: Uint8Array; // [height, width, 3]

  constructor(
    readonly width: number,
    readonly height: number,
    ground: Colour
  ) {
    this.#pixels = new Uint8Array(width * height * 3);
    for (let i = 0; i < width * height; ++i) this.#pixels.set(ground, 3 * i);
  }

  /** Fills a rectangle of whole pixels, a colour mixed in by `opacity`, 0 to 1. */
  rectangle(left: number, top: number, width: number, height: number, colour: Colour, opacity = 1): void {
    for (let y = top; y < top + height; ++y) for (let x = left; x < left + width; ++x) this.#mix(x, y, colour, opacity);
  }

  /**
   * Fills an outline by how much of each pixel it covers.
   * Each edge adds its signed area to the pixels that it crosses, and a sum along the line gives what lies inside.
   * Source: R. Levien, "Inside the fastest font renderer in the world", 2016.
   */
  fill(commands: readonly PathCommand[], colour: Colour): void {
    const areas = new Float64Array((this.width + 2) * this.height); // with room right of each line for edges there
    for (const [x0, y0, x1, y1] of edges(commands)) this.#addEdge(areas, x0, y0, x1, y1);
    for (let y = 0; y < this.height; ++y) {
      let sum = 0;
      for (let x = 0; x < this.width; ++x) {
        sum += areas[y * (this.width + 2) + x]!;
        this.#mix(x, y, colour, Math.min(1, Math.abs(sum)));
      }
    }
  }

  png(): Uint8Array {
    return encode({width: this.width, height: this.height, data: this.#pixels, channels: 3, depth: 8});
  }

  #addEdge(areas: Float64Array, x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    const sign = y0 < y1 ? 1 : -1;
    const [top, bottom] = [Math.max(0, Math.min(y0, y1)), Math.min(this.height, Math.max(y0, y1))];
    const slope = (x1 - x0) / (y1 - y0);
    for (let y = Math.floor(top); y < bottom; ++y) {
      const [from, to] = [Math.max(top, y), Math.min(bottom, y + 1)];
      const middle = x0 + ((from + to) / 2 - y0) * slope; // of the piece within this line, which is short enough
      const x = Math.min(Math.max(middle, 0), this.width);
      const height = sign * (to - from);
      const right = x - Math.floor(x);
      const i = y * (this.width + 2) + Math.floor(x);
      areas[i]! += height * (1 - right);
      areas[i + 1]! += height * right;
    }
  }

  #mix(x: number, y: number, colour: Colour, opacity: number): void {
    if (opacity === 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const i = 3 * (y * this.width + x);
    for (const [channel, level] of colour.entries()) {
      const below = this.#pixels[i + channel]!;
      this.#pixels[i + channel] = Math.round(below + (level - below) * opacity);
    }
  }
}

type Edge = readonly [x0: number, y0: number, x1: number, y1: number];

/** An outline's edges, curves cut into straight pieces. */
function* edges(commands: readonly PathCommand[]): Generator<Edge> {
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const {type, ...to} of commands) {
    if (type === "M") [startX, startY] = [to.x, to.y];
    else if (type === "Z") yield [x, y, startX, startY];
    else {
      const [fromX, fromY] = [x, y];
      const steps = type === "L" ? 1 : curveSteps;
      for (let step = 1; step <= steps; ++step) {
        const t = step / steps;
        const [nextX, nextY] = [curve(type, t, fromX, to.x1, to.x2, to.x), curve(type, t, fromY, to.y1, to.y2, to.y)];
        yield [x, y, nextX, nextY];
        [x, y] = [nextX, nextY];
      }
    }
    [x, y] = type === "Z" ? [startX, startY] : [to.x, to.y];
  }
}

/** A coordinate of a line, of a quadratic or of a cubic Bézier curve. */
function curve(type: "L" | "Q" | "C", t: number, from: number, a: number, b: number, to: number): number {
  const s = 1 - t;
  if (type === "L") return s * from + t * to;
  if (type === "Q") return s * s * from + 2 * s * t * a + t * t * to;
  return s ** 3 * from + 3 * s * s * t * a + 3 * s * t * t * b + t ** 3 * to;
}
