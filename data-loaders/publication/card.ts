import {decode} from "fast-png";
import {className} from "../../src/lib/classNames.js";
import {onlyCnnRight} from "../../src/lib/highlights.js";
import type {Tables} from "../../src/lib/tables.js";
import {Canvas, type Colour} from "./canvas.js";
import {lines, typeface, write} from "./typeface.js";

/** Size of the card, px, as the sites that show it ask for. */
export const cardSize = {width: 1200, height: 630} as const;

const paper: Colour = [251, 249, 244];
const ink: Colour = [31, 28, 24];
const muted: Colour = [101, 94, 84];
const error: Colour = [161, 58, 85];

const margin = 64;
const pixelWidth = 16;
const headlineSizes = [54, 48, 42, 36, 30] as const;

export interface CardWords {
  readonly title: string;
  readonly headline: string;
  /** The line beneath: what the headline rests on. */
  readonly below: string;
}

/**
 * The report's card for sites that show one beside a link, as a PNG: a garment that the ANN was most confident of and wrong
 * about, its answer struck out over the right one, and the finding.
 * @param files the report's files by name
 */
export function card(
  tables: Pick<Tables, "predictions" | "highlights" | "sheets">,
  files: Readonly<Record<string, Uint8Array>>,
  {title, headline, below}: CardWords
): Uint8Array {
  const canvas = new Canvas(cardSize.width, cardSize.height, paper);
  const [regular, bold] = [typeface(400), typeface(600)];
  const [shown] = onlyCnnRight(tables);
  if (shown !== undefined) {
    drawGarment(canvas, garment(tables, files, shown.example));
    const wrong = className(shown.ann.prediction);
    const width = write(canvas, wrong, {left: margin, baseline: 552}, {font: regular, size: 32, colour: muted});
    canvas.rectangle(margin - 6, 540, Math.round(width) + 12, 4, error);
    write(canvas, className(shown.label), {left: margin, baseline: 598}, {font: bold, size: 38, colour: ink});
  }
  const left = shown === undefined ? margin : 576;
  const width = cardSize.width - margin - left;
  write(canvas, title, {left, baseline: 106}, {font: regular, size: 30, colour: muted});
  const text = headline.replaceAll("\u202f", "");
  const size =
    headlineSizes.find((size) => lines(text, width, {font: bold, size}).length <= 5) ?? headlineSizes.at(-1)!;
  for (const [i, line] of lines(text, width, {font: bold, size}).entries())
    write(canvas, line, {left, baseline: Math.round(106 + 74 + 1.22 * size * i)}, {font: bold, size, colour: ink});
  const small = {font: regular, size: 26, colour: muted};
  for (const [i, line] of lines(below.replaceAll("\u202f", ""), width, small).toReversed().entries())
    write(canvas, line, {left, baseline: 598 - 36 * i}, small);
  return canvas.png();
}

/** A test image's levels, 28 × 28, from the sheet that the pages show it from. */
function garment(
  {highlights, sheets}: Pick<Tables, "highlights" | "sheets">,
  files: Readonly<Record<string, Uint8Array>>,
  example: number
): number[][] {
  const {sheet, cell} = highlights.find((row) => row.example === example)!;
  const {cellWidth, columnCount} = sheets.find((row) => row.sheet === sheet)!;
  const {width, channels, data} = decode(files[`${sheet}.png`]!);
  const [left, top] = [(cell % columnCount) * cellWidth, Math.floor(cell / columnCount) * cellWidth];
  return Array.from({length: cellWidth}, (_, y) =>
    Array.from({length: cellWidth}, (_, x) => data[((top + y) * width + left + x) * channels]!)
  );
}

function drawGarment(canvas: Canvas, levels: readonly (readonly number[])[]): void {
  for (const [y, line] of levels.entries()) {
    for (const [x, level] of line.entries()) {
      const [left, top] = [margin + pixelWidth * x, margin + pixelWidth * y];
      canvas.rectangle(left, top, pixelWidth, pixelWidth, ink, level / 255);
    }
  }
}
