import {elements} from "../components/elements.js";
import {garment} from "../components/garment.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {className, classNames, pluralName} from "../lib/classNames.js";
import {fixed} from "../lib/format.js";
import type {Figure} from "./figure.js";

/** Each class's mean image and how far its pixels stray from it. */
export const classImages: Figure<"class-pixels" | "sheets"> = {
  tables: ["class-pixels", "sheets"],
  size: "wide",
  isFluid: true,
  title: ({"class-pixels": rows}) => {
    const most = rows.reduce((a, b) => (meanOf(b.standardDeviation) > meanOf(a.standardDeviation) ? b : a));
    const least = rows.reduce((a, b) => (meanOf(b.standardDeviation) < meanOf(a.standardDeviation) ? b : a));
    return `Images of ${pluralName(least.label)} are the most alike, of ${pluralName(most.label)} the least`;
  },
  caption: () =>
    "Mean image of each class over its 6,000 training images, and below it the standard deviation of each pixel at twice its size: strongest where images of the class differ.",
  twin: ({"class-pixels": rows}) => ({
    columns: ["Class", "Mean level", "Mean deviation of a pixel"],
    rows: rows.map(({label, mean, standardDeviation}) => [
      className(label),
      fixed(meanOf(mean), 1),
      fixed(meanOf(standardDeviation), 1)
    ])
  }),
  draw: ({sheets}, {document, sheetUrl}) => {
    const {ul, li, span} = elements(document);
    const byName = sheetsByName(sheets);
    const items = classNames.map((name, label) => {
      const images = ["class-means", "class-deviations"].map((sheet) =>
        garment(byName.get(sheet)!, label, {document, sheetUrl})
      );
      return li({}, ...images, span({class: "tile-words"}, name));
    });
    return ul({class: "class-images"}, items);
  }
};

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
