import {count} from "../../lib/format.js";
import {copied} from "../../page/copied.js";
import {pngOfCanvas} from "../../page/pngOfCanvas.js";
import {saveFile} from "../../page/saveFile.js";
import {filtersInWords} from "../filters/filtersInWords.js";
import type {Garments} from "../images/garments.js";
import type {Shown} from "../shown.js";
import {contactSheet, mostOnSheet} from "./contactSheet.js";
import {printPages} from "./printPages.js";
import {selectionTable} from "./selectionTable.js";
import type {TakeAway} from "./toolbar.js";

const sheetColumns = 10;

export interface TakeAwayOptions {
  readonly garments: Garments;
  /** What is shown, with all measures once they are there. */
  readonly withMeasures: () => Promise<Shown>;
  readonly shown: () => Shown;
  /** An address of what is shown. */
  readonly link: () => Promise<string>;
}

/** All ways to take the selected images away. */
export function takeAways(options: TakeAwayOptions): TakeAway[] {
  return [
    {name: "CSV", label: "Download these images’ numbers as CSV", act: () => saveCsv(options)},
    {name: "Arrow", label: "Download these images’ numbers as Arrow", act: () => saveArrow(options)},
    {name: "PNG", label: "Download a contact sheet of these images as PNG", act: () => savePng(options)},
    {name: "Print", label: "Print these images", act: () => print(options)},
    {name: "Copy link", label: "Copy link to this view", act: () => copyLink(options)}
  ];
}

async function saveCsv({withMeasures}: TakeAwayOptions): Promise<undefined> {
  const [{images, selection}, {selectionCsv}] = await Promise.all([withMeasures(), import("./selectionFiles.js")]);
  const text = selectionCsv(selectionTable(images, selection));
  saveFile(fileName(selection, "csv"), new Blob([text], {type: "text/csv"}));
}

async function saveArrow({withMeasures}: TakeAwayOptions): Promise<undefined> {
  const [{images, selection}, {selectionArrow}] = await Promise.all([withMeasures(), import("./selectionFiles.js")]);
  const bytes = selectionArrow(selectionTable(images, selection));
  saveFile(fileName(selection, "arrow"), new Blob([bytes], {type: "application/vnd.apache.arrow.file"}));
}

async function savePng({garments, shown}: TakeAwayOptions): Promise<string | undefined> {
  const {images, selection} = shown();
  const look = {...titled(shown()), garments, columnCount: sheetColumns};
  const sheet = await contactSheet(images, selection.subarray(0, mostOnSheet), look);
  saveFile(fileName(selection, "png"), await pngOfCanvas(sheet));
  return firstOnly(selection);
}

async function print({garments, shown}: TakeAwayOptions): Promise<string | undefined> {
  const {images, selection} = shown();
  await printPages(images, selection.subarray(0, mostOnSheet), {...titled(shown()), garments});
  return firstOnly(selection);
}

async function copyLink({link}: TakeAwayOptions): Promise<string> {
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
