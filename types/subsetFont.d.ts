declare module "subset-font" {
  /** A font with the glyphs of a text alone. The package brings no types of its own. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: "woff2";
      readonly variationAxes?: Readonly<Record<string, number | {readonly min: number; readonly max: number}>>;
      /** Layout features by their OpenType tags; all, if none are given. */
      readonly keepFeatures?: readonly string[];
    }
  ): Promise<Buffer>;
}
