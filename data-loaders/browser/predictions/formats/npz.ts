import {unzipSync} from "fflate";
import type {FileTable} from "../column.js";
import {PredictionFileError, saveInstead} from "../predictionFileError.js";
import {isNpy, readNpy} from "./npy.js";

/** Whether bytes are a zip archive, as NumPy's savez, PyTorch, Keras and spreadsheets write them. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! < 8;
}

/**
 * Reads the arrays of a file that NumPy's savez wrote, or one array in a zip archive; of several, all become columns under
 * their names.
 * @throws PredictionFileError if it holds none, is PyTorch's or Keras's own, or is damaged
 */
export function readNpz(bytes: Uint8Array): FileTable {
  const entries = unpacked(bytes);
  const names = entries.map(([name]) => name);
  if (names.some((name) => name.endsWith("data.pkl"))) {
    throw new PredictionFileError("This is what torch.save wrote, a pickle, which only Python may open.", saveInstead);
  }
  if (names.some((name) => /^(?:config\.json|model\.weights\.h5)$/.test(name))) {
    throw new PredictionFileError(
      "This is a Keras model and not its predictions.",
      'Predict first: np.save("mine.npy", model.predict(x_test)).'
    );
  }
  if (names.includes("xl/workbook.xml")) {
    throw new PredictionFileError("This is a spreadsheet.", "Export it as CSV.");
  }
  const arrays = entries.filter(([, content]) => isNpy(content));
  if (arrays.length === 0) {
    throw new PredictionFileError(
      `The archive holds no array of NumPy, but ${names.slice(0, 5).join(", ")}.`,
      saveInstead
    );
  }
  const tables = arrays.map(([name, content]) => ({name: name.replace(/\.npy$/, ""), ...readNpy(content)}));
  return {
    columns: tables.flatMap(({name, columns}) => columns.map((column) => ({...column, name}))),
    notes: tables.flatMap(({notes}) => notes)
  };
}

function unpacked(bytes: Uint8Array): [string, Uint8Array][] {
  try {
    return Object.entries(unzipSync(bytes, {filter: ({originalSize}) => originalSize <= 200e6}));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PredictionFileError(`The archive is damaged: ${reason}.`, "Save or copy it again.");
  }
}
