import {gunzipSync} from "fflate";
import {refusalOfSize, type FileFormat} from "../../../src/lib/judging.js";
import type {FileTable} from "./column.js";
import {isArrow, isParquet, readArrow, readParquet} from "./formats/columnar.js";
import {readDelimited} from "./formats/delimited.js";
import {isJson, readJson} from "./formats/json.js";
import {isNpy, readNpy} from "./formats/npy.js";
import {isZip, readNpz} from "./formats/npz.js";
import {PredictionFileError, saveInstead} from "./predictionFileError.js";

/** A file's columns and its form, which its bytes tell, whatever its name. */
export interface ReadFile extends FileTable {
  readonly format: FileFormat;
}

/**
 * Reads a file of predictions.
 * @throws PredictionFileError if it is of another form, too large or damaged, with what its owner can do
 */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<ReadFile> {
  const tooLarge = refusalOfSize(bytes.length);
  if (tooLarge !== undefined) throw new PredictionFileError(tooLarge.message, tooLarge.remedy);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return readFile(unzipped(bytes));
  if (isNpy(bytes)) return {format: "NPY", ...readNpy(bytes)};
  if (isZip(bytes)) return {format: "NPZ", ...readNpz(bytes)};
  if (isArrow(bytes)) return {format: "Arrow", ...readArrow(bytes)};
  if (isParquet(bytes)) return {format: "Parquet", ...(await readParquet(bytes))};
  requireNoOther(bytes);
  const text = textOf(bytes);
  if (/^\s*</.test(text)) throw new PredictionFileError("This is a web page.", "Download the file itself.");
  return isJson(text) ? {format: "JSON", ...readJson(text)} : {format: "text", ...readDelimited(text)};
}

function unzipped(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(gunzipSync(bytes));
  } catch {
    throw new PredictionFileError("The compressed file is damaged.", "Save or copy it again.");
  }
}

/** Forms that are known and not read. @throws PredictionFileError for one of them */
function requireNoOther(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new PredictionFileError("The file is empty.", "Expected are 10,000 rows.");
  if (bytes[0] === 0x80 && bytes[1]! >= 2 && bytes[1]! <= 5) {
    throw new PredictionFileError("This is a pickle, which only Python may open.", saveInstead);
  }
  if (bytes[0] === 0x89 && bytes[1] === 0x48) {
    throw new PredictionFileError("This is HDF5, most likely a model or its weights.", saveInstead);
  }
  if (bytes[0] === 0x89 || (bytes[0] === 0xff && bytes[1] === 0xd8)) {
    throw new PredictionFileError(
      "This is a picture.",
      "Pictures are judged on the page Try it; here go predictions of all 10,000 test images."
    );
  }
}

/** UTF-8, or UTF-16 as spreadsheets write it. @throws PredictionFileError for bytes that are no text */
function textOf(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  try {
    const text = new TextDecoder(encoding, {fatal: true}).decode(bytes);
    if (!text.slice(0, 1000).includes("\0")) return text;
  } catch {
    // no text: told below
  }
  throw new PredictionFileError(
    "The file is of a form that is not read here.",
    `Read are CSV, NPY, NPZ, JSON, Arrow and Parquet. ${saveInstead}`
  );
}
