import {elements} from "../components/elements.js";
import {csv} from "./csv.js";
import {pngOfSvg} from "./pngOfSvg.js";
import {saveFile} from "./saveFile.js";
import {standaloneSvg} from "./standaloneSvg.js";
import {twinOf} from "./twinOf.js";

/** Adds downloads to a figure's fold: its numbers as CSV and, where it is one SVG, the drawing as SVG and PNG. */
export function figureDownloads(frame: HTMLElement, name: string): void {
  const {ownerDocument: document} = frame;
  const save = (extension: string, content: Blob): void => saveFile(`${name}.${extension}`, content, document);
  const button = (label: string, act: () => void | Promise<void>): HTMLElement => {
    const made = elements(document).button({type: "button"}, label);
    made.addEventListener("click", () => void act());
    return made;
  };
  const buttons = [button("CSV", () => save("csv", new Blob([csv(twinOf(frame))], {type: "text/csv"})))];
  if (onlySvg(frame) !== undefined) {
    buttons.push(
      button("SVG", () => save("svg", new Blob([standaloneSvg(onlySvg(frame)!).text], {type: "image/svg+xml"})))
    );
    buttons.push(button("PNG", async () => save("png", await pngOfSvg(standaloneSvg(onlySvg(frame)!), document))));
  }
  frame.querySelector(".figure-downloads")?.append(...buttons.flatMap((element) => [element, " "]));
}

function onlySvg(frame: HTMLElement): SVGSVGElement | undefined {
  const found = frame.querySelectorAll<SVGSVGElement>(".figure-drawing svg");
  return found.length === 1 ? found[0] : undefined;
}
