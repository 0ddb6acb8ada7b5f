import {className} from "../../lib/classNames.js";
import {drawCell} from "../images/sheetPictures.js";
import type {Garments} from "../images/garments.js";
import {isRight, type TestImages} from "../images/testImages.js";
import {slots} from "../view/slots.js";

/** Most images on a contact sheet. */
export const mostOnSheet = 1000;

const cell = {width: 112, height: 132, garment: 84, margin: 8, line: 13} as const;
const headHeight = 56;
/** Up to so many images are drawn twice as fine: more would ask for a picture that not every browser has room for. */
const mostFine = 250;

export interface ContactSheetOptions {
  readonly garments: Garments;
  /** Which images these are, in words. */
  readonly title: string;
  /** Where the same view is found. */
  readonly address: string;
  readonly columnCount: number;
}

/**
 * Images with their classes and what the models that err took them for, side by side on white.
 * @param selection the images, at most `mostOnSheet`
 * @throws Error if a sheet cannot be had
 */
export async function contactSheet(
  images: TestImages,
  selection: Uint16Array,
  {garments, title, address, columnCount}: ContactSheetOptions
): Promise<HTMLCanvasElement> {
  const pictures = await Promise.all(Array.from(selection, (image) => garments.load(image)));
  const columns = Math.max(4, Math.min(columnCount, selection.length));
  const scale = selection.length > mostFine ? 1 : 2;
  const canvas = whiteCanvas(columns, Math.ceil(selection.length / columns), scale);
  const context = canvas.getContext("2d")!;
  const write = writer(context);
  write(title, "600 16px", cell.margin, 24, columns * cell.width);
  write(address, "12px", cell.margin, 42, columns * cell.width);
  selection.forEach((image, i) => {
    const x = cell.margin + (i % columns) * cell.width;
    const y = headHeight + Math.floor(i / columns) * cell.height;
    const {picture, cell: place} = pictures[i]!;
    drawCell(context, picture, place, {x, y, size: cell.garment});
    captionLines(images, image).forEach((line, lineIndex) => {
      const style = lineIndex === 0 ? "600 11px" : "11px";
      write(line, style, x, y + cell.garment + (lineIndex + 1) * cell.line, cell.width - 6);
    });
  });
  return canvas;
}

/** Room for so many images below a head. @param scale pixels of the picture to one of the layout */
function whiteCanvas(columnCount: number, rowCount: number, scale: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = scale * (columnCount * cell.width + 2 * cell.margin);
  canvas.height = scale * (rowCount * cell.height + headHeight + cell.margin);
  const context = canvas.getContext("2d")!;
  context.scale(scale, scale);
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Writes a line in black in the page's typeface, narrowed to a width, px. @param style weight and size as in CSS */
type Writer = (text: string, style: string, x: number, y: number, width: number) => void;

function writer(context: CanvasRenderingContext2D): Writer {
  const typeface = getComputedStyle(document.body).getPropertyValue("--sans-serif");
  return (text, style, x, y, width) => {
    context.fillStyle = "black";
    context.font = `${style} ${typeface}`;
    context.fillText(text, x, y, width);
  };
}

/** The lines below an image: its class and number, and what each model that errs took it for. */
function captionLines(images: TestImages, image: number): string[] {
  const errors = slots
    .filter((slot) => !isRight(images, slot, image))
    .map((slot) => `${images.models[slot].name}: ${className(images.models[slot].predictions[image]!)}`);
  return [`${className(images.labels[image]!)} ${image}`, ...errors];
}
