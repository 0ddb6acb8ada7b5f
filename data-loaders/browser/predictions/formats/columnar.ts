import {tableFromIPC} from "apache-arrow";
import {parquetReadObjects} from "hyparquet";
import {columnOf, type Column, type FileTable} from "../column.js";
import {PredictionFileError} from "../predictionFileError.js";

/** Whether bytes are Arrow's: a file, or a stream. */
export function isArrow(bytes: Uint8Array): boolean {
  return (
    startsWith(bytes, "ARROW1") || (bytes[0] === 0xff && bytes[1] === 0xff && bytes[2] === 0xff && bytes[3] === 0xff)
  );
}

/** Whether bytes are Parquet's. */
export function isParquet(bytes: Uint8Array): boolean {
  return startsWith(bytes, "PAR1");
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, mark.length)) === mark;
}

/** Reads an Arrow table; a column of lists of ten becomes ten columns. @throws PredictionFileError if it is damaged */
export function readArrow(bytes: Uint8Array): FileTable {
  return readColumnar("Arrow", () => {
    const table = tableFromIPC(bytes);
    return table.schema.fields.flatMap(({name}) => columnsOf(name, [...table.getChild(name)!]));
  });
}

/** Reads a Parquet table in the same way. @throws PredictionFileError if it is damaged */
export async function readParquet({buffer, byteOffset, byteLength}: Uint8Array<ArrayBuffer>): Promise<FileTable> {
  const file = buffer.slice(byteOffset, byteOffset + byteLength);
  const rows = await parquetReadObjects({file}).catch((error: Error) => {
    throw damaged("Parquet", error);
  });
  return readColumnar("Parquet", () =>
    Object.keys(rows[0] ?? {}).flatMap((name) =>
      columnsOf(
        name,
        rows.map((row) => row[name] as unknown)
      )
    )
  );
}

function readColumnar(format: string, read: () => Column[]): FileTable {
  try {
    return {columns: read(), notes: []};
  } catch (error) {
    throw damaged(format, error as Error);
  }
}

function damaged(format: string, {message}: Error): PredictionFileError {
  return new PredictionFileError(`The ${format} file cannot be read: ${message}.`, "Write it again.");
}

function columnsOf(name: string, values: readonly unknown[]): Column[] {
  const [first] = values;
  if (first === null || typeof first !== "object") return [columnOf(name, values.map(wordOf))];
  const lists = values.map((value) => [...(value as Iterable<unknown>)]);
  return lists[0]!.map((_, i) =>
    columnOf(
      name,
      lists.map((list) => wordOf(list[i]))
    )
  );
}

function wordOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : "";
}
