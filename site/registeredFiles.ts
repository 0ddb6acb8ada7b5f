import {inlineModules} from "./inlineScripts.js";

/** A file that a page's cells or their modules may open, as Framework tells the page of it. */
export interface RegisteredFile {
  readonly name: string;
  /** Its address as the page writes it. */
  readonly path: string;
}

const registration = /registerFile\("[^"]*", (\{"name":.*?\})\);/g;

/**
 * The files that a page registers.
 * @throws Error if it registers some in a way that this does not know, so that no file goes unchecked
 */
export function registeredFiles(document: Document): RegisteredFile[] {
  const code = inlineModules(document)
    .map(({text}) => text)
    .join("\n");
  const found = Array.from(code.matchAll(registration), ([, info = ""]) => JSON.parse(info) as RegisteredFile);
  const callCount = code.match(/registerFile\(/g)?.length ?? 0;
  if (callCount !== found.length)
    throw new Error(
      `cannot read what files a page opens: expected ${callCount} calls of registerFile, got ${found.length}`
    );
  return found;
}
