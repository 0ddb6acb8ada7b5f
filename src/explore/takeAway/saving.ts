import {count} from "../../lib/format.js";
import {copied} from "../../page/copied.js";
import {pngOfCanvas} from "../../page/pngOfCanvas.js";
import {saveFile} from "../../page/saveFile.js";
import {filtersInWords} from "../filters/filtersInWords.js";
import type {Shown} from "../shown.js";
import {contactSheet, mostOnSheet} from "./contactSheet.js";
import {printPages} from "./printPages.js";
import {selectionTable, type SelectionColumn} from "./selectionTable.js";
import {taken, type TakeAwayOptions} from "./takeAways.js";

// What each way to take images away does; each gives what to tell the reader when it is done, if anything.

const sheetColumns = 10;

/** Saves the numbers of the images as CSV, each with its address. */
export async function saveCsv(options: TakeAwayOptions): Promise<undefined> {
  const {selectionCsv} = await import("./selectionFiles.js");
  const now = held(options);
  const addresses = Array.from(taken(now.shown()), (image) => new URL(`?image=${image}`, location.href).href);
  const text = selectionCsv([...(await table(now)), {name: "address", values: addresses}]);
  saveFile(fileName(now.shown(), "csv"), new Blob([text], {type: "text/csv"}));
}

/** Saves them as Arrow, with the address of the view in the schema's metadata. */
export async function saveArrow(options: TakeAwayOptions): Promise<undefined> {
  const {selectionArrow} = await import("./selectionFiles.js");
  const now = held(options);
  const bytes = selectionArrow(await table(now), {address: await now.link()});
  saveFile(fileName(now.shown(), "arrow"), new Blob([bytes], {type: "application/vnd.apache.arrow.file"}));
}

/** The same ways with what is shown now, however the reader goes on meanwhile. */
function held(options: TakeAwayOptions): TakeAwayOptions {
  const now = options.shown();
  return {...options, shown: () => now};
}

async function table({withMeasures, known}: TakeAwayOptions): Promise<SelectionColumn[]> {
  const shown = await withMeasures();
  return selectionTable(shown.images, taken(shown), await known(shown.images));
}

/** Saves a contact sheet. */
export async function savePng({garments, shown}: TakeAwayOptions): Promise<string | undefined> {
  const now = shown();
  const images = taken(now);
  const look = {...titled(now), garments, columnCount: sheetColumns};
  const sheet = await contactSheet(now.images, images.subarray(0, mostOnSheet), look);
  saveFile(fileName(now, "png"), await pngOfCanvas(sheet));
  return firstOnly(images);
}

/** Prints contact sheets. */
export async function print({garments, shown}: TakeAwayOptions): Promise<string | undefined> {
  const images = taken(shown());
  await printPages(shown().images, images.subarray(0, mostOnSheet), {...titled(shown()), garments});
  return firstOnly(images);
}

/** Copies an address of what is shown. */
export async function copyLink({link}: TakeAwayOptions): Promise<string> {
  return copied(await link(), "Link copied.");
}

const longestName = 80;

/** A file's name that tells which images are in it: "shirt-the-cnn-says-coat-101.csv". */
export function fileName(shown: Shown, extension: string): string {
  const words = whichImages(shown).replaceAll("true class ", "").toLowerCase();
  const slug = words
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestName)
    .replace(/^-+|-+$/g, "");
  return `${slug}-${taken(shown).length}.${extension}`;
}

function firstOnly({length}: Uint16Array): string | undefined {
  return length > mostOnSheet ? `The first ${count(mostOnSheet)} of ${count(length)}.` : undefined;
}

function whichImages({view, images}: Shown): string {
  const filters = filtersInWords(view, images.models).map(({text}) => text);
  const picked = view.picked.length === 0 ? [] : ["picked out"];
  return [...picked, ...(filters.length === 0 ? ["all"] : filters)].join("; ");
}

function titled(shown: Shown): {title: string; address: string} {
  const {length} = taken(shown);
  return {
    title: `${count(length)} test ${length === 1 ? "image" : "images"} of Fashion-MNIST: ${whichImages(shown)}`,
    address: location.href
  };
}
