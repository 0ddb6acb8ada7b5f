import {nameDrawing} from "../components/figureShell.js";
import type {Control, Figure} from "../figures/figure.js";
import {figures} from "../figures/registry.js";
import {addressWithChoice, choiceKey, choicesInAddress} from "./figureChoices.js";
import {figureDownloads} from "./figureDownloads.js";
import {loadTables} from "./loadTable.js";
import {replaceKeepingFocus} from "./replaceKeepingFocus.js";
import {sheetUrl} from "./sheetUrl.js";

/**
 * Draws a figure of the page again for the room that there is, and after each choice and each change of the room.
 * Choices stand in the address.
 * @param frame the figure as figureShell made it
 * @throws DataFileError if a table cannot be used; the figure is then as it was
 */
export async function liveFigure(frame: HTMLElement): Promise<void> {
  const name = frame.dataset["figure"] ?? "";
  const figure = await figureNamed(name);
  const tables = await loadTables(figure.tables);
  const drawing = frame.querySelector<HTMLElement>(".figure-drawing")!;
  const {ownerDocument: document} = frame;
  const {defaultView: window} = document;
  let drawn = "";
  const draw = (): void => {
    const choices = choicesInAddress(figure.controls ?? [], name, window!.location.search);
    const width = drawing.clientWidth;
    const wanted = JSON.stringify({width, choices});
    if (width === 0 || wanted === drawn) return;
    drawn = wanted;
    const made = figure.draw(tables, {document, width, choices, sheetUrl});
    if (made.tagName.toLowerCase() === "svg") nameDrawing(made, figure.title(tables));
    replaceKeepingFocus(drawing, made);
  };
  draw();
  new ResizeObserver(draw).observe(drawing);
  liveControls(frame, name, figure.controls ?? [], draw);
  figureDownloads(frame, name);
}

async function figureNamed(name: string): Promise<Figure> {
  const load = figures[name];
  if (load === undefined)
    throw new RangeError(`unknown figure: expected one of ${Object.keys(figures).join(", ")}, got ${name}`);
  return load();
}

/** Shows a figure's controls, keeps them and the address the same, and draws when either changes. */
function liveControls(frame: HTMLElement, figure: string, controls: readonly Control[], draw: () => void): void {
  const window = frame.ownerDocument.defaultView!;
  const radios = Array.from(frame.querySelectorAll<HTMLInputElement>(".figure-controls input"));
  const show = (): void => {
    const choices = choicesInAddress(controls, figure, window.location.search);
    const checked = new Set(controls.map(({name}) => `${choiceKey(figure, name)}=${choices[name]}`));
    for (const radio of radios) radio.checked = checked.has(`${radio.name}=${radio.value}`);
    draw();
  };
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      const control = controls.find(({name}) => choiceKey(figure, name) === radio.name)!;
      window.history.replaceState(
        window.history.state,
        "",
        addressWithChoice(window.location.href, figure, control, radio.value)
      );
      draw();
    });
  }
  window.addEventListener("popstate", show);
  show();
  frame.querySelector(".figure-controls")?.removeAttribute("hidden");
}
