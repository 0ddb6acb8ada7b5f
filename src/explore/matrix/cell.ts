import {count, fixed, percent} from "../../lib/format.js";
import type {Mode, Shade, Unit} from "../view/view.js";
import type {ModelName} from "../images/modelAnswers.js";
import type {Slot} from "../view/slots.js";
import type {AxisItem} from "./axis.js";
import {blockShare, blockSum, type ModeCounts} from "./counts.js";

/** What a matrix shows in a place. */
export interface Cell {
  readonly row: AxisItem;
  readonly column: AxisItem;
  readonly isDiagonal: boolean;
  /** Images, or how many more B has than A. */
  readonly value: number;
  readonly text: string;
  readonly spoken: string;
  /** Whether the models differ here by more than chance; then it is marked. */
  readonly isChanged: boolean;
}

export interface CellOptions extends ModeCounts {
  /** The two that are compared. */
  readonly models: Readonly<Record<Slot, Pick<ModelName, "name">>>;
  readonly mode: Mode;
  readonly unit: Unit;
  /** Decimals of percentages. */
  readonly digits?: number;
  /** Whether the models differ here by more than chance. */
  readonly isChanged: boolean;
}

export function matrixCell(row: AxisItem, column: AxisItem, options: CellOptions): Cell {
  const {counts, less, isChanged} = options;
  const value = blockSum(counts, row.labels, column.labels) - (less ? blockSum(less, row.labels, column.labels) : 0);
  const isDiagonal = row.labels.join() === column.labels.join();
  const text = cellText(row, column, options);
  return {row, column, isDiagonal, value, text, isChanged, spoken: spoken(row, column, options)};
}

function cellText(row: AxisItem, column: AxisItem, {counts, less, unit, digits = 1}: CellOptions): string {
  if (unit === "count") {
    const sum = (of: Uint32Array): number => blockSum(of, row.labels, column.labels);
    return signed(sum(counts) - (less ? sum(less) : 0), 0, less !== undefined);
  }
  const share = (of: Uint32Array): number => blockShare(of, row.labels, column.labels, unit);
  return signed(100 * (share(counts) - (less ? share(less) : 0)), digits, less !== undefined);
}

function signed(value: number, digits: number, isDifference: boolean): string {
  const text = digits === 0 && value >= 0 ? count(Math.round(value)) : fixed(value, digits);
  return isDifference && value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

function spoken(row: AxisItem, column: AxisItem, options: CellOptions): string {
  const {
    counts,
    less,
    mode,
    unit,
    isChanged,
    models: {a, b}
  } = options;
  const said = (of: Uint32Array): string => {
    const share = spokenPercent(blockShare(of, row.labels, column.labels, unit === "column" ? "column" : "row"));
    const images = count(blockSum(of, row.labels, column.labels));
    return unit === "count" ? `${images} (${share})` : `${share} (${images})`; // first what is seen
  };
  if (mode === "agreement") return `${a.name} ${row.name}, ${b.name} ${column.name}: ${said(counts)}`;
  const where = `true ${row.name}, predicted ${column.name}`;
  if (less === undefined) return `${where}: ${said(counts)}`;
  const change = isChanged ? ", more than chance" : "";
  return `${where}: ${cellText(row, column, options)}; ${b.name} ${said(counts)}, ${a.name} ${said(less)}${change}`;
}

/** With a plain space, so that the number is a word by itself. */
function spokenPercent(share: number): string {
  return percent(share).replace("\u202f", " ");
}

/**
 * How strongly each cell is shaded, in [−1, 1]: by the square root of its share of the largest that counts, so that
 * small errors show; negative where A has more.
 */
export function strengths(cells: readonly Cell[], shade: Shade): number[] {
  const counted = (cell: Cell): boolean => shade === "all" || !cell.isDiagonal;
  const largest = Math.max(1, ...cells.filter(counted).map(({value}) => Math.abs(value)));
  return cells.map((cell) => (counted(cell) ? Math.sign(cell.value) * Math.sqrt(Math.abs(cell.value) / largest) : 0));
}
