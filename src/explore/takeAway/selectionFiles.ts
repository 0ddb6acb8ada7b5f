import {Dictionary, Int32, tableToIPC, Table, Utf8, vectorFromArray, type Vector} from "apache-arrow";
import {csv} from "../../live/csv.js";
import type {SelectionColumn} from "./selectionTable.js";

/** Columns as comma-separated values. Source: RFC 4180. */
export function selectionCsv(columns: readonly SelectionColumn[]): string {
  const rowCount = columns[0]?.values.length ?? 0;
  const rows = Array.from({length: rowCount}, (_, row) => columns.map(({values}) => values[row]!));
  return csv({columns: columns.map(({name}) => name), rows});
}

/** Columns as an Arrow file: uint16 and float32 as they are, strings dictionary-encoded. */
export function selectionArrow(columns: readonly SelectionColumn[]): Uint8Array<ArrayBuffer> {
  const vectors = columns.map(({name, values}) => {
    const isNumeric = ArrayBuffer.isView(values);
    return [
      name,
      isNumeric ? vectorFromArray(values) : vectorFromArray(values, new Dictionary(new Utf8(), new Int32()))
    ];
  });
  return new Uint8Array(tableToIPC(new Table(Object.fromEntries(vectors) as Record<string, Vector>), "file"));
}
