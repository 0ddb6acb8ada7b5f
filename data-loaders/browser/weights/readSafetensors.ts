import {PredictionFileError} from "../predictions/predictionFileError.js";
import type {NamedArray} from "./namedArray.js";

const headLength = 8;

/** Most bytes of a header, as the format has it. */
const largestHeader = 100e6;

type Entry = {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
};

/**
 * Reads a file of safetensors, of single or double precision.
 * Source: https://github.com/huggingface/safetensors#format
 * @throws PredictionFileError if it is damaged or of another precision
 */
export function readSafetensors(bytes: Uint8Array<ArrayBuffer>): NamedArray[] {
  const entries = headerOf(bytes);
  const dataStart = headLength + headerLength(bytes);
  return entries.map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [start, end]
      }
    ]) => {
      const size = {F32: 4, F64: 8}[dtype];
      if (size === undefined)
        throw new PredictionFileError(
          `“${name}” is of type ${dtype}.`,
          "Read are F32 and F64: save model.float().state_dict()."
        );
      const count = shape.reduce((product, length) => product * length, 1);
      if (end - start !== count * size || dataStart + end > bytes.length)
        throw new PredictionFileError(
          `“${name}” is cut short: expected ${count * size} bytes.`,
          "Save or copy the file again."
        );
      const {buffer} = bytes.slice(dataStart + start, dataStart + end);
      return {name, shape, values: size === 4 ? new Float32Array(buffer) : new Float64Array(buffer)};
    }
  );
}

function headerLength(bytes: Uint8Array): number {
  return bytes.length < headLength
    ? Infinity
    : Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
}

function headerOf(bytes: Uint8Array): [name: string, entry: Entry][] {
  const length = headerLength(bytes);
  try {
    if (length > largestHeader || headLength + length > bytes.length) throw new RangeError("cut short");
    const text = new TextDecoder("utf-8", {fatal: true}).decode(bytes.subarray(headLength, headLength + length));
    const all = Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>);
    const entries = all.filter(([name]) => name !== "__metadata__");
    if (!entries.every(([, entry]) => isEntry(entry))) throw new TypeError("no tensors");
    return entries as [string, Entry][];
  } catch {
    throw new PredictionFileError("The file’s head is damaged.", "Save or copy it again.");
  }
}

function isEntry(value: unknown): value is Entry {
  const {dtype, shape, data_offsets: offsets} = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  return typeof dtype === "string" && areCounts(shape) && areCounts(offsets) && offsets.length === 2;
}

function areCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0);
}
