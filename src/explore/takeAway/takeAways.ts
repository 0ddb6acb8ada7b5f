import type {Garments} from "../images/garments.js";
import type {Shown} from "../shown.js";
import type {TakeAway} from "./toolbar.js";

export interface TakeAwayOptions {
  readonly garments: Garments;
  /** What is shown, with all measures once they are there. */
  readonly withMeasures: () => Promise<Shown>;
  readonly shown: () => Shown;
  /** An address of what is shown. */
  readonly link: () => Promise<string>;
}

/** All ways to take the selected images away; their code is loaded with the first that is taken. */
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
      act: async () => (await saving()).savePng(options)
    },
    {name: "Print", label: "Print these images", act: async () => (await saving()).print(options)},
    {name: "Copy link", label: "Copy link to this view", act: async () => (await saving()).copyLink(options)}
  ];
}
