import JSZip from "jszip";
import type {ReportFiles} from "./makeFiles.js";

/**
 * The report's files as one zip, stored without compression and without dates: the same bytes for the same files.
 * Framework serves a file of it as data/NAME.
 */
export async function archive(files: ReportFiles): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files))
    zip.file(name, content, {date: new Date(0), compression: "STORE"});
  return zip.generateAsync({type: "uint8array"});
}
