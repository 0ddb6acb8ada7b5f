import type {Row} from "../../src/lib/schemas/tableSchemas.js";
import {sheet, type Sheet} from "./sheet.js";

/** No pixel of bytes can deviate by more than half the scale, so deviations are shown at twice their size. */
const deviationScale = 2;

/** Each class's mean image and standard deviation image as sheets, ten cells each in the order of the labels. */
export function classImages(classPixels: readonly Row<"class-pixels">[]): Sheet[] {
  const options = {cellWidth: 28, columnCount: 10, channelCount: 1} as const;
  const levels = (images: readonly Float32Array[], scale: number): Uint8Array => {
    return Uint8Array.from(images.flatMap((image) => Array.from(image, (value) => Math.round(scale * value))));
  };
  return [
    sheet(
      levels(
        classPixels.map((row) => row.mean),
        1
      ),
      {...options, name: "class-means"}
    ),
    sheet(
      levels(
        classPixels.map((row) => row.standardDeviation),
        deviationScale
      ),
      {...options, name: "class-deviations"}
    )
  ];
}
