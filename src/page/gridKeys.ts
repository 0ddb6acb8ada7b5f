const linkOrButton = "a[href], button";

/** A cell's place in its table, from 0; of a cell that spans several, the upper left one. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Makes a table one stop of the tab key, within which the arrow keys, Home, End and, with Ctrl, the grid's first and
 * last cell move. Enter follows the cell's link, as links do.
 * Source: WAI-ARIA Authoring Practices, "Grid", keyboard interaction for data grids.
 */
export function tableKeys(table: HTMLTableElement): void {
  for (const target of targets(table)) target.tabIndex = -1;
  firstStop(table)?.setAttribute("tabindex", "0");
  table.addEventListener("keydown", moveByKey);
  table.addEventListener("focusin", stopHere);
}

function moveByKey(event: KeyboardEvent): void {
  const table = event.currentTarget as HTMLTableElement;
  const from = placeOf(table, event.target as Element);
  const to = from && placeAfter(event, from, table);
  const target = to && targetAt(table, to);
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

function stopHere(event: FocusEvent): void {
  const table = event.currentTarget as HTMLTableElement;
  for (const target of targets(table)) target.tabIndex = target === event.target ? 0 : -1;
}

/** Where a key leads from a cell; undefined for a key that does not move. Past an edge, the cell stays. */
function placeAfter(
  {key, ctrlKey, altKey, metaKey, shiftKey}: KeyboardEvent,
  {row, column}: GridPlace,
  table: HTMLTableElement
): GridPlace | undefined {
  if (altKey || metaKey || shiftKey) return undefined;
  const cells = cellsByPlace(table);
  const {rowSpan, colSpan} = cells[row]![column]!;
  const lastRow = cells.length - 1;
  const lastColumn = cells[row]!.length - 1;
  if (key === "Home") return {row: ctrlKey ? 0 : row, column: 0};
  if (key === "End") return {row: ctrlKey ? lastRow : row, column: lastColumn};
  if (ctrlKey) return undefined;
  if (key === "ArrowUp") return {row: Math.max(0, row - 1), column};
  if (key === "ArrowDown") return {row: Math.min(lastRow, row + rowSpan), column};
  if (key === "ArrowLeft") return {row, column: Math.max(0, column - 1)};
  if (key === "ArrowRight") return {row, column: Math.min(lastColumn, column + colSpan)};
  return undefined;
}

/** Where in a table an element lies; undefined if in none of its cells. */
export function placeOf(table: HTMLTableElement, element: Element): GridPlace | undefined {
  const cell = element.closest<HTMLTableCellElement>("td, th");
  const cells = cellsByPlace(table);
  const row = cells.findIndex((line) => cell !== null && line.includes(cell));
  return row < 0 ? undefined : {row, column: cells[row]!.indexOf(cell!)};
}

/** What takes the focus for a place of a table. */
export function targetAt(table: HTMLTableElement, {row, column}: GridPlace): HTMLElement | undefined {
  const cell = cellsByPlace(table)[row]?.[column];
  return cell && targetOf(cell);
}

/** The cells of a table by row and column; one that spans several is in each of them. */
function cellsByPlace({rows}: HTMLTableElement): HTMLTableCellElement[][] {
  const cells: HTMLTableCellElement[][] = Array.from(rows, () => []);
  Array.from(rows).forEach((line, row) => {
    for (const cell of line.cells) {
      let column = 0;
      while (cells[row]![column] !== undefined) ++column;
      for (let i = 0; i < cell.rowSpan; ++i) for (let j = 0; j < cell.colSpan; ++j) cells[row + i]![column + j] = cell;
    }
  });
  return cells;
}

/** What takes the focus for a cell: its link or button, else itself. */
function targetOf(cell: HTMLTableCellElement): HTMLElement {
  return cell.querySelector<HTMLElement>(linkOrButton) ?? cell;
}

function targets({rows}: HTMLTableElement): HTMLElement[] {
  return Array.from(rows).flatMap((row) => Array.from(row.cells, targetOf));
}

function firstStop(table: HTMLTableElement): HTMLElement | undefined {
  return table.querySelector<HTMLElement>(`td :is(${linkOrButton})`) ?? targets(table)[0];
}
