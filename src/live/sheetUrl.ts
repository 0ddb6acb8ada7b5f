import {FileAttachment} from "observablehq:stdlib";

const hrefs: Readonly<Record<string, string>> = {
  highlights: FileAttachment("../data/highlights.png").href,
  "surest-errors": FileAttachment("../data/surest-errors.png").href,
  corruptions: FileAttachment("../data/corruptions.png").href,
  "label-errors": FileAttachment("../data/label-errors.png").href,
  "nearest-pairs": FileAttachment("../data/nearest-pairs.png").href,
  samples: FileAttachment("../data/samples.png").href,
  "class-means": FileAttachment("../data/class-means.png").href,
  "class-deviations": FileAttachment("../data/class-deviations.png").href,
  "ann-first-layer": FileAttachment("../data/ann-first-layer.png").href,
  "cnn-first-layer": FileAttachment("../data/cnn-first-layer.png").href
};

/**
 * Where a sheet of images lies.
 * @param sheet file name without .png
 * @throws RangeError if the site has none of that name
 */
export function sheetUrl(sheet: string): string {
  const href = hrefs[sheet];
  if (href === undefined)
    throw new RangeError(`unknown sheet: expected one of ${Object.keys(hrefs).join(", ")}, got ${sheet}`);
  return href;
}
