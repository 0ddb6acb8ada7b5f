import type {GarmentPlace, Garments} from "../images/garments.js";
import {drawCell} from "../images/sheetPictures.js";
import type {Places} from "../images/testImages.js";
import type {Theme} from "../../components/themeColours.js";
import type {Colours} from "./colouring.js";
import {toWindow, type Frame} from "./frame.js";
import {drawNames, type MapName} from "./names.js";

/** Up to so many points in the window are drawn as the garments that they stand for. */
const mostGarments = 90;
const garmentSize = 42;

export interface MapContent {
  readonly places: Places;
  readonly colours: Colours;
  /** The images that pass all filters, and the others. */
  readonly passing: Uint16Array;
  readonly failing: Uint16Array;
  /** Those that pass by their colour. */
  readonly byColour: readonly Uint16Array[];
  /** Names and where they stand on the map, those first that matter most. */
  readonly names: readonly MapName[];
  readonly polygon: readonly (readonly [x: number, y: number])[];
  readonly image: number | undefined;
}

export interface MapCanvas {
  readonly context: CanvasRenderingContext2D;
  /** Of the window, CSS px. */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly font: string;
  readonly garments: Garments;
  /** Asks for another drawing, once a sheet is there. */
  readonly onLoad: () => void;
}

/** Draws a map: dim points, points in their colours or as garments, names, and the part that is chosen. */
export function drawMap(canvas: MapCanvas, content: MapContent, frame: Frame): void {
  const {context, width, height, theme} = canvas;
  const {passing, failing, places, colours} = content;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = theme.hairline;
  const size = pointSize(frame, content);
  drawPoints(canvas, frame, places, failing, size);
  const inWindow = pointsInWindow(canvas, frame, places, passing);
  if (inWindow.length <= mostGarments) drawGarments(canvas, frame, content, inWindow);
  else {
    colours.classes.forEach(({colour}, i) => {
      context.fillStyle = colour;
      drawPoints(canvas, frame, places, content.byColour[i]!, size);
    });
  }
  drawPolygon(canvas, frame, content.polygon);
  if (inWindow.length > mostGarments) drawNames(canvas, frame, content.names);
  if (content.image !== undefined) drawRing(canvas, frame, places, content.image);
}

/** Side of a point, px: larger where the map is. */
function pointSize({scale}: Frame, {places}: MapContent): number {
  const density = scale / Math.sqrt(places.x.length);
  return Math.max(2, Math.min(5, 2 + density / 4));
}

function drawPoints(
  {context, width, height}: MapCanvas,
  {left, top, scale}: Frame,
  {x, y}: Places,
  images: Uint16Array,
  size: number
): void {
  const half = size / 2;
  for (const image of images) {
    const [px, py] = [(x[image]! - left) * scale, (top - y[image]!) * scale];
    if (px > -size && py > -size && px < width + size && py < height + size)
      context.fillRect(px - half, py - half, size, size);
  }
}

function pointsInWindow({width, height}: MapCanvas, frame: Frame, {x, y}: Places, images: Uint16Array): number[] {
  const found: number[] = [];
  for (const image of images) {
    const [px, py] = toWindow(frame, x[image]!, y[image]!);
    if (px >= 0 && py >= 0 && px <= width && py <= height) found.push(image);
    if (found.length > mostGarments) break;
  }
  return found;
}

function drawGarments(canvas: MapCanvas, frame: Frame, {places, colours}: MapContent, images: readonly number[]): void {
  const {context, garments, theme, onLoad} = canvas;
  for (const image of images) {
    const [px, py] = toWindow(frame, places.x[image]!, places.y[image]!);
    context.fillStyle = colours.classes[colours.of[image]!]!.colour;
    const place = garments.loaded(image);
    if (place === undefined) {
      context.fillRect(px - 4, py - 4, 8, 8);
      void garments.load(image).then(onLoad, () => undefined); // the gallery names a file that cannot be had
      continue;
    }
    const [x, y] = [Math.round(px - garmentSize / 2), Math.round(py - garmentSize / 2)];
    context.fillRect(x, y + garmentSize, garmentSize, 3);
    context.drawImage(inked(place, theme.ink), x, y);
  }
}

/** A garment in a colour of ink, on a canvas of its own. */
function inked({picture, cell}: GarmentPlace, ink: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = garmentSize;
  const context = canvas.getContext("2d")!;
  drawCell(context, picture, cell, {x: 0, y: 0, size: garmentSize});
  context.globalCompositeOperation = "source-in";
  context.fillStyle = ink;
  context.fillRect(0, 0, garmentSize, garmentSize);
  return canvas;
}

function drawPolygon({context, theme}: MapCanvas, frame: Frame, polygon: MapContent["polygon"]): void {
  if (polygon.length < 2) return;
  context.beginPath();
  for (const [x, y] of polygon) context.lineTo(...toWindow(frame, x, y));
  context.closePath();
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.5;
  context.stroke();
}

function drawRing({context, theme}: MapCanvas, frame: Frame, {x, y}: Places, image: number): void {
  const [px, py] = toWindow(frame, x[image]!, y[image]!);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(px, py, 9, 0, 2 * Math.PI);
  context.stroke();
}
