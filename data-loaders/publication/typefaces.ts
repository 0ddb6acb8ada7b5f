import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);

/** Code points of ², ³ and ¹: the files have no other raised digits, and those of one number are to be of one face. */
const raised = [0xb2, 0xb3, 0xb9];

/** Characters beside ASCII that the pages' own sentences hold, of those that the packages' files are for. */
const others = "\u00a0§©°±µ·×ü–—‘’“”•…\u202f−↑↓";
const frequent = Array.from({length: 95}, (_, i) => String.fromCharCode(32 + i)).join("") + others;
const frequentPoints = Array.from(frequent, (one) => one.charCodeAt(0));

/** Code points that a package's file for the Latin script has besides. */
function restPoints(family: string): number[] {
  const {latin} = require(`@fontsource-variable/${family}/unicode.json`) as {readonly latin: string};
  const all = latin.split(",").flatMap((part) => {
    const [first, last = first] = part
      .slice("U+".length)
      .split("-")
      .map((digits) => parseInt(digits, 16));
    return Array.from({length: last! - first! + 1}, (_, i) => first! + i);
  });
  return all.filter((point) => point >= 32 && !raised.includes(point) && !frequentPoints.includes(point));
}

/** Code points as `unicode-range` has them: "U+20-7e,U+a0". */
function rangeOf(points: readonly number[]): string {
  const sorted = points.toSorted((a, b) => a - b);
  const firsts = sorted.filter((point) => !sorted.includes(point - 1));
  const lasts = sorted.filter((point) => !sorted.includes(point + 1));
  const hex = (point: number): string => point.toString(16);
  return firsts.map((first, i) => `U+${hex(first)}${lasts[i] === first ? "" : `-${hex(lasts[i]!)}`}`).join(",");
}

/** Weights that the pages use. */
const weightsOf = {normal: [400, 700], italic: [400]} as const;

/** Kerning and ligatures, which browsers apply, and the figures of equal width that the styles ask for. */
const keepFeatures = ["kern", "liga", "calt", "ccmp", "locl", "mark", "lnum", "tnum"];

interface FontFile {
  readonly name: string;
  readonly style: "normal" | "italic";
  readonly weights: readonly number[];
  readonly range: string;
  readonly source: string;
  /** Whether it is all of its source. */
  readonly isWhole: boolean;
}

/**
 * A face as two files: the first holds what each page needs, in half the bytes, the other all of the package's file, for
 * what readers may write besides. No character is of both, as Firefox and WebKit ask for the other while the first is on its way.
 */
function files(family: string, style: "normal" | "italic"): [rest: FontFile, first: FontFile] {
  const source = `@fontsource-variable/${family}/files/${family}-latin-wght-${style}.woff2`;
  const [rest, first] = [`${family}-${style}-rest.woff2`, `${family}-${style}.woff2`];
  const common = {style, weights: weightsOf[style], source};
  return [
    {...common, name: rest, range: rangeOf(restPoints(family)), isWhole: true},
    {...common, name: first, range: rangeOf(frequentPoints), isWhole: false}
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
    standIns: [{style: "normal", fonts: ["Arial", "Liberation Sans"], widthRatio: 0.9263}],
    ascent: 1.024,
    descent: 0.4
  }
] as const;

/** The files of all typefaces by name, the same bytes on every machine. @throws Error that names a font that is damaged */
export async function fontFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const all = typefaces.flatMap((typeface) => [...typeface.files]);
  return Object.fromEntries(await Promise.all(all.map(async (one) => [one.name, await contentOf(one)] as const)));
}

async function contentOf({source, weights, isWhole}: FontFile): Promise<Uint8Array> {
  const whole = readFileSync(require.resolve(source));
  if (isWhole) return whole;
  const [min, max = min] = weights;
  const wght = min === max ? min! : {min: min!, max: max!};
  const options = {targetFormat: "woff2", variationAxes: {wght}, keepFeatures} as const;
  return subsetFont(whole, frequent, options).catch((cause: unknown) => {
    throw new Error(`cannot use ${source}: expected a font, got ${whole.length} bytes that are none; run npm ci`, {
      cause
    });
  });
}
