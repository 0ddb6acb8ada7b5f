import {count} from "../../lib/format.js";
import {copied} from "../../page/copied.js";
import {pngOfCanvas} from "../../page/pngOfCanvas.js";
import {saveFile} from "../../page/saveFile.js";
import {filtersInWords} from "../filters/filtersInWords.js";
import type {Shown} from "../shown.js";
import {contactSheet, mostOnSheet} from "./contactSheet.js";
import {printPages} from "./printPages.js";
import {selectionTable} from "./selectionTable.js";
import type {TakeAwayOptions} from "./takeAways.js";

// What each way to take images away does; each gives what to tell the reader when it is done, if anything.

const sheetColumns = 10;

/** Saves the numbers of the selected images as CSV. */
export async function saveCsv({withMeasures}: TakeAwayOptions): Promise<undefined> {
  const [{images, selection}, {selectionCsv}] = await Promise.all([withMeasures(), import("./selectionFiles.js")]);
  const text = selectionCsv(selectionTable(images, selection));
  saveFile(fileName(selection, "csv"), new Blob([text], {type: "text/csv"}));
}

/** Saves them as Arrow. */
export async function saveArrow({withMeasures}: TakeAwayOptions): Promise<undefined> {
  const [{images, selection}, {selectionArrow}] = await Promise.all([withMeasures(), import("./selectionFiles.js")]);
  const bytes = selectionArrow(selectionTable(images, selection));
  saveFile(fileName(selection, "arrow"), new Blob([bytes], {type: "application/vnd.apache.arrow.file"}));
}

/** Saves a contact sheet. */
export async function savePng({garments, shown}: TakeAwayOptions): Promise<string | undefined> {
  const {images, selection} = shown();
  const look = {...titled(shown()), garments, columnCount: sheetColumns};
  const sheet = await contactSheet(images, selection.subarray(0, mostOnSheet), look);
  saveFile(fileName(selection, "png"), await pngOfCanvas(sheet));
  return firstOnly(selection);
}

/** Prints contact sheets. */
export async function print({garments, shown}: TakeAwayOptions): Promise<string | undefined> {
  const {images, selection} = shown();
  await printPages(images, selection.subarray(0, mostOnSheet), {...titled(shown()), garments});
  return firstOnly(selection);
}

/** Copies an address of what is shown. */
export async function copyLink({link}: TakeAwayOptions): Promise<string> {
  return copied(await link(), "Link copied.");
}

function fileName({length}: Uint16Array, extension: string): string {
  return `test-images-${length}.${extension}`;
}

function firstOnly({length}: Uint16Array): string | undefined {
  return length > mostOnSheet ? `The first ${count(mostOnSheet)} of ${count(length)}.` : undefined;
}

function titled({view, selection, images}: Shown): {title: string; address: string} {
  const filters = filtersInWords(view, images.models).map(({text}) => text);
  const which = filters.length === 0 ? "all" : filters.join("; ");
  return {
    title: `${count(selection.length)} test images of Fashion-MNIST: ${which}`,
    address: location.href
  };
}
