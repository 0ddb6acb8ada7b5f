import {noFilters, type Filters, type Mode, type Wanted} from "../view/view.js";
import type {FilterName} from "../images/filter.js";

/** Filters that a matrix sets; its own counts leave them aside. */
export const matrixFilters = ["label", "saysA", "saysB", "one", "same"] as const satisfies readonly FilterName[];
export type MatrixChoice = Pick<Filters, (typeof matrixFilters)[number]>;

const nothing: MatrixChoice = {
  label: noFilters.label,
  saysA: noFilters.saysA,
  saysB: noFilters.saysB,
  one: noFilters.one,
  same: noFilters.same
};

/** The images of some rows and columns; an empty list stands for all of them. */
export function blockChoice(mode: Mode, rows: readonly number[], columns: Wanted): MatrixChoice {
  switch (mode) {
    case "b":
      return {...nothing, label: rows, saysB: columns};
    case "a":
      return {...nothing, label: rows, saysA: columns};
    case "agreement":
      return {...nothing, saysA: rows, saysB: columns};
    case "difference":
      return {...nothing, label: rows, one: columns};
  }
}

/** The images on the diagonal, or off it. In the difference: those that just one model gets right. */
export function diagonalChoice(mode: Mode, isOn: boolean): MatrixChoice {
  if (mode === "agreement") return {...nothing, same: isOn};
  return blockChoice(mode, [], isOn ? "right" : "wrong");
}

/** Whether a view has just this choice of a matrix. */
export function isChosen(choice: MatrixChoice, filters: Filters): boolean {
  return matrixFilters.every((name) => String(choice[name]) === String(filters[name]));
}

/** No choice where that one is made already, else the choice: what a second press takes back. */
export function toggled(choice: MatrixChoice, filters: Filters): MatrixChoice {
  return isChosen(choice, filters) ? nothing : choice;
}
