import {FileAttachment} from "observablehq:stdlib";

const hrefs: Readonly<Record<string, string>> = {
  highlights: FileAttachment("../data/highlights.png").href,
  samples: FileAttachment("../data/samples.png").href,
  "class-means": FileAttachment("../data/class-means.png").href,
  "class-deviations": FileAttachment("../data/class-deviations.png").href,
  "ann-first-layer": FileAttachment("../data/ann-first-layer.png").href,
  "cnn-first-layer": FileAttachment("../data/cnn-first-layer.png").href,
  "test-00": FileAttachment("../data/test-00.png").href,
  "test-01": FileAttachment("../data/test-01.png").href,
  "test-02": FileAttachment("../data/test-02.png").href,
  "test-03": FileAttachment("../data/test-03.png").href,
  "test-04": FileAttachment("../data/test-04.png").href,
  "test-05": FileAttachment("../data/test-05.png").href,
  "test-06": FileAttachment("../data/test-06.png").href,
  "test-07": FileAttachment("../data/test-07.png").href,
  "test-08": FileAttachment("../data/test-08.png").href,
  "test-09": FileAttachment("../data/test-09.png").href,
  "test-10": FileAttachment("../data/test-10.png").href,
  "test-11": FileAttachment("../data/test-11.png").href,
  "test-12": FileAttachment("../data/test-12.png").href,
  "test-13": FileAttachment("../data/test-13.png").href,
  "test-14": FileAttachment("../data/test-14.png").href,
  "test-15": FileAttachment("../data/test-15.png").href
};

/**
 * Where a sheet of images lies.
 * @param sheet file name without .png
 * @throws RangeError if the site has none of that name
 */
export function sheetUrl(sheet: string): string {
  const href = hrefs[sheet];
  if (href === undefined) throw new RangeError(`unknown sheet: expected one of ${Object.keys(hrefs).join(", ")}, got ${sheet}`);
  return href;
}
