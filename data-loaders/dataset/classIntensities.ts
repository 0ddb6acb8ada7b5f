import {classCount} from "../../src/lib/classNames.js";
import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {pixelCount, type Examples} from "./examples.js";
import {levelCount} from "./pixelStatistics.js";

const levelsPerBand = 8;
const bandCount = levelCount / levelsPerBand;

/** How many pixels each class has in each band of eight levels; 320 rows, class by class and band by band. */
export function classIntensities({pixels, labels}: Examples): Row<"class-intensities">[] {
  const counts = new Uint32Array(classCount * bandCount);
  labels.forEach((label, example) => {
    const start = label * bandCount;
    const end = (example + 1) * pixelCount;
    for (let i = example * pixelCount; i < end; ++i) ++counts[start + Math.floor(pixels[i]! / levelsPerBand)]!;
  });
  return Array.from(counts, (count, i) => ({
    label: Math.floor(i / bandCount),
    level: (i % bandCount) * levelsPerBand,
    count
  }));
}
