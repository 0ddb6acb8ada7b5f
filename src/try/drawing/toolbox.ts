import {tags} from "../../components/tags.js";
import {choiceGroup} from "../../components/choiceGroup.js";
import type {Pen} from "./strokes.js";

const {button, div, input, label, p, span} = tags;

export interface ToolSettings {
  readonly tool: "pen" | "fill";
  readonly pen: Pen;
}

/** What the toolbox can have done. */
export interface ToolActions {
  undo(): void;
  clear(): void;
  move(across: number, down: number): void;
  /** @returns what to tell when it is done */
  copyLink(): Promise<string>;
  /** Both sides are drawn alike from now on, or not. */
  onMirror(isMirrored: boolean): void;
}

export interface Toolbox {
  readonly element: HTMLElement;
  readonly settings: ToolSettings;
  /** Has both sides drawn alike, or not. */
  mirror(isMirrored: boolean): void;
}

const tools = [
  {value: "pen", label: "Pen"},
  {value: "eraser", label: "Eraser"},
  {value: "fill", label: "Fill"}
];

const widthChoices = [
  {value: "medium", label: "Medium"},
  {value: "thin", label: "Thin"},
  {value: "broad", label: "Broad"}
];

const radii = {thin: 0.6, medium: 1.2, broad: 2.4} as const;

const keysInWords =
  "By keys: arrow keys move over the pixels, Space draws, Delete erases, Shift with an arrow key draws on the way; Ctrl+Z takes back.";

const leftInWords =
  "Shoes point left in this data set. Their two sides differ, and so do a bag’s: leave “Both sides alike” off for them.";

/** Tools of the drawing: pen, eraser or fill, how broad, how bright, mirrored or not; undo, clear, move. */
export function toolbox(actions: ToolActions): Toolbox {
  const tool = choiceGroup({name: "drawing-tool", label: "Tool", choices: tools});
  const width = choiceGroup({name: "drawing-width", label: "Width", choices: widthChoices});
  const level = input({type: "range", min: 15, max: 255, step: 15, value: 210}) as HTMLInputElement;
  const mirror = input({type: "checkbox", checked: true}) as HTMLInputElement;
  mirror.addEventListener("change", () => actions.onMirror(mirror.checked));
  const element = div(
    {class: "toolbox"},
    tool,
    width,
    div({class: "toolbox-line"}, label({}, "Level ", level), label({}, mirror, span({}, "Both sides alike"))),
    div({class: "toolbox-line"}, actionButtons(actions)),
    p({class: "panel-note"}, leftInWords),
    p({class: "panel-note", id: "pixel-keys"}, keysInWords)
  );
  return {
    element,
    mirror(isMirrored) {
      mirror.checked = isMirrored;
      actions.onMirror(isMirrored);
    },
    get settings(): ToolSettings {
      const chosen = chosenOf(tool);
      const radius = radii[chosenOf(width) as keyof typeof radii];
      const penLevel = chosen === "eraser" ? 0 : Number(level.value);
      return {
        tool: chosen === "fill" ? "fill" : "pen",
        pen: {level: penLevel, radius, isMirrored: mirror.checked}
      };
    }
  };
}

function chosenOf(group: HTMLElement): string {
  return group.querySelector<HTMLInputElement>("input:checked")!.value;
}

function actionButtons({undo, clear, move, copyLink}: ToolActions): (HTMLElement | undefined)[] {
  const said = span({class: "panel-note", role: "status"});
  const copy = async (): Promise<void> => {
    said.textContent = "";
    said.textContent = await copyLink();
  };
  const made = (text: string, name: string, act: () => void): HTMLElement => {
    const one = button({type: "button", class: "quiet-button", "aria-label": name}, text);
    one.addEventListener("click", act);
    return one;
  };
  return [
    made("Undo", "Undo", undo),
    made("Clear", "Clear the drawing", clear),
    made("←", "Move the image left", () => move(-1, 0)),
    made("→", "Move the image right", () => move(1, 0)),
    made("↑", "Move the image up", () => move(0, -1)),
    made("↓", "Move the image down", () => move(0, 1)),
    made("Copy link", "Copy link to this drawing", () => void copy()),
    said
  ];
}
