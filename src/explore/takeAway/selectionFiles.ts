import {
  Dictionary,
  Field,
  Int32,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type Data,
  type DataType,
  type Uint16,
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

/**
 * Columns as an Arrow file: numbers as they are, strings dictionary-encoded. Made of one batch whether it has rows or
 * not: of vectors without values the library writes no dictionaries, which other readers then miss.
 * @param about what the file says of itself, as metadata of its schema
 */
export function selectionArrow(
  columns: readonly SelectionColumn[],
  about: Readonly<Record<string, string>> = {}
): Uint8Array<ArrayBuffer> {
  const vectors = columns.map(({values}, i): Vector =>
    ArrayBuffer.isView(values) ? vectorFromArray(values) : dictionaryVector(values, i)
  );
  const fields = columns.map(({name}, i) => new Field(name, vectors[i]!.type as DataType, false));
  const schema = new Schema(fields, new Map(Object.entries(about)));
  const children = vectors.map(
    ({data}, i): Data => (data[0] as Data | undefined) ?? makeData({type: fields[i]!.type as Uint16, length: 0})
  );
  const data = makeData({type: new Struct(fields), length: columns[0]?.values.length ?? 0, nullCount: 0, children});
  return new Uint8Array(tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), "file"));
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
