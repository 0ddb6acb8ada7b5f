import type {Theme} from "../../components/themeColours.js";
import {toWindow, type Frame} from "./frame.js";

/** Of a name, px. */
const lineHeight = 14;

/** A name and where it stands on the map. */
export interface MapName {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface NameCanvas {
  readonly context: CanvasRenderingContext2D;
  readonly theme: Pick<Theme, "ink" | "paper">;
  readonly font: string;
}

/** Draws names with paper around them; one that would overlap one before it is left out. */
export function drawNames({context, theme, font}: NameCanvas, frame: Frame, names: readonly MapName[]): void {
  context.font = `600 12px ${font}`;
  context.textAlign = "center";
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeStyle = theme.paper;
  context.fillStyle = theme.ink;
  const drawn: Box[] = [];
  for (const {name, x, y} of names) {
    const [px, py] = toWindow(frame, x, y);
    const half = context.measureText(name).width / 2;
    const box = {left: px - half, right: px + half, top: py - lineHeight, bottom: py};
    if (drawn.some((other) => doMeet(box, other))) continue;
    drawn.push(box);
    context.strokeText(name, px, py);
    context.fillText(name, px, py);
  }
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function doMeet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
