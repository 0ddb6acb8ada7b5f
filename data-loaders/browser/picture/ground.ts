import {colourAt, luma, rasterOf, type Colour, type Raster} from "./raster.js";

/** How near to the ground's colour a pixel has to be to belong to it: a share of full intensity; the first that leaves something. */
const tolerances = [0.08, 0.05, 0.02] as const;

/** What is smaller than this share of the largest thing on the ground is a speck, a corner or a watermark. */
const speckShare = 0.05;

/** A card or frame has edges of one colour for at least this share, unlike its ground, and something large on it. */
const evenShare = 0.97;
const frameContrast = 0.15;
const contentShare = 0.4;

/** Cards in frames in windows: how deep is looked. */
const mostFrames = 4;

/** A rectangle of pixels; right and bottom lie behind it. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A garment told from what it lies on. */
export interface Ground {
  readonly colour: Colour;
  /** 1 where the garment is; shape [height, width]. */
  readonly garment: Uint8Array;
  /** What holds the garment. */
  readonly box: Box;
  /** Whether the garment is the lighter. */
  readonly isGarmentLighter: boolean;
}

/**
 * Tells a garment from its ground: the ground has the median colour of the picture's edges, and what of that colour is
 * connected with them; the garment is all else but specks. Within a frame or on a card the same is asked of what it holds.
 * @returns undefined where nothing can be told from the edges
 */
export function findGround(picture: Raster): Ground | undefined {
  let box: Box = {left: 0, top: 0, right: picture.width, bottom: picture.height};
  let found: Ground | undefined;
  for (let depth = 0; depth < mostFrames; ++depth) {
    const next = groundWithin(picture, box);
    if (next === undefined || (found !== undefined && !isFramed(picture, box, found.colour, next))) return found;
    found = next;
    box = next.box;
  }
  return found;
}

/** Whether a box is a card with the garment on it, and not the garment. */
function isFramed(picture: Raster, box: Box, around: Colour, {colour, box: content}: Ground): boolean {
  const edges = edgeColours(picture, box);
  const even = edges.filter((edge) => isNear(edge, colour, tolerances[0])).length / edges.length;
  const size = ({left, top, right, bottom}: Box): number => Math.max(right - left, bottom - top);
  return even >= evenShare && !isNear(colour, around, frameContrast) && size(content) >= contentShare * size(box);
}

/** Not d3's, with which the worker would hold all of d3. */
function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

function groundWithin(picture: Raster, box: Box): Ground | undefined {
  const edges = edgeColours(picture, box);
  const colour = [0, 1, 2].map((channel) => median(edges.map((edge) => edge[channel]!))) as unknown as Colour;
  for (const tolerance of tolerances) {
    const garment = withoutSpecks(picture.width, box, notGround(picture, box, colour, tolerance));
    const holding = boxOf(picture.width, box, garment);
    if (holding === undefined) continue;
    return {colour, garment, box: holding, isGarmentLighter: isLighter(picture, garment, colour)};
  }
  return undefined;
}

function edgeColours(picture: Raster, {left, top, right, bottom}: Box): Colour[] {
  const colours: Colour[] = [];
  for (let x = left; x < right; ++x) colours.push(colourAt(picture, x, top), colourAt(picture, x, bottom - 1));
  for (let y = top; y < bottom; ++y) colours.push(colourAt(picture, left, y), colourAt(picture, right - 1, y));
  return colours;
}

/** 1 within the box where a pixel is unlike the ground or not connected with the edges. */
function notGround(picture: Raster, box: Box, colour: Colour, tolerance: number): Uint8Array {
  const mask = new Uint8Array(picture.width * picture.height);
  each(picture.width, box, (at) => (mask[at] = 1));
  const isGround = (at: number): boolean => {
    return (
      mask[at] === 1 && isNear(colourAt(picture, at % picture.width, Math.floor(at / picture.width)), colour, tolerance)
    );
  };
  each(picture.width, box, (at, x, y) => {
    const isEdge = x === box.left || x === box.right - 1 || y === box.top || y === box.bottom - 1;
    if (isEdge && isGround(at)) fill(picture.width, box, at, isGround, (one) => (mask[one] = 0));
  });
  return mask;
}

/** The mask without connected parts that are small beside the largest. */
function withoutSpecks(width: number, box: Box, mask: Uint8Array): Uint8Array {
  const rest = mask.slice();
  const parts: number[][] = [];
  each(width, box, (at) => {
    if (rest[at] === 0) return;
    const part: number[] = [];
    fill(
      width,
      box,
      at,
      (one) => rest[one] === 1,
      (one) => {
        rest[one] = 0;
        part.push(one);
      }
    );
    parts.push(part);
  });
  const largest = parts.reduce((most, {length}) => Math.max(most, length), 0);
  const kept = new Uint8Array(mask.length);
  for (const part of parts) if (part.length >= speckShare * largest) for (const at of part) kept[at] = 1;
  return kept;
}

/** Visits what is connected with a place, which has to change by the visit. */
function fill(
  width: number,
  box: Box,
  start: number,
  isPart: (at: number) => boolean,
  visit: (at: number) => void
): void {
  const waiting = [start];
  visit(start);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const next = [
      x > box.left ? at - 1 : -1,
      x < box.right - 1 ? at + 1 : -1,
      y > box.top ? at - width : -1,
      y < box.bottom - 1 ? at + width : -1
    ];
    for (const one of next) {
      if (one < 0 || !isPart(one)) continue;
      visit(one);
      waiting.push(one);
    }
  }
}

function each(width: number, {left, top, right, bottom}: Box, visit: (at: number, x: number, y: number) => void): void {
  for (let y = top; y < bottom; ++y) for (let x = left; x < right; ++x) visit(y * width + x, x, y);
}

/** What holds all of a mask; undefined for an empty one. */
function boxOf(width: number, box: Box, mask: Uint8Array): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  each(width, box, (at, x, y) => {
    if (mask[at] === 0) return;
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
  });
  return right < 0 ? undefined : {left, top, right, bottom};
}

function isLighter({width, rgb, height}: Raster, garment: Uint8Array, ground: Colour): boolean {
  let [sum, count] = [0, 0];
  garment.forEach((isGarment, at) => {
    if (isGarment === 0) return;
    sum += luma(colourAt({width, height, rgb}, at % width, Math.floor(at / width)));
    count += 1;
  });
  return sum / count > luma(ground);
}

function isNear(a: Colour, b: Colour, tolerance: number): boolean {
  return a.every((level, i) => Math.abs(level - b[i]!) <= tolerance * 255);
}

/** The picture's part that holds the garment, on an even ground. */
export function onGround(picture: Raster, {garment, box: {left, top, right, bottom}}: Ground, ground: Colour): Raster {
  return rasterOf(right - left, bottom - top, (x, y) => {
    const at = (top + y) * picture.width + left + x;
    return garment[at] === 1 ? colourAt(picture, left + x, top + y) : ground;
  });
}
