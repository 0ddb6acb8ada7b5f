import {tags} from "../../components/tags.js";
import {classCount} from "../../lib/classNames.js";
import {count} from "../../lib/format.js";
import type {TestImages} from "../images/testImages.js";
import type {Go, Shown} from "../shown.js";
import type {Mode, View} from "../view/view.js";
import {axisGroups} from "./axis.js";
import {matrixCell, strengths, type Cell} from "./cell.js";
import {blockChoice, diagonalChoice, isChosen, matrixFilters, toggled, type MatrixChoice} from "./choice.js";
import {allClasses, blockSum, changedCells, level, modeCounts, type ModeCounts} from "./counts.js";
import {matrixControls} from "./matrixControls.js";
import {matrixTable, type MatrixButton, type MatrixTable} from "./matrixTable.js";

const {button, div, p} = tags;

export interface MatrixOptions {
  /** Of which two models it speaks; others make another matrix. */
  readonly images: TestImages;
  readonly go: Go;
  /** Leads the keyboard's reader on to the images. */
  readonly onEnter: (from: HTMLElement) => void;
}

/** The matrix of the images that all other filters let pass; each cell, header and group filters by itself. */
export class MatrixPane {
  readonly element: HTMLElement;
  readonly #options: MatrixOptions;
  readonly #controls: ReturnType<typeof matrixControls>;
  readonly #caption: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #diagonal: readonly {readonly element: HTMLButtonElement; readonly isOn: boolean}[];
  #table: MatrixTable | undefined;
  #folded: string | undefined;
  #shown: Shown | undefined;
  /** Of all images, once it is asked for. */
  #changed: Uint8Array | undefined;
  /** Whether there is room for decimals in the cells. */
  readonly #isRoomy = matchMedia("(min-width: 480px)");

  constructor(options: MatrixOptions) {
    const {go, images} = options;
    this.#options = options;
    this.#controls = matrixControls(go, images);
    this.#caption = p({class: "matrix-caption", id: "matrix-caption"});
    this.#frame = div({class: "matrix-frame"});
    this.#diagonal = [true, false].map((isOn) => ({element: button({type: "button"}) as HTMLButtonElement, isOn}));
    for (const {element, isOn} of this.#diagonal)
      element.addEventListener("click", () => this.#choose((mode) => diagonalChoice(mode, isOn)));
    this.#isRoomy.addEventListener("change", () => this.#shown && this.update(this.#shown));
    this.element = div(
      {class: "matrix-pane"},
      this.#controls.element,
      this.#frame,
      div(
        {class: "matrix-diagonal"},
        this.#diagonal.map(({element}) => element)
      ),
      this.#caption
    );
  }

  update(shown: Shown): void {
    const {images, view, filtered} = shown;
    this.#shown = shown;
    this.#controls.update(view);
    const left = filtered.images(matrixFilters);
    const isWhole = left.length === images.count;
    const counts = modeCounts(images, view.mode, left);
    this.#rebuild(view.folded);
    const changed = view.mode === "difference" && isWhole ? this.#changedCells(shown) : undefined;
    const cells = this.#fillCells(counts, shown, changed);
    this.#fillHeads(counts, shown);
    this.#fillDiagonal(shown, counts);
    this.#caption.textContent = captionOf(shown, left.length, changed, cells);
  }

  #changedCells({images}: Shown): Uint8Array {
    this.#changed ??= changedCells(images);
    return this.#changed;
  }

  /** Makes the grid anew where groups have been folded or unfolded. */
  #rebuild(folded: readonly string[]): void {
    if (this.#table !== undefined && folded.join() === this.#folded) return;
    this.#folded = folded.join();
    this.#table = matrixTable(axisGroups(folded), "matrix-caption");
    for (const button of [...this.#table.cells, ...this.#table.heads]) this.#listen(button);
    this.#frame.replaceChildren(this.#table.element);
  }

  #listen({element, rows, columns}: MatrixButton): void {
    const choose = (): void => this.#choose((mode) => blockChoice(mode, rows, columns));
    element.addEventListener("click", choose);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const {view} = this.#shown!;
      if (!isChosen(blockChoice(view.mode, rows, columns), view)) choose();
      this.#options.onEnter(element);
    });
  }

  #choose(choiceOf: (mode: Mode) => MatrixChoice): void {
    const {view} = this.#shown!;
    this.#options.go(toggled(choiceOf(view.mode), view));
  }

  #fillCells(counts: ModeCounts, {view, images: {models}}: Shown, changed: Uint8Array | undefined): Cell[] {
    const {items, cells: buttons} = this.#table!;
    const digits = this.#isRoomy.matches ? 1 : 0;
    const cells = items.flatMap((row) =>
      items.map((column) => {
        const isSingle = row.labels.length === 1 && column.labels.length === 1;
        const isChanged = isSingle && changed?.[classCount * row.labels[0]! + column.labels[0]!] === 1;
        return matrixCell(row, column, {...counts, models, mode: view.mode, unit: view.unit, digits, isChanged});
      })
    );
    const strength = strengths(cells, view.mode === "difference" ? "all" : view.shade);
    buttons.forEach((button, i) => fillCell(button, cells[i]!, strength[i]!, view));
    return cells;
  }

  #fillHeads({counts, less}: ModeCounts, {view, images}: Shown): void {
    const {a, b} = images.models;
    const {heads, corner} = this.#table!;
    const isAgreement = view.mode === "agreement";
    corner.textContent = isAgreement ? `${a.name} ↓\n${b.name} →` : "true ↓\npredicted →";
    for (const {element, rows, columns} of heads) {
      const [from, to] = [rows, columns].map((labels) => (labels.length === 0 ? allClasses : labels));
      const axis = rows.length > 0 ? (isAgreement ? a.name : "true") : isAgreement ? b.name : "predicted";
      const sum = blockSum(counts, from!, to!);
      const difference = less === undefined ? "" : ` by ${b.said}, ${count(blockSum(less, from!, to!))} by ${a.said}`;
      element.setAttribute("aria-label", `all ${axis} ${element.textContent}: ${count(sum)}${difference}`);
      element.parentElement!.setAttribute(
        "aria-selected",
        String(isChosen(blockChoice(view.mode, rows, columns), view))
      );
    }
  }

  #fillDiagonal({view, images}: Shown, {counts}: ModeCounts): void {
    const onDiagonal = (of: Uint32Array): number =>
      of.reduce((sum, value, i) => (i % (classCount + 1) === 0 ? sum + value : sum), 0);
    const whole = counts.reduce((sum, value) => sum + value, 0);
    const hits = onDiagonal(counts);
    const names = diagonalNames(view.mode, images, [hits, whole - hits]);
    this.#diagonal.forEach(({element, isOn}, i) => {
      element.textContent = names[i] ?? "";
      element.hidden = names[i] === undefined;
      element.setAttribute("aria-pressed", String(isChosen(diagonalChoice(view.mode, isOn), view)));
    });
  }
}

function fillCell({element, rows, columns}: MatrixButton, cell: Cell, strength: number, view: View): void {
  const place = element.parentElement!;
  element.firstElementChild!.textContent = cell.text;
  element.setAttribute("aria-label", cell.spoken);
  place.style.setProperty("--strength", Math.abs(strength).toFixed(3));
  place.toggleAttribute("data-changed", cell.isChanged);
  place.dataset["kind"] = kindOf(cell, view);
  place.setAttribute("aria-selected", String(isChosen(blockChoice(view.mode, rows, columns), view)));
}

function kindOf({isDiagonal, value}: Cell, {mode}: View): string {
  if (mode === "difference") return value === 0 ? "none" : value > 0 === isDiagonal ? "better" : "worse";
  if (isDiagonal) return "hit";
  return value === 0 ? "none" : "error";
}

/** What the buttons for the diagonal and for what lies off it say; none where there is nothing to choose. */
function diagonalNames(mode: Mode, {models}: TestImages, [on, off]: [number, number]): (string | undefined)[] {
  if (mode === "agreement") return [`Same prediction ${count(on)}`, `Different ${count(off)}`];
  if (mode === "difference") return ["Just one model right", undefined];
  return [`${models[mode].name} right ${count(on)}`, `wrong ${count(off)}`];
}

/** Where the two differ by more than chance, and who is the better there. */
function markedInWords({a, b}: TestImages["models"], count: number, betterCount: number): string {
  const colours = `A cell has the colour of who is the better there.`;
  if (count === 0) return `${colours} In no cell do they differ by more than chance.`;
  const worseCount = count - betterCount;
  const who =
    worseCount === 0
      ? `${b.said} is the better in all of them`
      : betterCount === 0
        ? `${a.said} is the better in all of them`
        : `${b.said} is the better in ${betterCount}, ${a.said} in ${worseCount}`;
  return `${colours} • In ${count} of 100 cells they differ by more than chance: ${who}.`;
}

function captionOf(
  {view: {mode, unit}, images: {models}}: Shown,
  imageCount: number,
  changed: Uint8Array | undefined,
  cells: readonly Cell[]
): string {
  const n = `${count(imageCount)} test images`;
  const share = unit === "count" ? "" : unit === "row" ? ", in percent of the row" : ", in percent of the column";
  if (mode === "agreement")
    return `${n} by what ${models.a.said} (rows) and ${models.b.said} (columns) predict${share}.`;
  if (mode !== "difference")
    return `${n} by true class (rows) and ${models[mode].said}’s prediction (columns)${share}.`;
  const points = unit === "count" ? "images" : `percentage points of the ${unit}`;
  const what = `How many ${points} more ${models.b.said} has in a cell than ${models.a.said}, ${n}.`;
  if (changed === undefined) return `${what} Differences are tested only while all images are in.`;
  const marked = cells.filter(({isChanged}) => isChanged);
  const betterCount = marked.filter(({value, isDiagonal}) => value > 0 === isDiagonal).length;
  const marks = cells.length < 100 ? " Folded groups are not tested." : "";
  return `${what} ${markedInWords(models, marked.length, betterCount)} McNemar’s exact test, Holm’s correction for 100 cells, level ${100 * level}%.${marks}`;
}
