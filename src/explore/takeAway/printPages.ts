import {tags} from "../../components/tags.js";
import type {TestImages} from "../images/testImages.js";
import {contactSheet, type ContactSheetOptions} from "./contactSheet.js";

const columnCount = 6;
const imagesPerPage = 7 * columnCount;

/**
 * Prints images as contact sheets, one a page, in place of what the window shows.
 * @throws Error if a sheet of images cannot be had
 */
export async function printPages(
  images: TestImages,
  selection: Uint16Array,
  options: Omit<ContactSheetOptions, "columnCount">
): Promise<void> {
  const {title} = options;
  const pageCount = Math.ceil(selection.length / imagesPerPage);
  const pages = await Promise.all(
    Array.from({length: pageCount}, (_, page) => {
      const part = selection.subarray(page * imagesPerPage, (page + 1) * imagesPerPage);
      const numbered = pageCount === 1 ? title : `${title} (${page + 1} of ${pageCount})`;
      return contactSheet(images, part, {...options, title: numbered, columnCount});
    })
  );
  const place = tags.div({class: "print-pages", "aria-hidden": "true"}, pages);
  document.body.append(place);
  addEventListener("afterprint", () => place.remove(), {once: true});
  print();
}
