import type {Twin} from "../figures/figure.js";
import {elements} from "./elements.js";

/**
 * Columns and rows as a table, numbers to the right.
 * @param caption names the table for assistive technology
 */
export function dataTable(
  {columns, rows}: Twin,
  {document, caption}: {document: Document; caption: string}
): HTMLElement {
  const {table, thead, tbody, tr, th, td} = elements(document);
  const isNumber = columns.map((_, i) => rows.every((row) => typeof row[i] === "number"));
  const numeric = (i: number): string | undefined => (isNumber[i] ? "numeric" : undefined);
  const head = tr(
    {},
    columns.map((column, i) => th({scope: "col", class: numeric(i)}, column))
  );
  const body = rows.map((row) =>
    tr(
      {},
      row.map((value, i) => {
        const attributes = {class: numeric(i), ...(i === 0 && {scope: "row"})};
        return i === 0 ? th(attributes, String(value)) : td(attributes, String(value));
      })
    )
  );
  return table({class: "data-table", "aria-label": caption}, thead({}, head), tbody({}, body));
}
