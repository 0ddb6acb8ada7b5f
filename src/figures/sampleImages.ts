import {garment} from "../components/garment.js";
import {tags} from "../components/tags.js";
import {className, classNames} from "../lib/classNames.js";
import {countWord} from "../lib/seedWords.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures} from "./figure.js";

const {div, p} = tags;

type Data = Pick<Tables, "samples" | "sheets">;

/** Ten training images of each class. */
export function sampleImages(data: Data, options: Pictures): HTMLElement {
  return figure(
    {
      name: "sample-images",
      title: `Ten classes, ${countWord(data.samples.length / classNames.length)} random examples each`,
      caption:
        "Training images of 28 × 28 pixels, drawn with a seed; shown dark on light, the files store them light on dark.",
      numbers: {
        columns: ["Class", "Images of the training file"],
        rows: classNames.map((name, label) => [
          name,
          data.samples
            .filter((row) => row.label === label)
            .map((row) => row.example)
            .join(", ")
        ])
      },
      tables: ["samples", "sheets"]
    },
    draw(data, options)
  );
}

function draw({samples: rows, sheets}: Data, {images}: Pictures): Element {
  const lines = classNames.map((name, label) => {
    const garments = rows
      .filter((row) => row.label === label)
      .map((row) => {
        const sheet = sheets.find(({sheet: key}) => key === row.sheet)!;
        return garment(sheet, row.cell, {
          images,
          label: `${className(label)}, training image ${row.example}`
        });
      });
    return div({class: "sample-line"}, p({class: "sample-name"}, name), div({class: "sample-images"}, garments));
  });
  return div({class: "samples"}, lines);
}
