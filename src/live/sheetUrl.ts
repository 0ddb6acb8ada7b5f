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
  "test-15": FileAttachment("../data/test-15.png").href,
  "test-16": FileAttachment("../data/test-16.png").href,
  "test-17": FileAttachment("../data/test-17.png").href,
  "test-18": FileAttachment("../data/test-18.png").href,
  "test-19": FileAttachment("../data/test-19.png").href,
  "test-20": FileAttachment("../data/test-20.png").href,
  "test-21": FileAttachment("../data/test-21.png").href,
  "test-22": FileAttachment("../data/test-22.png").href,
  "test-23": FileAttachment("../data/test-23.png").href,
  "test-24": FileAttachment("../data/test-24.png").href,
  "test-25": FileAttachment("../data/test-25.png").href,
  "test-26": FileAttachment("../data/test-26.png").href,
  "test-27": FileAttachment("../data/test-27.png").href,
  "test-28": FileAttachment("../data/test-28.png").href,
  "test-29": FileAttachment("../data/test-29.png").href,
  "test-30": FileAttachment("../data/test-30.png").href,
  "test-31": FileAttachment("../data/test-31.png").href,
  "test-32": FileAttachment("../data/test-32.png").href,
  "test-33": FileAttachment("../data/test-33.png").href,
  "test-34": FileAttachment("../data/test-34.png").href,
  "test-35": FileAttachment("../data/test-35.png").href,
  "test-36": FileAttachment("../data/test-36.png").href,
  "test-37": FileAttachment("../data/test-37.png").href,
  "test-38": FileAttachment("../data/test-38.png").href,
  "test-39": FileAttachment("../data/test-39.png").href,
  "test-40": FileAttachment("../data/test-40.png").href,
  "test-41": FileAttachment("../data/test-41.png").href,
  "test-42": FileAttachment("../data/test-42.png").href,
  "test-43": FileAttachment("../data/test-43.png").href,
  "test-44": FileAttachment("../data/test-44.png").href,
  "test-45": FileAttachment("../data/test-45.png").href,
  "test-46": FileAttachment("../data/test-46.png").href,
  "test-47": FileAttachment("../data/test-47.png").href,
  "test-48": FileAttachment("../data/test-48.png").href,
  "test-49": FileAttachment("../data/test-49.png").href,
  "test-50": FileAttachment("../data/test-50.png").href,
  "test-51": FileAttachment("../data/test-51.png").href
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
