import type {Twin} from "../figures/figure.js";

/** A figure's numbers, read back from the table that the page holds of them. */
export function twinOf(frame: HTMLElement): Twin {
  const texts = (row: Element): string[] => Array.from(row.children, (cell) => cell.textContent);
  const table = frame.querySelector(".figure-twin table");
  const rows = Array.from(table?.querySelectorAll("tr") ?? [], texts);
  return {columns: rows[0] ?? [], rows: rows.slice(1)};
}
