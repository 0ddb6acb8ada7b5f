import {csv} from "./csv.js";
import {dataAlert} from "./dataAlert.js";
import {pngOfSvg} from "./pngOfSvg.js";
import {saveFile} from "./saveFile.js";
import {standaloneSvg} from "./standaloneSvg.js";

/** Hands the reader a figure as a file: its numbers as "csv", its drawing as "svg" or "png"; or says why there is none. */
export async function download(id: string, format: string): Promise<void> {
  const figure = (): HTMLElement => document.getElementById(id)!; // as it is now: it may have come alive since
  try {
    saveFile(`${id}.${format}`, await contentOf(figure(), format));
  } catch (error) {
    const alert = dataAlert(error, "The figure was not saved.", () => {
      alert.remove();
      void download(id, format);
    });
    figure().querySelector(".figure-downloads")!.after(alert);
  }
}

async function contentOf(figure: HTMLElement, format: string): Promise<Blob> {
  const numbers = figure.querySelector<HTMLTableElement>(".figure-numbers table")!;
  if (format === "csv") return new Blob([csv(numbers)], {type: "text/csv"});
  const drawing = await standaloneSvg(figure);
  return format === "svg" ? new Blob([drawing.text], {type: "image/svg+xml"}) : pngOfSvg(drawing);
}
