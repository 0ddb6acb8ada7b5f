import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {readSite, type BuiltSite} from "../../site/builtSite.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

/** A built site made of the files given, path to content; it is removed when the test ends. */
export function siteOf(files: Readonly<Record<string, string>>): Promise<BuiltSite> {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), content);
  }
  return readSite(folder);
}

/** A page with a body, and a script as Framework writes cells. */
export function pageWith({body = "", head = "", script = ""}: {body?: string; head?: string; script?: string}): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8">${head}<script type="module">${script}</script></head><body>${body}</body></html>`;
}
