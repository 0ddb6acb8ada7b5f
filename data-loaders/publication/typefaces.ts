import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

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

const file = (family: string, style: "normal" | "italic") =>
  ({
    name: `${family}-${style}.woff2`,
    style,
    source: `@fontsource-variable/${family}/files/${family}-latin-wght-${style}.woff2`
  }) as const;

/**
 * What the pages are set in. Ascents and descents are those of the files' tables `hhea`; the ratio is the width of the
 * page on results, set in each, to that in Liberation Serif and Sans, which are as wide as Times New Roman and Arial.
 */
export const typefaces = [
  {
    family: "Source Serif 4",
    files: [file("source-serif-4", "normal"), file("source-serif-4", "italic")],
    weights: [200, 900],
    range: latin("source-serif-4"),
    standIns: ["Times New Roman", "Liberation Serif"],
    widthRatio: 1.173,
    ascent: 1.036,
    descent: 0.335
  },
  {
    family: "Source Sans 3",
    files: [file("source-sans-3", "normal")],
    weights: [200, 900],
    range: latin("source-sans-3"),
    standIns: ["Arial", "Liberation Sans"],
    widthRatio: 0.9263,
    ascent: 1.024,
    descent: 0.4
  }
] as const;

/** The files of all typefaces by name. */
export function fontFiles(): Readonly<Record<string, Uint8Array>> {
  const files = typefaces.flatMap((typeface) => [...typeface.files]);
  return Object.fromEntries(files.map(({name, source}) => [name, readFileSync(require.resolve(source))]));
}
