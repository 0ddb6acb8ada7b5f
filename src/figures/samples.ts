import {garment} from "../components/garment.js";
import {elements} from "../components/elements.js";
import {className, classNames} from "../lib/classNames.js";
import type {Figure} from "./figure.js";

/** Ten training images of each class. */
export const samples: Figure<"samples" | "sheets"> = {
  tables: ["samples", "sheets"],
  size: "wide",
  isFluid: true,
  title: () => "Ten kinds of garment, each as unlike itself as it is like its neighbours",
  caption: ({samples: rows}) =>
    `${rows.length / classNames.length} of the 6,000 training images of each class, drawn at random with a seed; 28 × 28 pixels each, in grays that let the background be the page.`,
  twin: ({samples: rows}) => ({
    columns: ["Class", "Images of the training file"],
    rows: classNames.map((name, label) => [
      name,
      rows
        .filter((row) => row.label === label)
        .map((row) => row.example)
        .join(", ")
    ])
  }),
  draw: ({samples: rows, sheets}, {document, sheetUrl}) => {
    const {div, p} = elements(document);
    const lines = classNames.map((name, label) => {
      const garments = rows
        .filter((row) => row.label === label)
        .map((row) => {
          const sheet = sheets.find(({sheet: key}) => key === row.sheet)!;
          return garment(sheet, row.cell, {
            document,
            sheetUrl,
            label: `${className(label)}, training image ${row.example}`
          });
        });
      return div({class: "sample-line"}, p({class: "sample-name"}, name), div({class: "sample-images"}, garments));
    });
    return div({class: "samples"}, lines);
  }
};
