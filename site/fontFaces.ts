interface StandIn {
  readonly style: "normal" | "italic";
  /** Fonts of readers' systems by their full names, all of the same widths. */
  readonly fonts: readonly string[];
  /** Mean width of the typeface's letters in running text, as a fraction of these fonts'. */
  readonly widthRatio: number;
}

/** A typeface that the site serves itself. */
export interface Typeface {
  readonly family: string;
  /**
   * Its files, by their names in the site's folder fonts/, and what each holds, as `unicode-range` has it: of each style
   * last the one that pages need. A file has one weight, or all from a least to a greatest.
   */
  readonly files: readonly {
    readonly name: string;
    readonly style: "normal" | "italic";
    readonly weights: readonly number[];
    readonly range: string;
  }[];
  /** What stands in until the files have come, for each style. */
  readonly standIns: readonly StandIn[];
  /** Height of its ascenders and depth of its descenders, as fractions of its size. */
  readonly ascent: number;
  readonly descent: number;
}

/**
 * Rules for typefaces and, as "FAMILY Fallback", for what stands in for each at the same widths and heights, so that
 * nothing moves when a file comes. For a page's head, as Framework bundles no fonts with style sheets.
 * @param path of the page, as Framework has it: "/nested/page"
 * @param folder of the files: a preview serves them where it serves all files
 */
export function fontFaces(typefaces: readonly Typeface[], path: string, folder = "fonts"): string {
  const up = "../".repeat(path.split("/").length - 2) || "./";
  const rules = typefaces.flatMap((typeface) => [...ownRules(typeface, up + folder), ...standInRules(typeface)]);
  return `<style>${rules.join("")}</style>`;
}

function ownRules({family, files}: Typeface, folder: string): string[] {
  return files.map(
    ({name, style, weights, range}) =>
      `@font-face{font-family:"${family}";font-style:${style};font-weight:${weights.join(" ")};font-display:swap;src:url("${folder}/${name}") format("woff2");unicode-range:${range}}`
  );
}

function standInRules({family, standIns, ascent, descent}: Typeface): string[] {
  const percent = (fraction: number): string => `${(100 * fraction).toFixed(2)}%`;
  return standIns.map(({style, fonts, widthRatio}) => {
    const sources = fonts.map((name) => `local("${name}")`).join(",");
    return `@font-face{font-family:"${family} Fallback";font-style:${style};src:${sources};size-adjust:${percent(widthRatio)};ascent-override:${percent(ascent / widthRatio)};descent-override:${percent(descent / widthRatio)};line-gap-override:0%}`;
  });
}
