import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import opentype, {type Font} from "opentype.js";
import type {Canvas, Colour} from "./canvas.js";

const require = createRequire(import.meta.url);

/** A weight of the typeface that the pages are set in. */
export function typeface(weight: 400 | 600): Font {
  const file = readFileSync(
    require.resolve(`@fontsource/source-serif-4/files/source-serif-4-latin-${weight}-normal.woff`)
  );
  return opentype.parse(new Uint8Array(file).buffer);
}

export interface TextStyle {
  readonly font: Font;
  readonly size: number;
  readonly colour: Colour;
}

/** Writes a line of text. @param baseline of the letters, px from the top @returns its width, px */
export function write(
  canvas: Canvas,
  text: string,
  {left, baseline}: {left: number; baseline: number},
  {font, size, colour}: TextStyle
): number {
  canvas.fill(font.getPath(text, left, baseline, size).commands, colour);
  return font.getAdvanceWidth(text, size);
}

/** Breaks a text into lines that are at most so wide, between its words. */
export function lines(text: string, width: number, {font, size}: Pick<TextStyle, "font" | "size">): string[] {
  const found: string[] = [];
  for (const word of text.split(" ")) {
    const longer = found.length === 0 ? word : `${found.at(-1)!} ${word}`;
    if (found.length > 0 && font.getAdvanceWidth(longer, size) <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}
