import type {Garments} from "../images/garments.js";
import type {TestImages} from "../images/testImages.js";
import type {Shown} from "../shown.js";
import type {Known} from "./selectionTable.js";
import type {TakeAway} from "./toolbar.js";

export interface TakeAwayOptions {
  readonly garments: Garments;
  /** What is shown, with all measures once they are there. */
  readonly withMeasures: () => Promise<Shown>;
  /** What else is known of the images. @throws Error if a file cannot be had */
  readonly known: (images: TestImages) => Promise<Known>;
  readonly shown: () => Shown;
  /** An address of what is shown. */
  readonly link: () => Promise<string>;
}

/** All ways to take images away, those picked out if there are any, else all that the filters leave; their code is loaded with the first that is taken. */
export function takeAways(options: TakeAwayOptions): TakeAway[] {
  const saving = () => import("./saving.js");
  return [
    {name: "CSV", label: "Download these images’ numbers as CSV", act: async () => (await saving()).saveCsv(options)},
    {
      name: "Arrow",
      label: "Download these images’ numbers as Arrow",
      act: async () => (await saving()).saveArrow(options)
    },
    {
      name: "PNG",
      label: "Download a contact sheet of these images as PNG",
      needsImages: true,
      act: async () => (await saving()).savePng(options)
    },
    {
      name: "Print",
      label: "Print these images",
      needsImages: true,
      act: async () => (await saving()).print(options)
    },
    {name: "Copy link", label: "Copy link to this view", act: async () => (await saving()).copyLink(options)}
  ];
}

/** The images that are taken: those picked out where there are some, in the gallery's order; else all that are shown. */
export function taken({selection, view: {picked}}: Pick<Shown, "selection" | "view">): Uint16Array {
  if (picked.length === 0) return selection;
  const inGallery = selection.filter((image) => picked.includes(image));
  return Uint16Array.from([...inGallery, ...picked.filter((image) => !inGallery.includes(image))]);
}
