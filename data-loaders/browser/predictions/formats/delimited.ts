import {dsvFormat} from "d3";
import {classCount} from "../../../../src/lib/classNames.js";
import {columnOf, type FileTable} from "../column.js";
import {classOf} from "../classOf.js";
import {PredictionFileError} from "../predictionFileError.js";

/**
 * Reads a table of text: values apart by commas, tabs, semicolons or blanks, with a head or without. Lines that begin
 * with # are passed over.
 * @throws PredictionFileError if rows differ in length, with the first that does
 */
export function readDelimited(text: string): FileTable {
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const delimiter = delimiterOf(lines[0] ?? "");
  const joined = (delimiter === " " ? lines.map((line) => line.trim().replace(/ +/g, " ")) : lines).join("\n");
  const rows = dsvFormat(delimiter).parseRows(joined);
  const [first] = rows;
  if (first === undefined) throw new PredictionFileError("The file is empty.", "Expected are 10,000 rows.");
  const uneven = rows.findIndex(({length}) => length !== first.length);
  if (uneven !== -1) {
    throw new PredictionFileError(
      `Row ${uneven + 1} has ${rows[uneven]!.length} values, the first has ${first.length}.`,
      "Every row must have as many."
    );
  }
  const hasHead = isHead(first, rows[1] ?? []);
  const body = hasHead ? rows.slice(1) : rows;
  const isDecimalComma = delimiter === ";" && body.some((row) => row.some((word) => decimalComma.test(word)));
  const columns = first.map((name, i) => {
    const words = body.map((row) => (isDecimalComma ? row[i]!.replace(decimalComma, "$1.$2") : row[i]!));
    return columnOf(hasHead ? name.trim() : "", words);
  });
  return {columns, notes: isDecimalComma ? ["Decimal commas are read as points."] : []};
}

/** Whether a row names columns: numbers follow where it has words, or it counts them, or it says what they are. */
function isHead(first: readonly string[], second: readonly string[]): boolean {
  const counted = first.filter((word) => word.trim() !== "").map(Number);
  if (counted.length >= classCount && counted.every((number, i) => number === counted[0]! + i)) return true;
  if (first.some((word, i) => !isNumber(word) && isNumber(second[i] ?? ""))) return true;
  return first.some((word) => !isNumber(word) && classOf(word) === undefined && headWords.test(word));
}

const headWords = /pred|label|class|answer|output|target|truth|categor|^y\b|y_|name|garment/i;

function isNumber(word: string): boolean {
  return word.trim() !== "" && columnOf("", [word.replace(decimalComma, "$1.$2")]).values instanceof Float64Array;
}

const decimalComma = /^(\s*[-+]?\d+),(\d+(?:e[-+]?\d+)?\s*)$/i;

/** The likeliest of the usual ones; a comma where there is none, since one column needs none. */
function delimiterOf(line: string): string {
  const found = ["\t", ";", ","].find((delimiter) => line.includes(delimiter));
  if (found !== undefined) return found;
  return /^\s*[-+\d.]\S* +\S/.test(line) ? " " : ",";
}
