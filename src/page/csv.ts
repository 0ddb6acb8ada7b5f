import {csvFormatRow} from "d3";

const ends = ["lower", "upper"] as const;

/**
 * A table of numbers as comma-separated values: the numbers themselves, not the words for them, and both ends of an
 * interval in columns of their own. Source: RFC 4180.
 * @param table as numbersTable makes it
 */
export function csv(table: HTMLTableElement): string {
  const [head = [], ...body] = Array.from(table.rows, ({cells}) => Array.from(cells));
  const isInterval = head.map((_, i) => body.some((cells) => valuesOf(cells[i]!).length > 1));
  const columns = head.flatMap(({textContent: name}, i) =>
    isInterval[i] ? ends.map((end) => `${name}, ${end}`) : [name]
  );
  const rows = body.map((cells) =>
    cells.flatMap((cell, i) => {
      const values = valuesOf(cell);
      return isInterval[i] && values.length === 1 ? [values[0]!, ""] : values;
    })
  );
  return csvOfRows([columns, ...rows]);
}

/** Rows as comma-separated values, whose lines end as RFC 4180 says. */
export function csvOfRows(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${csvFormatRow(row.map(String))}\r\n`).join("");
}

function valuesOf(cell: HTMLElement): string[] {
  return cell.dataset["values"]?.split(" ") ?? [cell.textContent];
}
