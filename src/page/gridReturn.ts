import {placeOf, targetAt, type GridPlace} from "./gridKeys.js";

interface GridCell extends GridPlace {
  /** The table's place among the grids of the page. */
  readonly grid: number;
}

/**
 * Notes in the page's history entry which cell of a grid a reader follows, and gives it the focus again when the
 * reader comes back.
 */
export function gridReturn(): void {
  document.addEventListener("click", ({target}) => {
    const table = (target as Element).closest<HTMLTableElement>("table[role=grid]");
    const place = table && placeOf(table, target as Element);
    if (!table || !place) return;
    const cell: GridCell = {...place, grid: grids().indexOf(table)};
    history.replaceState({...state(), gridCell: cell}, "");
  });
  const {gridCell} = state();
  const table = gridCell && cameBack() ? grids()[gridCell.grid] : undefined;
  if (gridCell && table) targetAt(table, gridCell)?.focus({preventScroll: true});
}

function grids(): HTMLTableElement[] {
  return Array.from(document.querySelectorAll<HTMLTableElement>("table[role=grid]"));
}

function state(): {readonly gridCell?: GridCell} {
  return (history.state as {readonly gridCell?: GridCell} | null) ?? {};
}

function cameBack(): boolean {
  return performance
    .getEntriesByType("navigation")
    .some((entry) => (entry as PerformanceNavigationTiming).type === "back_forward");
}
