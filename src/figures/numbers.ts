import {tags} from "../components/tags.js";
import {fixed, percent, percentInterval, signedPoints} from "../lib/format.js";
import type {Interval} from "../lib/interval.js";
import {notRecordedYet} from "../lib/notRecordedYet.js";
import type {Row} from "../lib/schemas/tableSchemas.js";

const {table, tbody, td, th, thead, tr} = tags;

/** A number as it is shown, and as it is in a file that is downloaded. */
export interface Exact {
  readonly text: string;
  /** One value, or several that a file has in columns of their own. */
  readonly values: readonly number[];
}

export type NumbersCell = string | number | Exact;

/** A figure's numbers as a table. */
export interface Numbers {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly NumbersCell[])[];
}

/** A number with the words for it: `exact(run.testAccuracy, percent(run.testAccuracy))`. */
export function exact(value: number, text: string): Exact {
  return {text, values: [value]};
}

/** An interval with the words for it. */
export function exactInterval({lower, upper}: Interval, text: string): Exact {
  return {text, values: [lower, upper]};
}

/** A fraction as percent. */
export function percentCell(value: number, digits?: number): Exact {
  return exact(value, percent(value, digits));
}

/** A number with so many decimals. */
export function fixedCell(value: number, digits: number): Exact {
  return exact(value, fixed(value, digits));
}

/** A fraction's interval as percent. */
export function intervalCell(interval: Interval, digits?: number): Exact {
  return exactInterval(interval, percentInterval(interval, digits));
}

/** The t interval of a mean over seeds; empty of one seed. */
export function seedIntervalCell({lower, upper}: Row<"seeds">): NumbersCell {
  return lower === null || upper === null ? "" : intervalCell({lower, upper}, 2);
}

/** A change in points, and its interval. */
export function changeCells(change: Row<"changes">): [difference: Exact, interval: Exact] {
  const {difference, lower, upper} = change;
  return [
    exact(difference, signedPoints(difference)),
    exactInterval(change, `${signedPoints(lower)} to ${signedPoints(upper)}`)
  ];
}

/** The p of a change, corrected. */
export function adjustedCell({adjustedPValue}: Row<"changes">): NumbersCell {
  return adjustedPValue < 0.001 ? "< 0.001" : fixedCell(adjustedPValue, 3);
}

/**
 * Columns and rows as a table, numbers to the right, or what says that there are none; a cell holds its values for the
 * file that is downloaded.
 * @param caption names the table for assistive technology
 */
export function numbersTable({columns, rows: known}: Numbers, caption: string): HTMLElement {
  const rows = known.length > 0 ? known : [columns.map((_, i) => (i === 0 ? notRecordedYet : ""))];
  const isNumeric = columns.map((_, i) => rows.every((row) => typeof row[i] === "number"));
  const attributes = (i: number, cell?: NumbersCell) => ({
    class: isNumeric[i] && "numeric",
    "data-values": typeof cell === "object" && cell.values.map(digits).join(" ")
  });
  const head = columns.map((column, i) => th({scope: "col", ...attributes(i)}, column));
  const body = rows.map((row) =>
    row.map((cell, i) => {
      const text = typeof cell === "object" ? cell.text : String(cell);
      return i === 0 ? th({scope: "row", ...attributes(i, cell)}, text) : td(attributes(i, cell), text);
    })
  );
  return table(
    {class: "data-table", "aria-label": caption},
    thead({}, tr({}, head)),
    tbody(
      {},
      body.map((cells) => tr({}, cells))
    )
  );
}

/** A number in as few digits as tell it apart: of most, which come from columns of float32, at most nine mean anything. */
function digits(value: number): string {
  const shorter = [6, 7, 8, 9].map((count) => Number(value.toPrecision(count)));
  const is32Bit = Math.fround(value) === value;
  return String(is32Bit ? shorter.find((short) => Math.fround(short) === value) : value);
}
