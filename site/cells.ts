import {mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {argv} from "node:process";
import {fileURLToPath} from "node:url";

const opening = /^(`{3,}|~{3,})ts\b(?!.*\brun="?false)/;

/**
 * The TypeScript cells of a page as one module, in which every line keeps its number, so that the compiler's errors
 * point into the page.
 * @param markdown a page whose code stands in fences marked "ts"
 */
export function cellsOf(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split("\n").map((line) => {
    if (fence !== undefined && line.trim() === fence) fence = undefined;
    else if (fence !== undefined) return line;
    else fence = opening.exec(line)?.[1];
    return "";
  });
  return [...lines, "export {};\n"].join("\n");
}

/**
 * Writes the cells of every page as PAGE.md.ts, so that the compiler can check them.
 * @param root folder of the pages
 * @param output folder that is emptied and filled
 */
export async function writeCells(root: string, output: string): Promise<void> {
  await rm(output, {recursive: true, force: true});
  const paths = await readdir(root, {recursive: true});
  for (const path of paths.filter((path) => path.endsWith(".md") && !path.startsWith("."))) {
    const target = join(output, `${path}.ts`);
    await mkdir(dirname(target), {recursive: true});
    await writeFile(target, cellsOf(await readFile(join(root, path), "utf8")));
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeCells("src", ".cache/cells");
