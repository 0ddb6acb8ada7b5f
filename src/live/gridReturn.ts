import {placeOf, targetAt, type GridPlace} from "./gridKeys.js";

interface GridCell extends GridPlace {
  /** The table's place among the grids of the page. */
  readonly grid: number;
}

/**
 * Notes in the page's history entry which cell of a grid a reader follows, and gives it the focus again when the
 * reader comes back.
 */
export function gridReturn(document: Document): void {
  const window = document.defaultView!;
  document.addEventListener("click", ({target}) => {
    const table = (target as Element).closest<HTMLTableElement>("table[role=grid]");
    const place = table && placeOf(table, target as Element);
    if (!table || !place) return;
    const cell: GridCell = {...place, grid: grids(document).indexOf(table)};
    window.history.replaceState({...stateOf(window), gridCell: cell}, "");
  });
  const {gridCell} = stateOf(window);
  const table = gridCell && cameBack(window) ? grids(document)[gridCell.grid] : undefined;
  if (gridCell && table) targetAt(table, gridCell)?.focus({preventScroll: true});
}

function grids(document: Document): HTMLTableElement[] {
  return Array.from(document.querySelectorAll<HTMLTableElement>("table[role=grid]"));
}

function stateOf({history}: Window): {readonly gridCell?: GridCell} {
  return (history.state as {readonly gridCell?: GridCell} | null) ?? {};
}

function cameBack({performance}: Window): boolean {
  return performance
    .getEntriesByType("navigation")
    .some((entry) => (entry as PerformanceNavigationTiming).type === "back_forward");
}
