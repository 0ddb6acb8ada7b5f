import {count} from "../../lib/format.js";
import {pngOfCanvas} from "../../live/pngOfCanvas.js";
import {saveFile} from "../../live/saveFile.js";
import {filtersInWords} from "../filters/filtersInWords.js";
import type {Garments} from "../images/garments.js";
import type {Shown} from "../shown.js";
import {contactSheet, mostOnSheet} from "./contactSheet.js";
import {printPages} from "./printPages.js";
import {selectionTable} from "./selectionTable.js";
import type {TakeAway} from "./toolbar.js";

const sheetColumns = 10;

export interface TakeAwayOptions {
  readonly document: Document;
  readonly garments: Garments;
  /** What is shown, with all measures once they are there. */
  readonly withMeasures: () => Promise<Shown>;
  readonly shown: () => Shown;
}

/** All ways to take the selected images away. */
export function takeAways({document, garments, withMeasures, shown}: TakeAwayOptions): TakeAway[] {
  const name = (extension: string): string => `test-images-${shown().selection.length}.${extension}`;
  const columns = async () => {
    const {images, selection} = await withMeasures();
    return selectionTable(images, selection);
  };
  const look = () => ({document, garments, title: titleOf(shown()), address: document.location.href});
  return [
    {
      name: "CSV",
      label: "Download these images’ numbers as CSV",
      async act() {
        const {selectionCsv} = await import("./selectionFiles.js");
        saveFile(name("csv"), new Blob([selectionCsv(await columns())], {type: "text/csv"}), document);
        return undefined;
      }
    },
    {
      name: "Arrow",
      label: "Download these images’ numbers as Arrow",
      async act() {
        const {selectionArrow} = await import("./selectionFiles.js");
        const type = "application/vnd.apache.arrow.file";
        saveFile(name("arrow"), new Blob([selectionArrow(await columns())], {type}), document);
        return undefined;
      }
    },
    {
      name: "PNG",
      label: "Download a contact sheet of these images as PNG",
      async act() {
        const {images, selection} = shown();
        const part = selection.subarray(0, mostOnSheet);
        saveFile(
          name("png"),
          await pngOfCanvas(await contactSheet(images, part, {...look(), columnCount: sheetColumns})),
          document
        );
        return firstOnly(selection);
      }
    },
    {
      name: "Print",
      label: "Print these images",
      async act() {
        const {images, selection} = shown();
        await printPages(images, selection.subarray(0, mostOnSheet), look());
        return firstOnly(selection);
      }
    },
    {
      name: "Copy link",
      label: "Copy link to this view",
      async act() {
        await document.defaultView!.navigator.clipboard.writeText(document.location.href);
        return "Link copied.";
      }
    }
  ];
}

function firstOnly({length}: Uint16Array): string | undefined {
  return length > mostOnSheet ? `The first ${count(mostOnSheet)} of ${count(length)}.` : undefined;
}

function titleOf({view, selection}: Shown): string {
  const filters = filtersInWords(view).map(({text}) => text);
  return `${count(selection.length)} test images of Fashion-MNIST: ${filters.length === 0 ? "all" : filters.join("; ")}`;
}
