import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join, parse} from "node:path";
import {fileURLToPath} from "node:url";
import {transform} from "esbuild";

/**
 * Writes a TypeScript module without imports into a built site, as a script that browsers run.
 * @param source of the module
 * @param directory of the site in which it goes, such as "_prerender"
 * @returns its path in the site, with a hash of its content
 */
export async function writeClientScript(folder: string, source: URL, directory: string): Promise<string> {
  const code = await readFile(source, "utf8");
  const {code: script} = await transform(code, {loader: "ts", format: "esm", target: "es2022", minify: true});
  const path = `${directory}/${parse(fileURLToPath(source)).name}.${shortHash(script)}.js`;
  await mkdir(join(folder, directory), {recursive: true});
  await writeFile(join(folder, path), script);
  return path;
}

/** A TypeScript module without imports as a script that can stand in a page, with names of its own. */
export async function inlineScript(source: URL): Promise<string> {
  const code = await readFile(source, "utf8");
  return (await transform(code, {loader: "ts", format: "iife", target: "es2022", minify: true})).code.trim();
}

/** Eight hexadecimal digits of a content's hash, as Framework puts into names. */
export function shortHash(content: string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 8);
}
