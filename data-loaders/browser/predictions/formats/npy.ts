import {matrixColumns, type FileTable} from "../column.js";
import {PredictionFileError} from "../predictionFileError.js";

/** Whether bytes are an array as NumPy saves it. */
export function isNpy(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 6)) === "\x93NUMPY";
}

/** A NumPy array as it lies in a file. */
export interface NpyArray {
  readonly shape: readonly number[];
  /** Row by row, whatever the order in the file. */
  readonly values: Float64Array | readonly string[];
}

/**
 * Reads an array of NumPy: integers, floats and truth values of every width and byte order, and words.
 * Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays", versions 1 to 3.
 * @throws PredictionFileError for other types, more than two axes, or fewer bytes than it says
 */
export function readNpy(bytes: Uint8Array): FileTable {
  const {shape, values} = readArray(bytes);
  const axes = shape.length > 1 ? shape.filter((length) => length !== 1) : shape;
  if (axes.length > 2) {
    throw new PredictionFileError(
      `The array has ${shape.length} axes: ${shape.join(" × ")}.`,
      "Expected are 10,000 class ids, or 10,000 × 10 probabilities or logits."
    );
  }
  const [rowCount = 1, columnCount = 1] = axes;
  if (!(values instanceof Float64Array)) return {columns: [{name: "", values}], notes: []};
  if (rowCount === 10 && columnCount > 10) {
    const turned = values.map((_, i) => values[(i % 10) * columnCount + Math.floor(i / 10)]!);
    const notes = [`The array is ${rowCount} × ${columnCount}: read with its axes exchanged.`];
    return {columns: matrixColumns(turned, columnCount, rowCount), notes};
  }
  return {columns: matrixColumns(values, rowCount, columnCount), notes: []};
}

/** Reads an array of any number of axes. @throws PredictionFileError as `readNpy` */
export function readArray(bytes: Uint8Array): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLong = bytes[6]! >= 2;
  const start = isLong ? 12 : 10;
  if (bytes.length < start) throw cutShort(start, bytes.length);
  const end = start + (isLong ? view.getUint32(8, true) : view.getUint16(8, true));
  const head = new TextDecoder().decode(bytes.subarray(start, end));
  const [, descr] = /'descr':\s*'([^']*)'/.exec(head) ?? [];
  const [, isFortran] = /'fortran_order':\s*(True|False)/.exec(head) ?? [];
  const [, axes] = /'shape':\s*\(([^)]*)\)/.exec(head) ?? [];
  if (descr === undefined || axes === undefined) {
    throw new PredictionFileError(`The array is of a compound type: ${head.trim()}.`, "Save one plain array.");
  }
  const shape = axes.split(",").flatMap((length) => (length.trim() === "" ? [] : [Number(length)]));
  const values = readValues(view, end, descr, shape);
  return {shape, values: isFortran === "True" && values instanceof Float64Array ? rowByRow(values, shape) : values};
}

type Read = (view: DataView, offset: number, isLittle: boolean) => number;

const reads: Readonly<Record<string, Read>> = {
  b1: (view, offset) => view.getUint8(offset),
  u1: (view, offset) => view.getUint8(offset),
  i1: (view, offset) => view.getInt8(offset),
  u2: (view, offset, isLittle) => view.getUint16(offset, isLittle),
  i2: (view, offset, isLittle) => view.getInt16(offset, isLittle),
  u4: (view, offset, isLittle) => view.getUint32(offset, isLittle),
  i4: (view, offset, isLittle) => view.getInt32(offset, isLittle),
  u8: (view, offset, isLittle) => Number(view.getBigUint64(offset, isLittle)),
  i8: (view, offset, isLittle) => Number(view.getBigInt64(offset, isLittle)),
  f2: (view, offset, isLittle) => halfFloat(view.getUint16(offset, isLittle)),
  f4: (view, offset, isLittle) => view.getFloat32(offset, isLittle),
  f8: (view, offset, isLittle) => view.getFloat64(offset, isLittle)
};

function readValues(view: DataView, start: number, descr: string, shape: readonly number[]): NpyArray["values"] {
  const [, order, kind, width] = /^([<>|=])([a-zA-Z])(\d*)$/.exec(descr) ?? [];
  const count = shape.reduce((product, length) => product * length, 1);
  const isLittle = order !== ">";
  if (kind === "U" || kind === "S") return readWords(view, start, {count, width: Number(width), kind, isLittle});
  const read = reads[`${kind}${width}`];
  if (kind === "O") {
    throw new PredictionFileError(
      "The array holds Python objects, which only Python may unpickle.",
      'Make numbers of them before saving: np.save("mine.npy", predictions.astype("int64")).'
    );
  }
  if (read === undefined) {
    throw new PredictionFileError(
      `The array is of type ${descr}.`,
      "Expected are whole numbers, floats or names of classes."
    );
  }
  const size = Number(width);
  requireBytes(view, start + count * size);
  return Float64Array.from({length: count}, (_, i) => read(view, start + i * size, isLittle));
}

interface Words {
  readonly count: number;
  /** Characters of each. */
  readonly width: number;
  readonly kind: "U" | "S";
  readonly isLittle: boolean;
}

function readWords(view: DataView, start: number, {count, width, kind, isLittle}: Words): string[] {
  const size = kind === "U" ? 4 : 1;
  requireBytes(view, start + count * width * size);
  return Array.from({length: count}, (_, i) => {
    const codes = Array.from({length: width}, (_, c) => {
      const offset = start + (i * width + c) * size;
      return kind === "U" ? view.getUint32(offset, isLittle) : view.getUint8(offset);
    });
    return String.fromCodePoint(...codes.filter((code) => code > 0 && code <= 0x10ffff));
  });
}

/** A number of IEEE 754's 16 bits. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** Values that lie column by column, row by row. */
function rowByRow(values: Float64Array, shape: readonly number[]): Float64Array {
  const [rows = 1, columns = 1] = shape;
  return shape.length === 2 ? values.map((_, i) => values[(i % columns) * rows + Math.floor(i / columns)]!) : values;
}

function requireBytes({byteLength}: DataView, expected: number): void {
  if (byteLength < expected) throw cutShort(expected, byteLength);
}

function cutShort(expected: number, actual: number): PredictionFileError {
  return new PredictionFileError(
    `The file is cut short: it says that it has ${expected} bytes, and has ${actual}.`,
    "Save or copy it again."
  );
}
