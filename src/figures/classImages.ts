import {greatest, least, mean} from "d3";
import {tags} from "../components/tags.js";
import {garment} from "../components/garment.js";
import {sheetsByName} from "../components/sheetLookup.js";
import {className, classNames, pluralName} from "../lib/classNames.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures} from "./figure.js";
import {fixedCell} from "./numbers.js";

const {li, span, ul} = tags;

type Data = Pick<Tables, "classPixels" | "sheets">;

/** Each class's mean image and how far its pixels stray from it. */
export function classImages(data: Data, options: Pictures): HTMLElement {
  return figure(
    {
      name: "class-images",
      title: title(data),
      caption:
        "Mean image of each class over its 6,000 training images; below it, how far each pixel strays from that mean.",
      method:
        "The lower images show the standard deviation of each pixel, at twice its size. Compared is its mean over the 784 pixels; a class with little ink has many that never vary.",
      numbers: {
        columns: ["Class", "Mean level", "Mean standard deviation of a pixel"],
        rows: data.classPixels.map((row) => [
          className(row.label),
          fixedCell(mean(row.mean)!, 1),
          fixedCell(mean(row.standardDeviation)!, 1)
        ])
      },
      tables: ["class-pixels", "sheets"]
    },
    draw(data, options)
  );
}

function title({classPixels: rows}: Data): string {
  const [alike, unlike] = [least, greatest].map((of) => of(rows, ({standardDeviation}) => mean(standardDeviation)!)!);
  return `Pixels vary least among images of ${pluralName(alike!.label)}, most among ${pluralName(unlike!.label)}`;
}

function draw({sheets}: Data, {images}: Pictures): Element {
  const byName = sheetsByName(sheets);
  const items = classNames.map((name, label) => {
    const pictures = ["class-means", "class-deviations"].map((sheet) => {
      return garment(byName.get(sheet)!, label, {images});
    });
    return li({}, ...pictures, span({class: "tile-words"}, name));
  });
  return ul({class: "class-images"}, items);
}
