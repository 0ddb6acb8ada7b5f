import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);

/**
 * The characters of the packages' files for the Latin script, but for ², ³ and ¹: the files have no other raised digits,
 * and those of one number are to be of one face.
 */
const latin = (family: string): string =>
  (require(`@fontsource-variable/${family}/unicode.json`) as {readonly latin: string}).latin.replace(
    "U+0000-00FF",
    "U+0000-00B1,U+00B4-00B8,U+00BA-00FF"
  );

/** Characters beside ASCII that the pages' own sentences hold and the packages' files have. */
const others = "\u00a0§©°±µ·×ü–—‘’“”•…\u202f−↑↓";
const frequent = Array.from({length: 95}, (_, i) => String.fromCharCode(32 + i)).join("") + others;

/** As `unicode-range` has it: "U+20-7E,U+A0". */
const frequentRange = ["U+20-7E", ...Array.from(others, (one) => `U+${one.charCodeAt(0).toString(16)}`)].join(",");

/** Weights that the styles ask for. */
const weights = [400, 700] as const;

/** Kerning and ligatures, which browsers apply, and the figures of equal width that the styles ask for. */
const keepFeatures = ["kern", "liga", "calt", "ccmp", "locl", "mark", "lnum", "tnum"];

interface FontFile {
  readonly name: string;
  readonly style: "normal" | "italic";
  readonly range: string;
  readonly source: string;
}

/**
 * A face as two files: the first holds what each page needs, in half the bytes, the other all of the package's file, for
 * what readers may write besides. Where both have a character, browsers take the rule that comes last.
 */
function files(family: string, style: "normal" | "italic"): [rest: FontFile, first: FontFile] {
  const source = `@fontsource-variable/${family}/files/${family}-latin-wght-${style}.woff2`;
  const [rest, first] = [`${family}-${style}-rest.woff2`, `${family}-${style}.woff2`];
  return [
    {name: rest, style, range: latin(family), source},
    {name: first, style, range: frequentRange, source}
  ];
}

/**
 * What the pages are set in. Ascents and descents are those of the files' tables `hhea`; a ratio is the width of the
 * page on results, in italics of all titles that /references cites, to that in Liberation Serif or Sans, which are as wide
 * as Times New Roman and Arial.
 */
export const typefaces = [
  {
    family: "Source Serif 4",
    files: [...files("source-serif-4", "normal"), ...files("source-serif-4", "italic")],
    weights,
    standIns: [
      {style: "normal", fonts: ["Times New Roman", "Liberation Serif"], widthRatio: 1.173},
      {style: "italic", fonts: ["Times New Roman Italic", "Liberation Serif Italic"], widthRatio: 1.08}
    ],
    ascent: 1.036,
    descent: 0.335
  },
  {
    family: "Source Sans 3",
    files: files("source-sans-3", "normal"),
    weights,
    standIns: [{style: "normal", fonts: ["Arial", "Liberation Sans"], widthRatio: 0.9263}],
    ascent: 1.024,
    descent: 0.4
  }
] as const;

/** The files of all typefaces by name, the same bytes on every machine. */
export async function fontFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const all = typefaces.flatMap((typeface) => [...typeface.files]);
  return Object.fromEntries(await Promise.all(all.map(async (one) => [one.name, await contentOf(one)] as const)));
}

async function contentOf({range, source}: FontFile): Promise<Uint8Array> {
  const whole = readFileSync(require.resolve(source));
  if (range !== frequentRange) return whole;
  const [min, max] = weights;
  return subsetFont(whole, frequent, {targetFormat: "woff2", variationAxes: {wght: {min, max}}, keepFeatures});
}
