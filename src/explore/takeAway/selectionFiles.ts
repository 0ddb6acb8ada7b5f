import {
  Dictionary,
  Int32,
  makeData,
  makeVector,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Vector
} from "apache-arrow";
import {csvOfRows} from "../../page/csv.js";
import type {SelectionColumn} from "./selectionTable.js";

/** Columns as comma-separated values. Source: RFC 4180. */
export function selectionCsv(columns: readonly SelectionColumn[]): string {
  const rowCount = columns[0]?.values.length ?? 0;
  const rows = Array.from({length: rowCount}, (_, row) => columns.map(({values}) => values[row]!));
  return csvOfRows([columns.map(({name}) => name), ...rows]);
}

/** Columns as an Arrow file: uint16 and float32 as they are, strings dictionary-encoded. */
export function selectionArrow(columns: readonly SelectionColumn[]): Uint8Array<ArrayBuffer> {
  const vectors = columns.map(({name, values}, i) => {
    return [name, ArrayBuffer.isView(values) ? vectorFromArray(values) : dictionaryVector(values, i)] as const;
  });
  return new Uint8Array(tableToIPC(new Table(Object.fromEntries(vectors) as Record<string, Vector>), "file"));
}

/**
 * Strings as an Arrow vector. Not by arrow's own builder, which compiles code from text: the page's content security
 * policy forbids that.
 * @param id of the dictionary, one for each in a file
 */
function dictionaryVector(values: readonly string[], id: number): Vector {
  const names = [...new Set(values)];
  const encoded = names.map((name) => new TextEncoder().encode(name));
  const valueOffsets = new Int32Array(names.length + 1);
  encoded.forEach((bytes, i) => (valueOffsets[i + 1] = valueOffsets[i]! + bytes.length));
  const data = Uint8Array.from(encoded.flatMap((bytes) => Array.from(bytes)));
  const dictionary = makeVector(makeData({type: new Utf8(), length: names.length, valueOffsets, data}));
  const places = new Map(names.map((name, place) => [name, place]));
  const indices = Int32Array.from(values, (value) => places.get(value)!);
  return makeVector(
    makeData({type: new Dictionary(new Utf8(), new Int32(), id), length: values.length, data: indices, dictionary})
  );
}
