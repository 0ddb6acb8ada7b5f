import {join} from "node:path";
import {writeFileAtomic} from "../../data-loaders/store/writeFileAtomic.js";
import {archive} from "./archive.js";
import {printed} from "./printed.js";

const name = "fashion-mnist-report";

export interface ArchiveOptions {
  /** The built site. */
  readonly site: string;
  /** Where both files go. */
  readonly folder: string;
  /** Chromium's program, which prints. */
  readonly chromium: string;
  readonly log: (line: string) => void;
}

/**
 * Writes a built site as one HTML file that opens from a disk or a stick, and its sections as a PDF where Chromium is
 * there to print them.
 * @throws Error if a file cannot be written, or Chromium fails
 */
export async function writeArchive({site, folder, chromium, log}: ArchiveOptions): Promise<void> {
  const html = Buffer.from(await archive(site));
  writeFileAtomic(join(folder, `${name}.html`), html);
  log(`${join(folder, `${name}.html`)}: the whole report in ${(html.length / 1e6).toFixed(1)} MB`);
  const pdf = join(folder, `${name}.pdf`);
  try {
    await printed(site, chromium, pdf);
    log(`${pdf}: its sections, to print`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    log(`no PDF: there is no program ${chromium}; name Chromium's in CHROMIUM_PATH`);
  }
}
