import {fixed} from "../lib/format.js";

/** The networks' files, of which a page tells how much has arrived. */
const modelFile = /^(?:models\.json|kernels\.wasm|ann-weights\.f32|cnn-weights\.f32|detector\.f32)$/;

/** How a file of the site arrives, as site/harden/verifiedFetch.ts tells of it. */
interface FileProgress {
  readonly name: string;
  readonly received: number;
  /** Bytes of the whole file; 0 where the host does not say. */
  readonly total: number;
}

/**
 * Says how the networks are being loaded, until it is ended: nothing where they are there within moments.
 * @param say takes what to tell
 */
export function loadingWords(say: (words: string) => void): {end(): void} {
  const files = new Map<string, FileProgress>();
  const told = new AbortController();
  const tell = (): void => {
    const sum = (of: (file: FileProgress) => number): number =>
      [...files.values()].reduce((all, one) => all + of(one), 0);
    const [received, total] = [sum((one) => one.received), sum((one) => one.total)];
    const isKnown = total > 0 && [...files.values()].every((one) => one.total > 0);
    const amount =
      received === 0
        ? ""
        : isKnown
          ? `, ${megabytes(received)} of ${megabytes(total)} MB`
          : `, ${megabytes(received)} MB`;
    say(`Loading both networks${amount}`);
  };
  const patience = setTimeout(tell, 300);
  addEventListener(
    "fileprogress",
    (event) => {
      const {detail} = event as CustomEvent<FileProgress>;
      if (!modelFile.test(detail.name)) return;
      files.set(detail.name, detail);
      tell();
    },
    {signal: told.signal}
  );
  return {
    end() {
      clearTimeout(patience);
      told.abort();
    }
  };
}

function megabytes(bytes: number): string {
  return fixed(bytes / 1e6, 1);
}
