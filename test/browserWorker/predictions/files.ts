import {readFileSync} from "node:fs";
import {unzipSync} from "fflate";

/** Predictions as four libraries write them, whole, spoilt, and files that are none; test/fixtures/predictions/make.py wrote them. */
const files = unzipSync(readFileSync(new URL("../../fixtures/predictions/files.zip", import.meta.url)));

/** The labels of the test images. */
export const labels = fileBytes("labels.u8");

/** A file by its name. @throws RangeError if there is none */
export function fileBytes(name: string): Uint8Array<ArrayBuffer> {
  const bytes = files[name];
  if (bytes === undefined) throw new RangeError(`no file of predictions: got ${name}`);
  return new Uint8Array(bytes);
}

/** Names of the files in a folder. */
export function namesIn(folder: "good" | "doubt" | "error"): string[] {
  return Object.keys(files).filter((name) => name.startsWith(`${folder}/`));
}
